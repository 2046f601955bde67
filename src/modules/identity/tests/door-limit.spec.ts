import { Settings } from '../../../core/settings.js';
import { SetClock } from '../../../core/time/clock.js';
import { DoorLimit } from '../door-limit.js';
import { networkOf, subscriberOf } from '../network.js';

const limitOf = (signInsPerMinute: number) => {
  const clock = new SetClock(new Date('2026-11-23T08:00:00Z'));
  return { clock, limit: new DoorLimit(Settings.with({ signInsPerMinute }), clock) };
};

it('lets an address knock so often a minute, and another as often', () => {
  const { clock, limit } = limitOf(2);
  limit.knock('a');
  limit.knock('a');
  expect(() => limit.knock('a')).toThrow('core.too_often');
  limit.knock('b');
  clock.set('2026-11-23T08:00:59Z');
  expect(() => limit.knock('a')).toThrow('Wait 1 s');
  clock.set('2026-11-23T08:01:00Z');
  expect(() => limit.knock('a')).not.toThrow();
});

it('takes the addresses of one IPv6 subscriber for one', () => {
  const { limit } = limitOf(2);
  limit.knock('2001:db8:1:2::1');
  limit.knock('2001:db8:1:2:ffff::2');
  expect(() => limit.knock('2001:db8:1:2:3:4:5:6')).toThrow('core.too_often');
  expect(() => limit.knock('2001:db8:1:3::1')).not.toThrow();
});

it('lets a tablet knock half as often, wherever it is', () => {
  const { limit } = limitOf(4);
  limit.knockOnTablet(1);
  limit.knockOnTablet(1);
  expect(() => limit.knockOnTablet(1)).toThrow('core.too_often');
  expect(() => limit.knockOnTablet(2)).not.toThrow();
});

it.each([
  ['192.0.2.7', '192.0.2.7', '192.0.2.0/24'],
  ['::ffff:192.0.2.7', '192.0.2.7', '192.0.2.0/24'],
  ['2001:DB8::1', '2001:db8:0:0::/64', '2001:db8:0:0::/64'],
  ['2001:0db8:0000:0001:0:0:0:1', '2001:db8:0:1::/64', '2001:db8:0:1::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64', '0:0:0:0::/64'],
])('reads %s as %s, in %s', (address, subscriber, network) => {
  expect([subscriberOf(address), networkOf(address)]).toEqual([subscriber, network]);
});

import { Settings } from '../../../core/settings.js';
import { SetClock } from '../../../core/time/clock.js';
import { DoorLimit } from '../door-limit.js';

it('lets an address knock so often a minute, and another as often', () => {
  const clock = new SetClock(new Date('2026-11-23T08:00:00Z'));
  const limit = new DoorLimit(Settings.with({ signInsPerMinute: 2 }), clock);
  limit.knock('a');
  limit.knock('a');
  expect(() => limit.knock('a')).toThrow('core.too_often');
  limit.knock('b');
  clock.set('2026-11-23T08:00:59Z');
  expect(() => limit.knock('a')).toThrow('Wait 1 s');
  clock.set('2026-11-23T08:01:00Z');
  expect(() => limit.knock('a')).not.toThrow();
});

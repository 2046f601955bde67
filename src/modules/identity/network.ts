import { isIPv4, isIPv6 } from 'node:net';

/** What one subscriber holds: an IPv4 address, an IPv6 /64. */
export function subscriberOf(address: string): string {
  const plain = unmapped(address);
  return isIPv6(plain) ? prefix64(plain) : plain;
}

/** The neighbourhood of an address: IPv4 /24, IPv6 /64. */
export function networkOf(address: string): string {
  const plain = unmapped(address);
  return isIPv4(plain) ? `${plain.split('.').slice(0, 3).join('.')}.0/24` : subscriberOf(plain);
}

/** `::ffff:192.0.2.7` is `192.0.2.7`. */
const unmapped = (address: string): string => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;

function prefix64(address: string): string {
  const [before = '', after] = address.split('%')[0]!.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const head = groups(before);
  const tail = groups(after ?? '');
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  const first = [...head, ...zeros, ...tail].slice(0, 4);
  return `${first.map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`;
}

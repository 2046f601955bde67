import { isWeakPassword, isWeakPin } from '../secrets.js';

const weak = (password: string) => isWeakPassword(password, 'claire@example.org');

it.each([
  'a'.repeat(40),
  '0123456789012',
  '123456789123',
  'motdepasse123456!',
  'Azerty123Azerty123',
  'aaaaaabbbbbbb',
  'passwordadmin2026',
])('a password everybody uses is refused: %s', (password) => expect(weak(password)).toBe(true));

it.each(['le fil passe dans le chas', 'aaaaaaaaaaaab', 'motdepassedelaine', '1234567890 fils'])(
  'another is not: %s',
  (password) => expect(weak(password)).toBe(false),
);

// Each of these took longer than the age of the house when the pieces were one nested pattern.
it.each([`${'a'.repeat(199)}b`, `${'123456789'.repeat(22)}x`, `${'ab'.repeat(99)}c!`, `${'admin1!'.repeat(28)}x`])(
  'a password of two hundred signs is judged at once: %s',
  (password) => expect(weak(password)).toBe(false),
);

it.each(['1234', '9876', '0000', '1212', '123123', '12341234', '2580', '0852', '12', '123456789', '12a4'])(
  'a PIN somebody tries first is refused: %s',
  (pin) => expect(isWeakPin(pin)).toBe(true),
);

it.each(['4827', '9173', '2468', '0815', '73910264'])('another is not: %s', (pin) =>
  expect(isWeakPin(pin)).toBe(false),
);

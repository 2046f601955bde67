import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** A secret for a cookie, a link or a key: 32 random bytes. Only its hash is kept. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

// OWASP's first choice for argon2id: 19 MiB, 2 passes, 1 lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const hashPassword = (password: string): Promise<string> => hash(password, COST);
/** As long for nobody as for somebody, so that time does not tell who exists. */
export async function verifyPassword(kept: string | null, given: string): Promise<boolean> {
  const matches = await verify(kept ?? NOBODY, given);
  return kept !== null && matches;
}
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$WD6tCjuuiGVoQrOE3TEQjw$quh9v2ylxUMKQXAUzDtdPhy4dRMWeQOIJWwgyXMBC50';

export const MIN_PASSWORD = 12;
/** What long passwords that head every list of stolen ones are made of. Each try starts where the last ended: nothing to undo. */
const COMMON_PIECE =
  /(?:azerty|qwerty|qwertz|motdepasse|password|passw0rd|ouvrage|iloveyou|bonjour|soleil|admin|welcome|bienvenue)[\d!.@#*_-]*|0?123456789\d*|(.)\1+/isy;

function isCommon(password: string): boolean {
  for (let at = 0; at < password.length; at = COMMON_PIECE.lastIndex) {
    COMMON_PIECE.lastIndex = at;
    if (!COMMON_PIECE.test(password)) return false;
  }
  return true;
}

/** A password is long and not one everybody uses; no other rule (NIST SP 800-63B). */
export function isWeakPassword(password: string, email: string): boolean {
  const name = email.split('@')[0]!;
  const own = name.length > 3 && password.toLowerCase().replace(name.toLowerCase(), '').length < 6;
  return password.length < MIN_PASSWORD || isCommon(password) || own;
}

/** The middle column of the keypad, the line everybody draws. */
const DRAWN_PINS = ['2580', '0852'];

/** A PIN that is not among the first somebody tries. */
export function isWeakPin(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, i) => Number(digit) - Number(pin[i])));
  const inARow = steps.size === 1 && Math.abs([...steps][0]!) <= 1;
  const repeated = /^(\d{2,4})\1+$/.test(pin);
  return !/^\d{4,8}$/.test(pin) || inARow || repeated || DRAWN_PINS.includes(pin);
}

import { resolve } from 'node:path';

/** An account at an approved platform (XP Z12-013), its tokens by OAuth 2 client credentials. */
export interface PlatformSettings {
  /** What stands before `/v1/flows`. */
  url: string;
  /** What stands before `/v1/siren`, where the directory is another service. */
  directoryUrl: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** SIREN of the school the account is open for. */
  siren: string;
  /** How long an answer is waited for. */
  patienceMs: number;
}

const PLATFORM_PATIENCE_MS = 20_000;
const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** Everything the house is told from outside, read once and checked. A class, so that Nest can inject it. */
export class Settings {
  /** `sqlite:database/ouvrage.db` or `postgres://…` */
  databaseUrl = 'sqlite:database/ouvrage.db';
  /** Folder of the stored files. */
  filesPath = 'database/files';
  port = 3000;
  host = '127.0.0.1';
  /** Address people type; https makes cookies Secure. */
  baseUrl = 'http://localhost:3000';
  /** `smtp://user:password@host:port`; absent = development mailbox. */
  smtpUrl: string | null = null;
  mailFrom = 'Ouvrage <ouvrage@localhost>';
  production = false;
  /** Seed the two demo schools when the base is empty. */
  demo = true;
  backgroundWork = true;
  /** Webhooks may go to plain http and to private addresses: an ERP in the same network, or a trial. */
  webhooksInside = true;
  /** Requests a minute from one address at the sign-in doors. */
  signInsPerMinute = 30;
  /** What a program elsewhere shows to read `/metrics`; absent = this machine only. */
  metricsToken: string | null = null;
  logLevel: (typeof LOG_LEVELS)[number] = 'info';
  /** The approved e-invoicing platform of one school; absent = its files are handed over by a person. */
  platform: PlatformSettings | null = null;

  get secureCookies(): boolean {
    return this.baseUrl.startsWith('https://');
  }

  /** Mail stays in the mailbox, links and all: only where the data is a demo. */
  get demoMailbox(): boolean {
    return this.demo && this.smtpUrl === null;
  }

  static with(changes: Partial<Settings>): Settings {
    return Object.assign(new Settings(), changes);
  }
}

/** Reads the environment; throws with every wrong setting named. */
export function settingsFrom(env: NodeJS.ProcessEnv): Settings {
  const settings = new Settings();
  const wrong: string[] = [];
  const check = (fine: boolean, sentence: string) => {
    if (!fine) wrong.push(sentence);
  };
  settings.production = env.NODE_ENV === 'production';
  settings.databaseUrl = env.DATABASE_URL ?? settings.databaseUrl;
  check(
    /^(sqlite:(?!:memory:).+|postgres(ql)?:\/\/.+)$/.test(settings.databaseUrl),
    'DATABASE_URL must be sqlite:<file> or postgres://…',
  );
  settings.filesPath = resolve(env.FILES_PATH ?? settings.filesPath);
  check(/^\d{1,5}$/.test(env.PORT ?? '0') && Number(env.PORT ?? 0) < 65536, 'PORT must be a port number');
  settings.port = Number(env.PORT ?? settings.port);
  settings.host = env.HOST ?? settings.host;
  settings.baseUrl = (env.BASE_URL ?? `http://localhost:${settings.port}`).replace(/\/$/, '');
  check(
    // `http://localhost:` when PORT is wrong and BASE_URL absent: PORT alone is named.
    env.BASE_URL === undefined || isAddress(settings.baseUrl, 'http'),
    'BASE_URL must be the address people type, such as https://ouvrage.example.org',
  );
  settings.smtpUrl = env.SMTP_URL ?? null;
  check(settings.smtpUrl === null || isAddress(settings.smtpUrl, 'smtp'), 'SMTP_URL must be smtp://… or smtps://…');
  settings.mailFrom = env.MAIL_FROM ?? settings.mailFrom;
  check(/\S+@\S+/.test(settings.mailFrom), 'MAIL_FROM must be an address, such as Ouvrage <ouvrage@example.org>');
  check([undefined, '0', '1'].includes(env.DEMO), 'DEMO must be 1 or 0');
  settings.demo = env.DEMO === undefined ? !settings.production : env.DEMO === '1';
  check([undefined, '0', '1'].includes(env.WEBHOOKS_INSIDE), 'WEBHOOKS_INSIDE must be 1 or 0');
  settings.webhooksInside = env.WEBHOOKS_INSIDE === undefined ? !settings.production : env.WEBHOOKS_INSIDE === '1';
  settings.metricsToken = env.METRICS_TOKEN ?? null;
  check(
    settings.metricsToken === null || /^[\x21-\x7e]{20,}$/.test(settings.metricsToken),
    'METRICS_TOKEN must be 20 signs or more, without a space',
  );
  settings.logLevel = (env.LOG_LEVEL as Settings['logLevel'] | undefined) ?? settings.logLevel;
  check(LOG_LEVELS.includes(settings.logLevel), `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}`);
  settings.platform = platformFrom(env, check);
  if (settings.production) {
    const { platform } = settings;
    check(!platform || isSecure(platform), 'PLATFORM_URL and PLATFORM_TOKEN_URL must be https:// in production');
    check(env.DATABASE_URL !== undefined, 'DATABASE_URL must be set in production');
    check(settings.secureCookies, 'BASE_URL must be https:// in production (sessions travel in cookies)');
    check(settings.smtpUrl !== null, 'SMTP_URL must be set in production (invitations are mailed)');
    check(!settings.demo, 'DEMO=1 is refused in production (demo passwords are public)');
  }
  if (wrong.length > 0) throw new Error(`Ouvrage cannot start:\n- ${wrong.join('\n- ')}`);
  return settings;
}

const isSecure = ({ url, directoryUrl, tokenUrl }: PlatformSettings): boolean =>
  [url, directoryUrl, tokenUrl].every((address) => address.startsWith('https:'));

/** All five or none. */
function platformFrom(
  env: NodeJS.ProcessEnv,
  check: (fine: boolean, sentence: string) => void,
): PlatformSettings | null {
  const { PLATFORM_URL: url, PLATFORM_TOKEN_URL: tokenUrl, PLATFORM_SIREN: siren } = env;
  const { PLATFORM_CLIENT_ID: clientId, PLATFORM_CLIENT_SECRET: clientSecret } = env;
  if (!url || !tokenUrl || !siren || !clientId || !clientSecret) {
    const told = [url, tokenUrl, siren, clientId, clientSecret].some((value) => value !== undefined);
    check(!told, 'PLATFORM_URL, _TOKEN_URL, _SIREN, _CLIENT_ID and _CLIENT_SECRET go together');
    return null;
  }
  check(
    isAddress(url, 'http') && isAddress(tokenUrl, 'http'),
    'PLATFORM_URL and PLATFORM_TOKEN_URL must be http(s)://…',
  );
  const directory = env.PLATFORM_DIRECTORY_URL ?? url;
  check(isAddress(directory, 'http'), 'PLATFORM_DIRECTORY_URL must be http(s)://…');
  check(/^\d{9}$/.test(siren), 'PLATFORM_SIREN must be nine digits');
  const [flows, companies] = [url, directory].map((told) => told.replace(/\/$/, ''));
  return {
    url: flows!,
    directoryUrl: companies!,
    tokenUrl,
    siren,
    clientId,
    clientSecret,
    patienceMs: PLATFORM_PATIENCE_MS,
  };
}

function isAddress(text: string, scheme: 'http' | 'smtp'): boolean {
  return new RegExp(`^${scheme}s?://[^/]`).test(text) && URL.canParse(text);
}

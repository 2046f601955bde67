import { isAbsolute } from 'node:path';
import { Settings, settingsFrom } from '../settings.js';

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://ouvrage@127.0.0.1/ouvrage',
  BASE_URL: 'https://ouvrage.example.org',
  SMTP_URL: 'smtp://mail.example.org:587',
};
const messageOf = (env: NodeJS.ProcessEnv): string => {
  try {
    settingsFrom(env);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

describe('without a word', () => {
  it('the house starts for a developer', () => {
    const settings = settingsFrom({});
    expect(settings).toMatchObject({
      databaseUrl: 'sqlite:database/ouvrage.db',
      port: 3000,
      host: '127.0.0.1',
      baseUrl: 'http://localhost:3000',
      smtpUrl: null,
      production: false,
      demo: true,
      secureCookies: false,
    });
    expect(isAbsolute(settings.filesPath)).toBe(true);
  });
});

const PLATFORM = {
  PLATFORM_URL: 'https://pa.example.org/flow/',
  PLATFORM_TOKEN_URL: 'https://pa.example.org/token',
  PLATFORM_SIREN: '732829320',
  PLATFORM_CLIENT_ID: 'ecole',
  PLATFORM_CLIENT_SECRET: 'secret',
};

describe('the account at a platform', () => {
  it('is told whole, or not at all', () => {
    expect(settingsFrom(PLATFORM).platform).toMatchObject({ url: 'https://pa.example.org/flow', siren: '732829320' });
    expect(settingsFrom({}).platform).toBeNull();
    const { PLATFORM_SIREN: _siren, ...less } = PLATFORM;
    expect(messageOf(less)).toContain('go together');
    expect(messageOf({ ...PLATFORM, PLATFORM_SIREN: '12' })).toContain('PLATFORM_SIREN');
    expect(messageOf({ ...PLATFORM, PLATFORM_URL: 'pa' })).toContain('PLATFORM_URL');
    const plain = { ...PLATFORM, ...PRODUCTION, PLATFORM_TOKEN_URL: 'http://pa.example.org' };
    expect(messageOf(plain)).toContain('https:// in production');
  });
});

describe('what is told', () => {
  it('is taken', () => {
    const told = {
      DATABASE_URL: 'postgresql://u:p@h/b',
      FILES_PATH: '/srv/files',
      PORT: '8080',
      HOST: '0.0.0.0',
      BASE_URL: 'https://ouvrage.example.org/',
      SMTP_URL: 'smtps://u:p@mail.example.org',
      MAIL_FROM: 'École <ecole@example.org>',
      DEMO: '0',
      LOG_LEVEL: 'warn',
      METRICS_TOKEN: 'a-token-of-the-watchers',
    };
    expect(settingsFrom(told)).toMatchObject({
      databaseUrl: 'postgresql://u:p@h/b',
      filesPath: '/srv/files',
      port: 8080,
      host: '0.0.0.0',
      baseUrl: 'https://ouvrage.example.org',
      smtpUrl: 'smtps://u:p@mail.example.org',
      mailFrom: 'École <ecole@example.org>',
      demo: false,
      logLevel: 'warn',
      metricsToken: 'a-token-of-the-watchers',
      secureCookies: true,
    });
    expect(settingsFrom({ PORT: '8080' }).baseUrl).toBe('http://localhost:8080');
    expect(settingsFrom({ PORT: '0' }).port).toBe(0);
    expect(settingsFrom({ DEMO: '1' }).demo).toBe(true);
    expect(settingsFrom({ WEBHOOKS_INSIDE: '0' }).webhooksInside).toBe(false);
  });

  it.each([
    ['DATABASE_URL', 'mysql://x'],
    ['DATABASE_URL', 'sqlite:'],
    ['DATABASE_URL', 'sqlite::memory:'],
    ['DATABASE_URL', ''],
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', ''],
    ['PORT', ' '],
    ['PORT', '0x50'],
    ['BASE_URL', 'ouvrage.example.org'],
    ['BASE_URL', 'localhost:3000'],
    ['BASE_URL', 'ftp://ouvrage.example.org'],
    ['BASE_URL', ''],
    ['SMTP_URL', 'mail.example.org:25'],
    ['SMTP_URL', 'smtp://'],
    ['SMTP_URL', ''],
    ['MAIL_FROM', ''],
    ['MAIL_FROM', 'Ouvrage'],
    ['LOG_LEVEL', 'loud'],
    ['LOG_LEVEL', ''],
    ['DEMO', 'yes'],
    ['DEMO', ''],
    ['WEBHOOKS_INSIDE', 'yes'],
    ['METRICS_TOKEN', ''],
    ['METRICS_TOKEN', 'short'],
    ['METRICS_TOKEN', 'twenty signs and spaces'],
  ])('%s=%p is refused by its name', (name, value) => {
    const message = messageOf({ [name]: value });
    expect(message).toContain('Ouvrage cannot start:');
    expect(message).toContain(`- ${name} `);
    expect(message.match(/^- /gm)).toHaveLength(1);
  });

  it('is refused all at once', () => {
    const message = messageOf({ DATABASE_URL: 'x', PORT: 'y', BASE_URL: 'z', SMTP_URL: 't', LOG_LEVEL: 'v' });
    for (const name of ['DATABASE_URL', 'PORT', 'BASE_URL', 'SMTP_URL', 'LOG_LEVEL']) expect(message).toContain(name);
    expect(message.match(/^- /gm)).toHaveLength(5);
  });
});

describe('in production', () => {
  it('a whole set of settings starts, without the demo, and its webhooks stay out of the network', () => {
    const strict = { production: true, demo: false, secureCookies: true, webhooksInside: false };
    expect(settingsFrom(PRODUCTION)).toMatchObject(strict);
  });

  it.each([
    ['DATABASE_URL', undefined],
    ['BASE_URL', undefined],
    ['BASE_URL', 'http://ouvrage.example.org'],
    ['SMTP_URL', undefined],
    ['DEMO', '1'],
  ])('%s=%p is refused by its name', (name, value) => {
    const message = messageOf({ ...PRODUCTION, [name]: value });
    expect(message).toContain(name);
    expect(message.match(/^- /gm)).toHaveLength(1);
  });

  it('says no secret when it refuses', () => {
    const message = messageOf({ ...PRODUCTION, DATABASE_URL: 'mysql://u:hidden@h/b', SMTP_URL: 'http://u:hidden@h' });
    expect(message).not.toContain('hidden');
  });
});

it('tests may tell a part', () => {
  expect(Settings.with({ baseUrl: 'https://x.example' })).toMatchObject({ port: 3000, secureCookies: true });
});

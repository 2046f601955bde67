import { Global, Module } from '@nestjs/common';
import { openHouse, type House } from '../../../../test/support/house.js';
import type { Scope } from '../../access/scope.js';
import { Shell } from '../shell.js';
import { ProbeModule } from './probe.js';

let house: House;
let director: Scope;
let browser: Record<string, string>;
beforeAll(async () => {
  house = await openHouse([ProbeModule]);
  director = await house.scope(await house.aSchool(), 'director');
  browser = await house.signedIn(director);
});
afterAll(() => house.close());

const origin = { origin: 'http://localhost', host: 'localhost' };
const get = (url: string, headers: Record<string, string> = {}) => house.http({ method: 'GET', url, headers });
const post = (url: string, payload: unknown, headers: Record<string, string> = origin) =>
  house.http({ method: 'POST', url, headers, payload });
interface Answer {
  statusCode: number;
  headers: Record<string, string | undefined>;
  body: string;
  json: <T>() => T;
}

const cookieOf = ({ headers }: Answer): string => String(headers['set-cookie']);

function expectProblem(answer: Answer, status: number, code: string): void {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.statusCode).toBe(status);
  const problem = answer.json<Record<string, unknown>>();
  expect(problem).toMatchObject({ type: `/problems/${code}`, status, code });
  expect(problem['title']).toEqual(expect.any(String));
  expect(problem['detail']).toMatch(/\S.*[.!]$/);
}
function expectPage(answer: Answer, status: number, lang = 'fr'): void {
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
  expect(answer.body).toContain(`<html lang="${lang}"`);
}

describe('a problem told to a program', () => {
  it('has the shape of RFC 9457, with each field by its path', async () => {
    const answer = await post('/api/v1/api-keys', { name: '', role: 'king', more: 1 }, browser);
    expectProblem(answer, 422, 'core.wrong_shape');
    expect(answer.json()).toEqual({
      type: '/problems/core.wrong_shape',
      title: 'Unprocessable Content',
      status: 422,
      code: 'core.wrong_shape',
      detail: 'Certaines réponses sont à corriger.',
      errors: expect.arrayContaining([
        { field: 'name', code: 'minLength', detail: 'Cette réponse manque.' },
        { field: 'role', code: 'isIn', detail: 'Choisissez dans la liste.' },
        { field: 'more', code: 'whitelistValidation', detail: expect.any(String) as string },
      ]) as unknown,
    });
  });

  it.each([
    [{ 'accept-language': 'en-GB,en;q=0.9' }, 'en', 'Sign in to go on.'],
    [{ 'accept-language': 'de' }, 'fr', 'Connectez-vous pour continuer.'],
    [{ 'accept-language': 'en', cookie: 'ouvrage_locale=fr' }, 'fr', 'Connectez-vous pour continuer.'],
    [{ 'accept-language': 'fr', cookie: 'ouvrage_locale=en' }, 'en', 'Sign in to go on.'],
    [{}, 'fr', 'Connectez-vous pour continuer.'],
  ] as [Record<string, string>, string, string][])('asked with %p is said in %s', async (headers, lang, detail) => {
    const answer = await get('/api/v1/me', headers);
    expectProblem(answer, 401, 'core.sign_in_first');
    expect(answer.headers['content-language']).toBe(lang);
    expect(answer.json()).toMatchObject({ detail });
  });

  it('is said in the person’s own language first', async () => {
    const answer = await get('/api/v1/files/1', { ...browser, 'accept-language': 'en' });
    expectProblem(answer, 404, 'core.not_found');
    expect(answer.headers['content-language']).toBe('fr');
  });

  it('of ours says nothing of the inside', async () => {
    const answer = await get('/api/v1/probe/fault', { 'accept-language': 'en' });
    expectProblem(answer, 500, 'core.failure');
    expect(answer.body).not.toMatch(/secret|Error:|\.ts|at .*:\d/);
    expect(answer.json()).toMatchObject({ detail: expect.stringContaining('Nothing was recorded') as string });
  });

  it('of two writers on one row is a conflict, to be tried again', async () => {
    expectProblem(await post('/api/v1/probe/fault', {}), 409, 'core.stale');
  });

  it('of a wrong question in the address too', async () => {
    const answer = await get('/api/v1/probe/list?limit=12abc&cursor=-1&unknown=1');
    expectProblem(answer, 422, 'core.wrong_shape');
    const fields = answer.json<{ errors: { field: string }[] }>().errors.map((e) => e.field);
    expect(fields.sort()).toEqual(['cursor', 'limit']);
    expect((await get('/api/v1/probe/list?limit=200&q=%C3%A9&_=1')).json()).toEqual({ limit: 200, q: 'é' });
    expectProblem(await get('/api/v1/probe/list?q=a%00b'), 422, 'core.wrong_shape');
    expectProblem(await get('/api/v1/probe/list?limit=1&limit=2'), 422, 'core.wrong_shape');
  });
});

describe('a problem told to a person', () => {
  it.each([
    ['fr', 'Rien ici', 'Cette page n’existe pas'],
    ['en', 'Nothing here', 'This page does not exist'],
  ])('is a page in %s with the same sentence', async (lang, title, sentence) => {
    const answer = await get('/nowhere', { 'accept-language': lang });
    expectPage(answer, 404, lang);
    expect(answer.body).toContain(title);
    expect(answer.body).toContain(sentence);
    expect(answer.body).toContain('href="/"');
  });

  it('of a form leads back to the form, on our own site', async () => {
    const from = (referer: string) => post('/probe/fault', '', { ...origin, referer });
    const answer = await from('http://localhost/orders/new?x=1');
    expectPage(answer, 409);
    expect(answer.body).toContain('href="/orders/new?x=1"');
    expect((await from('https://evil.example/trap')).body).not.toContain('evil.example');
    expect((await from('https://x//evil.example/trap')).body).not.toContain('href="//evil');
    expect((await from('javascript:alert(1)')).body).not.toMatch(/href="(javascript|alert)/);
    expect((await from('nonsense')).body).toContain('href="/"');
  });

  it('of ours says nothing of the inside', async () => {
    const answer = await get('/probe/fault');
    expectPage(answer, 500);
    expect(answer.body).toContain('Rien n’a été enregistré');
    expect(answer.body).not.toContain('secret');
  });

  it('who is not signed in leads to the door and back', async () => {
    const answer = await get('/me?tab=1');
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, '/sign-in?next=%2Fme%3Ftab%3D1']);
  });
});

describe('when even the frame of the house cannot be drawn', () => {
  it('a bare page says so, and the house goes on', async () => {
    class BrokenShell extends Shell {
      render(): Promise<string> {
        return Promise.reject(new Error('the base is down'));
      }
    }
    @Global()
    @Module({ imports: [ProbeModule], providers: [{ provide: Shell, useClass: BrokenShell }], exports: [Shell] })
    class HomeModule {}
    const broken = await openHouse([HomeModule]);
    const unhandled = jest.fn();
    process.on('unhandledRejection', unhandled);
    try {
      const pages = await Promise.all(
        ['/nowhere', '/probe/fault'].map((url) =>
          broken.http({ method: 'GET', url, headers: { 'accept-language': 'en' } }),
        ),
      );
      expectPage(pages[0]!, 404, 'en');
      expectPage(pages[1]!, 500, 'en');
      expect(pages[1]!.body).toContain('Nothing was recorded');
      expect(unhandled).not.toHaveBeenCalled();
    } finally {
      process.off('unhandledRejection', unhandled);
      await broken.close();
    }
  });
});

describe('an address to go on to', () => {
  it.each([
    ['/→', '/%E2%86%92'],
    ['/😀', '/%F0%9F%98%80'],
    ['/search?q=œuvre&a=%20', '/search?q=%C5%93uvre&a=%20'],
    ['/half\ud800', '/half%EF%BF%BD'],
  ])('%s is written %s', async (to, location) => {
    const answer = await post('/probe/onward', { to });
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, location]);
  });
});

describe('what a form did', () => {
  it('is said on the next page, and on that page alone', async () => {
    const sent = await post('/probe/onward', { to: '/probe/<there>' });
    const cookie = cookieOf(sent);
    expect(cookie).toMatch(/^ouvrage_done=[^;]+; Max-Age=30; Path=\/; HttpOnly;.* SameSite=Lax$/);
    const next = await get('/probe/there', { cookie: cookie.split(';')[0]! });
    expect(next.body).toMatch(/<p class="flash" role="status">.*Parti pour « \/probe\/&lt;there> »\./);
    expect(cookieOf(next)).toMatch(/^ouvrage_done=; /);
    expect((await get('/probe/there')).body).not.toContain('class="flash"');
  });
});

describe('an address that leads nowhere', () => {
  it.each([
    '/api/v1/nothing',
    '/api/',
    '/api/v1/files/0',
    '/api/v1/files/1%00',
    '/api/v1/files/99999999999',
    '/api/%00',
  ])('%s is a problem for programs', async (url) => expectProblem(await get(url, browser), 404, 'core.not_found'));

  it.each(['/nothing', '/files/0', '/files/1%00', '/%00', '/files/%E2%80%AE', '/.env', '/..%2f..%2fetc/passwd'])(
    '%s is a page for people',
    async (url) => expectPage(await get(url, browser), 404),
  );

  it.each(['/%zz', '/%E0%A4%A', '/orders/%', '/api/v1/orders/%zz', '/api/%E0%A4%A?q=1'])(
    '%s is badly written, and told so',
    async (url) => {
      const answer = await get(url, { 'accept-language': 'en' });
      if (url.startsWith('/api/')) expectProblem(answer, 400, 'core.broken_address');
      else expectPage(answer, 400, 'en');
      expect(answer.body).toContain('This address is badly written.');
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      expect(answer.body).not.toContain('FST_ERR');
    },
  );

  it.each([`/${'a'.repeat(5000)}`, `/files/${'1'.repeat(5000)}`, `/api/v1/files/${'1'.repeat(5000)}`])(
    '%s is refused without harm',
    async (url) => {
      const answer = await get(url, browser);
      expect([400, 404, 414]).toContain(answer.statusCode);
      expect(answer.body).not.toMatch(/at .*\.js:|FST_ERR/);
    },
  );

  it('by another method is not there either', async () => {
    expectProblem(await house.http({ method: 'DELETE', url: '/api/v1/me', headers: browser }), 404, 'core.not_found');
    expectPage(await house.http({ method: 'PUT', url: '/me', headers: browser }), 404);
  });
});

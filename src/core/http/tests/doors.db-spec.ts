import { request as plainRequest } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { openHouse, type House } from '../../../../test/support/house.js';
import { ProbeModule } from './probe.js';

const TOKEN = 'a-token-of-the-watchers';

let house: House;
beforeAll(async () => {
  house = await openHouse([ProbeModule], { metricsToken: TOKEN });
});
afterAll(() => house.close());

const origin = { origin: 'http://localhost', host: 'localhost' };
const API = '/api/v1/probe/echo';
const send = (payload: unknown, type: string | null, url = API) =>
  house.http({ method: 'POST', url, headers: { ...origin, ...(type ? { 'content-type': type } : {}) }, payload });
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const MB = 1024 * 1024;

interface Part {
  name: string;
  bytes: Buffer | string;
  filename?: string;
}

function multipart(parts: readonly Part[], end = '--cut--\r\n'): Buffer {
  const chunks = parts.flatMap(({ name, bytes, filename }) => {
    const file = filename === undefined ? '' : `; filename="${filename}"\r\nContent-Type: application/octet-stream`;
    const head = `--cut\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`;
    return [Buffer.from(head), Buffer.from(bytes as string), Buffer.from('\r\n')];
  });
  return Buffer.concat([...chunks, Buffer.from(end)]);
}
const upload = (parts: readonly Part[], end?: string) =>
  send(multipart(parts, end), 'multipart/form-data; boundary=cut', '/probe/echo');

describe('where a request comes from', () => {
  it.each([
    [{ origin: 'http://localhost', host: 'localhost' }, 200],
    [{ origin: 'http://localhost:3000', host: 'inside:8080' }, 200],
    [{ origin: 'https://evil.example', host: 'localhost' }, 403],
    [{ origin: 'http://localhost.evil.example', host: 'localhost' }, 403],
    [{ origin: 'http://localhost:81', host: 'localhost' }, 403],
    [{ origin: 'http://localhost:3000.evil.example', host: 'inside' }, 403],
    [{ origin: 'null', host: 'localhost' }, 403],
    [{ origin: 'file://', host: '' }, 403],
    [{ host: 'localhost' }, 403],
    [{ host: 'localhost', referer: 'http://localhost/' }, 403],
    [{ host: 'localhost', authorization: 'Bearer nothing' }, 200],
  ] as [Record<string, string>, number][])('%p: %i', async (headers, status) => {
    const answer = await house.http({ method: 'POST', url: API, headers, payload: {} });
    expect(answer.statusCode).toBe(status);
    if (status === 403) expect(answer.json()).toMatchObject({ code: 'core.foreign_origin', status });
  });

  it('does not matter to who only reads', async () => {
    const headers = { origin: 'https://evil.example', host: 'localhost' };
    expect((await house.http({ method: 'GET', url: '/health/live', headers })).statusCode).toBe(200);
  });

  it('matters to every method that writes', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const headers = { origin: 'https://evil.example', host: 'localhost' };
      expect((await house.http({ method, url: '/api/v1/me', headers })).statusCode).toBe(403);
    }
  });
});

describe('a JSON body', () => {
  it.each([
    ['{"a":', 400],
    ['', 400],
    ['{"a":1}}', 400],
    ['nothing', 400],
    ['\0', 400],
    ['{"__proto__":{"x":1}}', 400],
    ['{"constructor":{"prototype":{"x":1}}}', 400],
    ['{"a":1}', 200],
    ['null', 200],
  ])('%p is answered %i', async (text, status) => {
    const answer = await send(text, JSON_TYPE);
    expect(answer.statusCode).toBe(status);
    if (status === 400) expect(answer.json()).toMatchObject({ code: 'core.broken_body', status });
  });

  it('over a megabyte is too large', async () => {
    const answer = await send(JSON.stringify({ a: 'x'.repeat(2 * MB) }), JSON_TYPE);
    expect(answer.json()).toMatchObject({ status: 413, code: 'core.too_large' });
  });

  it.each(['text/html', 'application/xml', 'image/png', 'nonsense'])('is not %s', async (type) => {
    expect((await send('<x/>', type)).json()).toMatchObject({ status: 400, code: 'core.broken_body' });
  });

  it('nested without end is refused, with a key as without', async () => {
    const headers = await house.signedIn(await house.scope(await house.aSchool(), 'director'));
    const deep = `{"name":${'['.repeat(200_000)}${']'.repeat(200_000)},"role":"director"}`;
    for (const more of [{}, { 'idempotency-key': 'deep' }] as Record<string, string>[]) {
      const sent = { ...headers, ...more, 'content-type': JSON_TYPE };
      const answer = await house.http({ method: 'POST', url: '/api/v1/api-keys', headers: sent, payload: deep });
      expect([400, 422]).toContain(answer.statusCode);
    }
  });
});

describe('a form', () => {
  const echo = async (text: string) => (await send(text, FORM_TYPE, '/probe/echo')).json<{ body: unknown }>().body;

  it('reads names with brackets as objects, two deep', async () => {
    expect(await echo('cells[12]=3&lines[0][itemId]=4&lines[1][itemId]=5&plain=x')).toEqual({
      cells: { 12: '3' },
      lines: { 0: { itemId: '4' }, 1: { itemId: '5' } },
      plain: 'x',
    });
    expect(await echo('a=1&a[b]=2')).toEqual({ a: { b: '2' } });
    expect(await echo('a[b][c][d]=1&[x]=2&b[=3')).toEqual({ 'a[b][c][d]': '1', '[x]': '2', 'b[': '3' });
  });

  it('gains nothing by a wicked name', async () => {
    const wicked = '__proto__[x]=1&constructor[prototype][x]=1&a[__proto__][x]=1&prototype=1&toString[x]=1';
    expect(await echo(wicked)).toEqual({ toString: { x: '1' } });
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('of a thousand brackets is read in no time', async () => {
    const before = performance.now();
    await echo(`${'a['.repeat(50_000)}=1&${Array.from({ length: 5000 }, (_, i) => `c[${i}]=1`).join('&')}`);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it.each([
    ['/sign-in', null],
    ['/sign-in', FORM_TYPE],
    ['/me/locale', null],
  ])('%s without a body (%p) is shown again, not broken', async (url, type) => {
    const answer = await send(undefined, type, url);
    expect(answer.statusCode).toBe(422);
  });

  it('without a body but with an empty JSON one neither', async () => {
    expect((await send('null', JSON_TYPE, '/sign-in')).statusCode).toBe(422);
  });
});

describe('a file', () => {
  it('of 20 MB arrives whole', async () => {
    const answer = await upload([
      { name: 'note', bytes: 'été' },
      { name: 'file', bytes: Buffer.alloc(20 * MB, 1), filename: 'plan.pdf' },
    ]);
    expect(answer.json()).toEqual({ body: { note: 'été', file: { name: 'plan.pdf', size: 20 * MB } } });
  });

  it('over 20 MB is too large', async () => {
    const answer = await upload([{ name: 'file', bytes: Buffer.alloc(20 * MB + 1), filename: 'plan.pdf' }]);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([413, 'text/html; charset=utf-8']);
    expect(answer.body).toContain('20 Mo');
  });

  it('left empty is no file; a nameless one with bytes is', async () => {
    expect((await upload([{ name: 'file', bytes: '', filename: '' }])).json()).toEqual({ body: {} });
    const empty = await upload([{ name: 'file', bytes: '', filename: 'empty.pdf' }]);
    expect(empty.json()).toEqual({ body: { file: { name: 'empty.pdf', size: 0 } } });
  });

  it('is refused when six come, or when the form is cut short', async () => {
    const six = Array.from({ length: 6 }, (_, i) => ({ name: `f${i}`, bytes: 'x', filename: 'a.pdf' }));
    expect((await upload(six)).statusCode).toBe(413);
    expect((await upload([{ name: 'file', bytes: 'x', filename: 'a.pdf' }], '')).statusCode).toBe(400);
    expect((await send(Buffer.from('x'), 'multipart/form-data', '/probe/echo')).statusCode).toBe(400);
  });

  it('form with nothing in it is an empty form', async () => {
    expect((await upload([])).json()).toEqual({ body: {} });
  });

  it('field of a wicked name brings nothing', async () => {
    const answer = await upload([{ name: '__proto__', bytes: 'x' }]);
    expect([200, 400]).toContain(answer.statusCode);
    expect(answer.body).not.toContain('x"');
  });
});

describe('those who run the house', () => {
  it('are told that it lives, and that it is ready', async () => {
    for (const url of ['/health/live', '/health/ready']) {
      const answer = await house.http({ method: 'GET', url });
      expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }]);
    }
    const metrics = await house.http({ method: 'GET', url: '/metrics' });
    expect(metrics.headers['content-type']).toMatch(/^text\/plain/);
    expect(metrics.body).toContain('ouvrage_process_cpu_seconds_total');
  });

  it.each([
    [{}, 200],
    [{ 'x-forwarded-for': '127.0.0.1' }, 200],
    [{ 'x-forwarded-for': '203.0.113.7' }, 404],
    [{ 'x-forwarded-for': '203.0.113.7, 10.0.0.2' }, 404],
    [{ 'x-forwarded-for': '203.0.113.7', authorization: `Bearer ${TOKEN}` }, 200],
    [{ 'x-forwarded-for': '203.0.113.7', authorization: `Bearer ${TOKEN}x` }, 404],
    [{ 'x-forwarded-for': '203.0.113.7', authorization: 'Bearer null' }, 404],
  ] as [Record<string, string>, number][])('alone read the metrics: %j, %i', async (headers, status) => {
    expect((await house.http({ method: 'GET', url: '/metrics', headers })).statusCode).toBe(status);
  });

  it('read no metrics from elsewhere where no token is set', async () => {
    const plain = await openHouse([]);
    const headers = { 'x-forwarded-for': '203.0.113.7', authorization: 'Bearer null' };
    expect((await plain.http({ method: 'GET', url: '/metrics', headers })).statusCode).toBe(404);
    await plain.close();
  });

  it('are told when the base is away', async () => {
    const away = await openHouse([]);
    const { dataSource } = away.read.manager;
    await dataSource.destroy();
    const [live, ready] = await Promise.all(
      ['/health/live', '/health/ready'].map((url) => away.http({ method: 'GET', url })),
    );
    expect(live!.statusCode).toBe(200);
    expect(ready!.statusCode).toBeGreaterThanOrEqual(500);
    await dataSource.initialize();
    await away.close();
  });

  it('find every answer with its guards', async () => {
    const { headers } = await house.http({ method: 'GET', url: '/nowhere' });
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    for (const kind of ['script-src', 'style-src'])
      expect(headers['content-security-policy']).toMatch(new RegExp(`${kind} 'self'(;|$)`));
    expect(headers['strict-transport-security']).toBeUndefined();
  });
});

describe('on the wire', () => {
  let port: number;
  beforeAll(async () => {
    await house.app.listen(0, '127.0.0.1');
    port = (house.app.getHttpServer().address() as AddressInfo).port;
  });

  const ask = (path: string, headers: Record<string, string>) =>
    new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
      plainRequest({ port, host: '127.0.0.1', path, headers, agent: false }, (answer) => {
        const chunks: Buffer[] = [];
        answer
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('end', () => {
            const type = answer.headers['content-type'] ?? '';
            resolve({ status: answer.statusCode ?? 0, type, body: Buffer.concat(chunks).toString() });
          });
      })
        .on('error', reject)
        .end();
    });

  it('a header beyond measure is refused in our words, and the house goes on', async () => {
    const cookie = `x=${'y'.repeat(40_000)}`;
    const page = await ask('/health/live', { 'accept-language': 'en', cookie });
    expect(page).toMatchObject({ status: 431, type: 'text/html; charset=utf-8' });
    expect(page.body).toContain('Delete the cookies of this site');
    const problem = await ask('/api/v1/me', { cookie });
    expect(problem).toMatchObject({ status: 431, type: 'application/problem+json; charset=utf-8' });
    expect(JSON.parse(problem.body)).toMatchObject({ status: 431, code: 'core.headers_too_large' });
    const status = async (headers: Record<string, string>) => (await ask('/health/live', headers)).status;
    expect(await status({ cookie: `ouvrage_session=${'y'.repeat(4000)}` })).toBe(200);
    expect(await status({ 'accept-language': 'x'.repeat(4000), authorization: `Bearer ${'z'.repeat(4000)}` })).toBe(
      200,
    );
  });

  it('what is no request is told so', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.end('GET / HTTP/1.1\r\nhost: x\r\nbroken\r\n\r\n');
    let said = '';
    for await (const chunk of socket) said += String(chunk);
    expect(said).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(said).toContain('La requête est illisible.');
  });
});

import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { parseSync } from '@swc/core';
import fastify, { type FastifyInstance } from 'fastify';
import { asset, registerAssets } from '../index.js';

const FIRST_LOAD_BYTES = 100 * 1024;
const FIRST_LOAD = ['app.css', 'font.woff2', 'turbo.js', 'stimulus.js', 'app.js'];
const CONTROLLERS = ['dirty-form', 'filter', 'grid-sum', 'live', 'submit-once', 'theme'].map((name) => `${name}.js`);

describe('Assets', () => {
  let server: FastifyInstance;
  beforeAll(() => {
    server = fastify();
    registerAssets(server);
  });
  afterAll(() => server.close());
  const get = (url: string, encoding?: string) =>
    server.inject({ url, headers: encoding ? { 'accept-encoding': encoding } : {} });

  it.each(['app.css', 'app.js', 'font.woff2', 'mark.svg'])('serves %s for ever under a hashed name', async (name) => {
    const reply = await get(asset(name));
    expect(asset(name)).toMatch(/^\/assets\/[\w-]+\.[0-9a-f]{10}\.\w+$/);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(reply.headers['content-encoding']).toBeUndefined();
  });

  it('says what each is', async () => {
    const types = await Promise.all(['app.css', 'app.js', 'font.woff2', 'mark.svg'].map((name) => get(asset(name))));
    expect(types.map(({ headers }) => headers['content-type'])).toEqual([
      'text/css; charset=utf-8',
      'text/javascript; charset=utf-8',
      'font/woff2',
      'image/svg+xml',
    ]);
  });

  it('compresses as the browser can read', async () => {
    const plain = (await get(asset('app.css'))).body;
    const br = await get(asset('app.css'), 'gzip, deflate, br;q=0.9');
    const gzip = await get(asset('app.css'), 'gzip, br;q=0');
    expect([br.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual(['br', 'gzip']);
    expect(br.headers.vary).toBe('accept-encoding');
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain);
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain);
  });

  it.each(['/assets/app.css', '/assets/app.0000000000.css', '/assets/..%2Fpackage.json'])(
    'knows nothing of %s',
    async (url) => {
      const reply = await get(url);
      expect(reply.statusCode).toBe(404);
      expect(reply.headers['cache-control']).not.toContain('immutable');
    },
  );

  it('leaves no bare import nor unhashed address for the browser', async () => {
    for (const name of ['app.js', ...CONTROLLERS]) {
      const specifiers = [...(await get(asset(name))).body.matchAll(/^import (?:.* from )?'([^']+)'/gm)].map(
        ([, specifier]) => specifier,
      );
      expect(specifiers.length).toBeGreaterThan(0);
      for (const specifier of specifiers) expect((await get(specifier ?? '')).statusCode).toBe(200);
    }
    expect((await get(asset('app.css'))).body).not.toContain('asset:');
  });

  it('keeps every script whole', async () => {
    for (const name of ['turbo.js', 'stimulus.js', 'app.js', ...CONTROLLERS]) {
      const { body } = await get(asset(name));
      expect(() => parseSync(body, { syntax: 'ecmascript', target: 'es2022' })).not.toThrow();
    }
  });

  it('weighs at most 100 KB at the first load', async () => {
    const replies = await Promise.all([...FIRST_LOAD, ...CONTROLLERS].map((name) => get(asset(name), 'br')));
    const bytes = replies.reduce((sum, { rawPayload }) => sum + rawPayload.length, 0);
    expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
  });
});

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { projectRoot } from './project-root.js';

type Encoding = 'br' | 'gzip';
interface Asset {
  type: string;
  body: Buffer;
  packed: Partial<Record<Encoding, Promise<Buffer>>>;
}

const TYPES = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
} as const;
const LAYERS = ['tokens', 'base', 'layout', 'components', 'pages'];
const FONT = 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';
const PACK: Record<Encoding, (body: Buffer) => Promise<Buffer>> = {
  // 9 costs 20 ms on our largest file where 11 costs 200.
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (body) => promisify(gzip)(body, { level: 9 }),
};

/** Hashed file name → content, and plain name → hashed file name. */
class AssetStore {
  readonly files = new Map<string, Asset>();
  readonly names = new Map<string, string>();

  add(name: string, body: Buffer): string {
    const dot = name.lastIndexOf('.');
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
    const file = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
    this.files.set(file, { type: TYPES[name.slice(dot + 1) as keyof typeof TYPES], body, packed: {} });
    this.names.set(name, `/assets/${file}`);
    return `/assets/${file}`;
  }
}

let store: AssetStore | undefined;
const assets = (): AssetStore => (store ??= load());

/** The address of an asset by its plain name: `asset('app.css')` is `/assets/app.<hash>.css`. */
export function asset(name: string): string {
  const url = assets().names.get(name);
  if (!url) throw new Error(`Unknown asset: ${name}`);
  return url;
}

/** Serves every asset for a year: a changed content has another name. */
export function registerAssets(fastify: FastifyInstance): void {
  assets();
  fastify.get('/assets/:file', (request, reply) => serve(request, reply));
  // By their own names, asked for again each time: the browser looks for a newer worker itself.
  fastify.get('/worker.js', (_request, reply) => reply.type(TYPES.js).send(worker()));
  fastify.get('/manifest.webmanifest', (_request, reply) => reply.type('application/manifest+json').send(MANIFEST()));
}

/** The tablet's worker, told which assets to keep: another list is another worker. */
function worker(): string {
  const kept = [...assets().names].filter(([name]) => name !== 'font-ext.woff2').map(([, url]) => url);
  const source = readFileSync(join(projectRoot(), 'src/web/worker.js')).toString();
  return source.replace("['/* the house lists its assets here */']", JSON.stringify(kept));
}

/** What a tablet installs. */
const MANIFEST = (): string =>
  JSON.stringify({
    name: 'Ouvrage · Atelier',
    short_name: 'Ouvrage',
    start_url: '/terminal',
    scope: '/',
    display: 'standalone',
    lang: 'fr',
    background_color: '#fffdf9',
    theme_color: '#24478f',
    icons: [{ src: asset('mark.svg'), sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  });

async function serve(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const found = assets().files.get((request.params as { file: string }).file);
  if (!found) return reply.code(404).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send('404');
  reply.header('cache-control', 'public, max-age=31536000, immutable').type(found.type);
  if (found.type === TYPES.woff2) return reply.send(found.body);
  reply.header('vary', 'accept-encoding');
  const encoding = encodingFor(request.headers['accept-encoding']);
  if (!encoding) return reply.send(found.body);
  return reply.header('content-encoding', encoding).send(await (found.packed[encoding] ??= PACK[encoding](found.body)));
}

function encodingFor(accepted: string | string[] | undefined): Encoding | undefined {
  const offers = String(accepted ?? '')
    .split(',')
    .map((offer) => offer.trim().toLowerCase());
  const takes = (name: string) =>
    offers.some((offer) => offer === name || (offer.startsWith(`${name};`) && !/q=0(\.0*)?$/.test(offer)));
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : undefined;
}

function load(): AssetStore {
  const root = projectRoot();
  const read = (path: string) => readFileSync(join(root, path));
  const built = new AssetStore();
  built.add('mark.svg', read('src/web/mark.svg'));
  built.add('font.woff2', read(`${FONT}-latin-wght-normal.woff2`));
  built.add('font-ext.woff2', read(`${FONT}-latin-ext-wght-normal.woff2`));
  const css = LAYERS.map((layer) => read(`src/web/style/${layer}.css`).toString()).join('\n');
  built.add('app.css', Buffer.from(withUrls(css, built)));

  const vendored = (path: string) => withoutComments(read(`node_modules/@hotwired/${path}`).toString());
  const modules = new Map([
    ['@hotwired/turbo', built.add('turbo.js', Buffer.from(withoutStyle(vendored('turbo/dist/turbo.es2017-esm.js'))))],
    ['@hotwired/stimulus', built.add('stimulus.js', Buffer.from(vendored('stimulus/dist/stimulus.js')))],
  ]);
  modules.set('../queue.js', built.add('queue.js', read('src/web/queue.js')));
  for (const file of readdirSync(join(root, 'src/web/controllers')).filter((name) => name.endsWith('.js'))) {
    const source = withModules(read(`src/web/controllers/${file}`).toString(), modules);
    modules.set(`./controllers/${file}`, built.add(file, Buffer.from(source)));
  }
  built.add('app.js', Buffer.from(withModules(read('src/web/app.js').toString(), modules)));
  return built;
}

/** `url("asset:font.woff2")` in a sheet becomes the hashed address. */
function withUrls(css: string, built: AssetStore): string {
  return css.replace(/asset:([\w.-]+)/g, (_, name: string) => built.names.get(name) ?? name);
}

/** Rewrites import specifiers to hashed addresses: an import map would be an inline script, which the CSP forbids. */
function withModules(source: string, modules: ReadonlyMap<string, string>): string {
  return source.replace(/^(import (?:.*? from )?)'([^']+)'/gm, (_, head: string, specifier: string) => {
    const url = modules.get(specifier);
    if (!url) throw new Error(`Unknown browser module: ${specifier}`);
    return `${head}'${url}'`;
  });
}

/** Whole-line comments are a fifth of the vendored scripts; their licence headers stay. */
function withoutComments(source: string): string {
  return source.replace(/^[ \t]*\/\*(?!!)(?:(?!\*\/)[\s\S])*\*\/[ \t]*\n/gm, '').replace(/^[ \t]*\/\/.*\n/gm, '');
}

/** Turbo's progress bar adds a <style>, which the CSP refuses: our own sheet dresses it. */
function withoutStyle(turbo: string): string {
  const call = 'this.installStylesheetElement();';
  if (!turbo.includes(call)) throw new Error('Turbo no longer adds its style as it did: see withoutStyle');
  return turbo.replace(call, '');
}

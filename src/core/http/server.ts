import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { foreignOrigin, tooLarge } from '../errors/core.errors.js';
import { registerAssets } from '../ui/assets.js';
import type { Settings } from '../settings.js';
import { MAX_UPLOAD_BYTES, UPLOAD_LIMITS } from './multipart.js';
import { nested } from './nested.js';
import { isApi, type HouseRequest } from './shell.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The doors of the house: headers, cookies, forms and files, assets, and who may knock. */
export async function furnish(app: NestFastifyApplication, settings: Settings): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(helmet as never, helmetOptions(settings) as never);
  await app.register(cookie as never);
  await app.register(multipart as never, { limits: UPLOAD_LIMITS } as never);
  registerAssets(fastify as never);
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!request.url.startsWith('/assets/')) void reply.header('cache-control', 'no-store');
    if (Number(request.headers['content-length'] ?? 0) > MAX_UPLOAD_BYTES) done(tooLarge());
    else done(sameOrigin(request as HouseRequest, settings) ? undefined : foreignOrigin());
  });
  fastify.addHook('preHandler', (request, _reply, done) => {
    // A page reads a form: whatever else was sent in its place is an empty one.
    if (!isApi(request as HouseRequest) && !isRecord(request.body)) request.body = {};
    if (request.body && !isJson(request as HouseRequest))
      request.body = nested(request.body as Record<string, unknown>);
    done();
  });
}

// A browser says where an unsafe request comes from; a program shows a key instead of a cookie.
function sameOrigin(request: HouseRequest, settings: Settings): boolean {
  if (SAFE.has(request.method) || request.headers.authorization !== undefined) return true;
  const { origin, host } = request.headers;
  if (!origin || !URL.canParse(origin)) return false;
  return new URL(origin).host === host || origin === settings.baseUrl;
}

const isJson = (request: HouseRequest) => request.headers['content-type']?.includes('json') ?? false;

const isRecord = (body: unknown) => typeof body === 'object' && body !== null && !Array.isArray(body);

function helmetOptions(settings: Settings) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // No style attribute nor element: bars are SVG, and assets.ts takes Turbo's own <style> away.
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        // A PDF shown in the page it belongs to.
        frameSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: settings.secureCookies ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  };
}

import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart, { type MultipartFile } from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { brokenBody, foreignOrigin } from '../errors/core.errors.js';
import { registerAssets } from '../ui/assets.js';
import type { Settings } from '../settings.js';
import { isApi, type HouseRequest } from './shell.js';
import { UploadedFile } from './uploaded-file.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** The doors of the house: headers, cookies, forms and files, assets, and who may knock. */
export async function furnish(app: NestFastifyApplication, settings: Settings): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(helmet as never, helmetOptions(settings) as never);
  await app.register(cookie as never);
  await app.register(multipart as never, { limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 500 } } as never);
  registerAssets(fastify as never);
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!request.url.startsWith('/assets/')) void reply.header('cache-control', 'no-store');
    done(sameOrigin(request as HouseRequest, settings) ? undefined : foreignOrigin());
  });
  fastify.addHook('preHandler', async (request) => {
    if (request.isMultipart()) request.body = await fieldsOf(request);
    // A page reads a form: whatever else was sent in its place is an empty one.
    if (!isApi(request as HouseRequest) && !isRecord(request.body)) request.body = {};
    if (request.body && !isJson(request as HouseRequest))
      request.body = nested(request.body as Record<string, unknown>);
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

async function fieldsOf(request: FastifyRequest): Promise<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  try {
    for await (const part of request.parts()) {
      const value = part.type === 'field' ? part.value : await fileOf(part);
      if (value !== undefined) fields[part.fieldname] ??= value;
    }
  } catch (error) {
    // Too large is told as such; the parser has no code for parts that it cannot make out.
    throw (error as { statusCode?: number }).statusCode ? error : brokenBody();
  }
  return fields;
}

// A file field left empty sends a part without a name.
async function fileOf(part: MultipartFile): Promise<UploadedFile | undefined> {
  const bytes = await part.toBuffer();
  return part.filename || bytes.length > 0 ? new UploadedFile(part.filename, bytes) : undefined;
}

/** `cells[12]=3` and `lines[0][itemId]=4` become objects, two levels deep. */
function nested(body: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    const path = /^([^[\]]+)((?:\[[^[\]]*\]){1,2})$/.exec(name);
    const keys = path ? [path[1]!, ...[...path[2]!.matchAll(/\[([^[\]]*)\]/g)].map((m) => m[1]!)] : [name];
    if (keys.some((key) => ['__proto__', 'constructor', 'prototype'].includes(key))) continue;
    let place = result;
    for (const key of keys.slice(0, -1))
      place = (place[key] = typeof place[key] === 'object' && place[key] ? place[key] : {}) as Record<string, unknown>;
    place[keys.at(-1)!] = value;
  }
  return result;
}

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

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { projectRoot } from './core/ui/project-root.js';

/** Made from the code by `npm run openapi`; a test holds the two together. */
export const OPENAPI_FILE = 'docs/openapi.json';

interface Reply {
  header: (name: string, value: string) => Reply;
  type: (mediaType: string) => Reply;
  code: (status: number) => Reply;
  send: (body: string | Buffer) => void;
}
interface Request {
  params: { file: string };
}

/** What the page to try the API is made of; its styles are set by its script. */
const PARTS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Ouvrage · API</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/api/try/swagger-ui.css"></head>
<body><main id="api"></main>
<script src="/api/try/swagger-ui-bundle.js"></script><script src="/api/try/start.js"></script></body></html>`;
// No validator elsewhere, and nothing kept: a key is typed for this page and forgotten with it.
const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', validatorUrl: null, docExpansion: 'none',
  defaultModelsExpandDepth: -1, filter: true, persistAuthorization: false, tryItOutEnabled: true });`;

/**
 * `GET /api/openapi.json`, for client generators, and `GET /api/try`, a page to try it with one's session or a key.
 * Public: they tell shapes, not data.
 */
export function serveOpenApi(app: INestApplication): void {
  let text: string | undefined;
  const fastify = app.getHttpAdapter().getInstance() as {
    get: (path: string, handler: (request: Request, reply: Reply) => void) => void;
  };
  const parts = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  fastify.get('/api/openapi.json', (_request, reply) => {
    text ??= readFileSync(join(projectRoot(), OPENAPI_FILE), 'utf8');
    reply.type('application/json; charset=utf-8').send(text);
  });
  fastify.get('/api/try', (_request, reply) => {
    reply.header('content-security-policy', POLICY).type('text/html; charset=utf-8').send(PAGE);
  });
  fastify.get('/api/try/start.js', (_request, reply) => reply.type(PARTS['swagger-ui-bundle.js']!).send(START));
  fastify.get('/api/try/:file', ({ params: { file } }, reply) => {
    const type = Object.hasOwn(PARTS, file) ? PARTS[file] : undefined;
    if (type === undefined) return reply.code(404).send('');
    reply
      .header('cache-control', 'public, max-age=86400')
      .type(type)
      .send(readFileSync(join(parts, file)));
  });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { projectRoot } from './core/ui/project-root.js';

/** Made from the code by `npm run openapi`; a test holds the two together. */
export const OPENAPI_FILE = 'docs/openapi.json';

interface Reply {
  type: (mediaType: string) => { send: (body: string) => void };
}

/** `GET /api/openapi.json`, for client generators. Public: it tells shapes, not data. */
export function serveOpenApi(app: INestApplication): void {
  let text: string | undefined;
  const fastify = app.getHttpAdapter().getInstance() as {
    get: (path: string, handler: (request: unknown, reply: Reply) => void) => void;
  };
  fastify.get('/api/openapi.json', (_request, reply) => {
    text ??= readFileSync(join(projectRoot(), OPENAPI_FILE), 'utf8');
    reply.type('application/json; charset=utf-8').send(text);
  });
}

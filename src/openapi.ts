import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

type Operation = { operationId?: string; tags?: string[] };

/** The API as OpenAPI 3.1, made from the code: only what programs may call. */
export function openApiOf(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Ouvrage')
    .setDescription('Orders, workshop, invoices and funding of écoles de production. Errors are RFC 9457 problems.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key, from your settings page.' })
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, config);
  const paths = Object.entries(document.paths).filter(([path]) => path.startsWith('/api/'));
  for (const operation of paths.flatMap(([, path]) => Object.values(path) as Operation[]))
    operation.tags = [roomOf(operation)];
  const whole = { ...document, paths: Object.fromEntries(paths) };
  return JSON.parse(JSON.stringify(whole, inOneOrder)) as OpenAPIObject;
}

/** `SalesApiController_place` is of `Sales`. */
const roomOf = ({ operationId = '' }: Operation): string => operationId.replace(/(Api)?Controller_.*$/, '');

/** The compiler tells the members of a union in the order it met them, which changes from one build to the next. */
const inOneOrder = (key: string, value: unknown): unknown =>
  key === 'enum' && Array.isArray(value) ? (value as string[]).toSorted() : value;

/** `GET /api/openapi.json`, for client generators. Public: it tells shapes, not data. */
export function serveOpenApi(app: INestApplication): void {
  let text: string | undefined;
  const fastify = app.getHttpAdapter().getInstance() as {
    get: (
      path: string,
      handler: (request: unknown, reply: { type: (t: string) => { send: (b: string) => void } }) => void,
    ) => void;
  };
  fastify.get('/api/openapi.json', (_request, reply) => {
    text ??= JSON.stringify(openApiOf(app));
    reply.type('application/json; charset=utf-8').send(text);
  });
}

import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { answersOf, operationName, type Answers, type Schema } from './openapi-answers.js';

interface Operation {
  operationId?: string;
  tags?: string[];
  parameters?: Schema[];
  responses: Record<string, Schema>;
}

const JSON_TYPE = 'application/json';
const BYTES = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
const LOCATION = { Location: { description: 'Where what was made is.', schema: { type: 'string' } } };
const REPEATED = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Of your choice, new for each act: the same key and body get the first answer, another body gets 422.',
  schema: { type: 'string', maxLength: 100 },
};
/** RFC 9457. */
const PROBLEM: Schema = {
  type: 'object',
  description: 'Why not, and what to do, in French or English by Accept-Language.',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'A sentence for people.' },
    code: { type: 'string', description: 'For programs: it does not change.' },
    errors: {
      type: 'array',
      description: 'The fields that are wrong, by their path in the body.',
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
        required: ['field', 'code', 'detail'],
      },
    },
  },
  required: ['type', 'title', 'status', 'detail', 'code'],
};
const REFUSED = {
  description: 'Refused.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** The API as OpenAPI 3.1, made from the code: only what programs may call. */
export function openApiOf(app: INestApplication, configFile: string): object {
  const config = new DocumentBuilder()
    .setTitle('Ouvrage')
    .setDescription('Orders, workshop, invoices and funding of écoles de production. Errors are RFC 9457 problems.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key, from your settings page.' })
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, config, { operationIdFactory: operationName });
  const answers = answersOf(configFile);
  const paths = Object.entries(document.paths).filter(([path]) => path.startsWith('/api/'));
  for (const [method, operation] of paths.flatMap(([, path]) => Object.entries(path as Record<string, Operation>)))
    complete(operation, method, answers);
  const schemas = { ...(document.components?.schemas ?? {}), ...answers.shapes, Problem: PROBLEM } as Answers['shapes'];
  const kept = { paths: Object.fromEntries(paths), components: { ...document.components, schemas: {} } };
  kept.components.schemas = named(kept.paths, schemas);
  return JSON.parse(JSON.stringify({ ...document, ...kept }, inOneOrder)) as object;
}

function complete(operation: Operation, method: string, answers: Answers): void {
  // The one of several addresses that is kept needs no number.
  const id = (operation.operationId ?? '').replace(/\[\d+\]$/, '');
  operation.operationId = id;
  operation.tags = [id.replace(/_.*$/, '')];
  const answer = answers.byOperation.get(id);
  if (answer === undefined) throw new Error(`${id} has no return type`);
  for (const [status, response] of Object.entries(operation.responses)) {
    response.description = status === '204' ? 'Done.' : status === '201' ? 'Made.' : 'As asked.';
    if (status === '201') response.headers = LOCATION;
    delete response.content;
    if (answer === 'file') response.content = BYTES;
    else if (answer !== 'nothing') response.content = { [JSON_TYPE]: { schema: answer } };
  }
  operation.responses.default = REFUSED;
  if (method === 'post') operation.parameters = [...(operation.parameters ?? []), REPEATED];
}

/** The schemas that are spoken of, from the paths on. */
function named(paths: object, schemas: Answers['shapes']): Answers['shapes'] {
  const found: Answers['shapes'] = {};
  const look = (part: unknown) => {
    for (const [, name] of JSON.stringify(part).matchAll(/#\/components\/schemas\/([\w.]+)/g)) {
      if (name! in found) continue;
      const schema = schemas[name!];
      if (!schema) throw new Error(`No schema ${name}`);
      found[name!] = schema;
      look(schema);
    }
  };
  look(paths);
  return found;
}

/** The compiler tells the members of a union in the order it met them, which changes from one build to the next. */
const inOneOrder = (key: string, value: unknown): unknown =>
  key === 'enum' && Array.isArray(value) ? (value as string[]).toSorted() : value;

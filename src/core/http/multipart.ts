import {
  applyDecorators,
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { brokenBody, tooLarge } from '../errors/core.errors.js';
import { Refusal } from '../errors/refusal.js';
import { nested } from './nested.js';
import { UploadedFile } from './uploaded-file.js';

const MAX_FILE_BYTES = 20 * 1024 * 1024;
const MAX_FIELDS = 500;
/** Several times the longest answer of a form that carries a file. */
const MAX_FIELD_BYTES = 20_000;

/** A form with its file; more is refused by its announced length, before anything is read. */
export const MAX_UPLOAD_BYTES = MAX_FILE_BYTES + 1_000_000;
export const UPLOAD_LIMITS = {
  fileSize: MAX_FILE_BYTES,
  files: 1,
  fields: MAX_FIELDS,
  parts: MAX_FIELDS + 2,
  fieldSize: MAX_FIELD_BYTES,
  fieldNameSize: 200,
};

const TAKES_FILE = 'ouvrage:takes-file';

/**
 * Declares that a route takes a form with a file, and the texts beside it (`note?` may be left out). No other is read
 * at any other.
 */
export const TakesFile = (...texts: string[]): MethodDecorator => {
  const names = texts.map((text) => text.replace('?', ''));
  return applyDecorators(
    SetMetadata(TAKES_FILE, true),
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        properties: {
          file: { type: 'string', format: 'binary' },
          ...Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
        },
        required: ['file', ...texts.filter((text) => !text.endsWith('?'))],
      },
    }),
  );
};

/** Reads the form with a file, after the guard: only from those the route lets in. */
@Injectable()
export class MultipartInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.isMultipart()) {
      if (!this.reflector.get<boolean | undefined>(TAKES_FILE, context.getHandler())) throw brokenBody();
      request.body = nested(await fieldsOf(request));
    }
    return next.handle();
  }
}

async function fieldsOf(request: FastifyRequest): Promise<Record<string, unknown>> {
  // The caller left while we looked who it was: no end would ever come.
  if (request.raw.destroyed) throw brokenBody();
  const fields: Record<string, unknown> = {};
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field' && part.valueTruncated) throw tooLarge();
      const value = part.type === 'field' ? part.value : await fileOf(part);
      if (value !== undefined) fields[part.fieldname] ??= value;
    }
  } catch (error) {
    // Too large is told as such; the parser has no code for parts that it cannot make out.
    throw error instanceof Refusal || (error as { statusCode?: number }).statusCode ? error : brokenBody();
  }
  return secret(fields);
}

/** The box `confidential` is about the file beside it, whichever comes first. */
function secret(fields: Record<string, unknown>): Record<string, unknown> {
  if (!['1', 'true'].includes(String(fields['confidential']))) return fields;
  const marked = ([name, value]: [string, unknown]) =>
    value instanceof UploadedFile ? [name, new UploadedFile(value.name, value.bytes, true)] : [name, value];
  return Object.fromEntries(Object.entries(fields).map(marked)) as Record<string, unknown>;
}

// A file field left empty sends a part without a name; a part of bytes alone has none either.
async function fileOf(part: MultipartFile): Promise<UploadedFile | undefined> {
  const bytes = await part.toBuffer();
  const name = (part.filename as string | undefined) ?? '';
  return name || bytes.length > 0 ? new UploadedFile(name, bytes) : undefined;
}

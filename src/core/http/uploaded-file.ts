import { createHash } from 'node:crypto';
import { wrongShape } from '../errors/core.errors.js';
import { shapeWords } from './shape.words.js';

/** A file sent with a form. */
export class UploadedFile {
  constructor(
    readonly name: string,
    readonly bytes: Buffer,
    /** Whoever brought it ticked the box. */
    readonly confidential = false,
  ) {}

  /** Its place in a request's fingerprint. */
  toJSON(): string {
    return `${this.name}:${this.confidential}:${createHash('sha256').update(this.bytes).digest('hex')}`;
  }
}

/** The file sent in a field of a form, if any. */
export function fileOf(
  body: Readonly<Record<string, unknown>> | null | undefined,
  field: string,
): UploadedFile | undefined {
  const file = body?.[field];
  return file instanceof UploadedFile ? file : undefined;
}

/** The part `file` of a form or of a multipart request; 422 without one. */
export function broughtFile(body: Readonly<Record<string, unknown>> | null | undefined): UploadedFile {
  const file = fileOf(body, 'file');
  if (!file) throw wrongShape([{ field: 'file', code: 'file', sentence: shapeWords.file }]);
  return file;
}

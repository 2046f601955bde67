import { createHash } from 'node:crypto';

/** A file sent with a form. */
export class UploadedFile {
  constructor(
    readonly name: string,
    readonly bytes: Buffer,
  ) {}

  /** Its place in a request's fingerprint. */
  toJSON(): string {
    return `${this.name}:${createHash('sha256').update(this.bytes).digest('hex')}`;
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

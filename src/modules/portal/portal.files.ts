import type { FormBody } from '../../core/http/forms.js';
import { UploadedFile } from '../../core/http/uploaded-file.js';

/** The file sent in a field of a form, if any. */
export function fileOf(body: FormBody | null | undefined, field: string): UploadedFile | undefined {
  const file = body?.[field];
  return file instanceof UploadedFile ? file : undefined;
}

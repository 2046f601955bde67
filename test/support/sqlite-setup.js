import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One directory a run for the template and the copies; the workers inherit its name. */
export default function makeDirectory() {
  process.env.TEST_SQLITE_DIR ??= mkdtempSync(join(tmpdir(), 'ouvrage-sqlite-'));
}

import { rmSync } from 'node:fs';

/** Two projects share the directory: the second call finds it gone, which is fine. */
export default function removeDirectory() {
  if (process.env.TEST_SQLITE_DIR) rmSync(process.env.TEST_SQLITE_DIR, { recursive: true, force: true });
}

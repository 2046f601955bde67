import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let root: string | undefined;

/** The folder of our package.json: the same whether the code runs from `src` or from `dist/src`. */
export function projectRoot(): string {
  return (root ??= rootAbove(dirname(fileURLToPath(import.meta.url))));
}

function rootAbove(folder: string): string {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'ouvrage') {
    return folder;
  }
  const parent = dirname(folder);
  if (parent === folder) throw new Error('No package.json named "ouvrage" above this module');
  return rootAbove(parent);
}

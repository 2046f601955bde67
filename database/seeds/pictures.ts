import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { projectRoot } from '../../src/core/ui/index.js';
import { CatalogQueries, StepPictures } from '../../src/modules/catalog/index.js';
import type { Foundation } from './foundation.js';

/** A gesture each trade repeats, drawn by us. */
const GESTURES = {
  garment: { code: 'PIQ', file: 'sewing.png' },
  machining: { code: 'TOU', file: 'turning.png' },
} as const;

/** The gesture is on the tablet wherever its step is made. */
export async function showGestures(app: INestApplicationContext, { director, items, seed }: Foundation): Promise<void> {
  const { code, file: name } = GESTURES[seed.school.trade];
  const bytes = await readFile(join(projectRoot(), 'database/seeds/pictures', name));
  for (const { id } of items) {
    const routing = await app.get(CatalogQueries).routing(director, id);
    if (routing.some((step) => step.code === code))
      await app.get(StepPictures).give(director, id, code, { name, bytes });
  }
}

import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { FileStore } from '../../core/files/file-store.js';
import { Journal } from '../../core/journal/journal.js';
import { notAPicture, pictureMissing } from './catalog.errors.js';
import { CatalogQueries } from './catalog.queries.js';
import { Item } from './item.entity.js';
import { StepPicture } from './step-picture.entity.js';

/** The pictures of an item's steps: one a step, the newest. */
@Injectable()
export class StepPictures {
  constructor(
    private readonly read: ReadSource,
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly files: FileStore,
    private readonly catalog: CatalogQueries,
  ) {}

  /** By code of step. */
  async of(scope: Scope, itemId: number): Promise<{ id: number; code: string; fileId: number }[]> {
    await this.catalog.get(scope, itemId);
    const where = { itemId, schoolId: scope.schoolId };
    const pictures = await this.read.manager.find(StepPicture, { where, order: { code: 'ASC' } });
    return pictures.map(({ id, code, fileId }) => ({ id, code, fileId }));
  }

  /** Gives a step its picture, in the place of the one it had. What is no image: 422 `catalog.not_a_picture`. */
  async give(scope: Scope, itemId: number, code: string, file?: { name: string; bytes: Buffer }): Promise<number> {
    return this.unit.run(async () => {
      const { schoolId } = scope;
      if (!(await this.unit.lock(Item, { id: itemId, schoolId }))) throw notFound();
      const routing = await this.catalog.routing(scope, itemId);
      if (!routing.some((step) => step.code === code)) throw notFound();
      if (!file) throw pictureMissing();
      const subject = { type: 'item', id: itemId };
      const kept = await this.files.receive(scope, { subject, kind: 'step_picture', ...file });
      if (!kept.mediaType.startsWith('image/')) throw notAPicture();
      const picture = { schoolId, itemId, code, fileId: kept.id };
      await this.unit.manager.upsert(StepPicture, picture, ['itemId', 'code']);
      await this.journal.write(scope, { subject, event: 'step_picture_given', facts: { code } });
      return kept.id;
    });
  }

  async remove(scope: Scope, pictureId: number): Promise<{ itemId: number }> {
    return this.unit.run(async () => {
      const picture = await this.unit.manager.findOneBy(StepPicture, { id: pictureId, schoolId: scope.schoolId });
      if (!picture) throw notFound();
      const { itemId, code } = picture;
      await this.unit.manager.delete(StepPicture, { id: pictureId, schoolId: scope.schoolId });
      const subject = { type: 'item', id: itemId };
      await this.journal.write(scope, { subject, event: 'step_picture_removed', facts: { code } });
      return { itemId };
    });
  }
}

import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { folded } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, notYourRole, stale } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { FileStore } from '../../core/files/file-store.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import { PartnersQueries } from '../partners/index.js';
import { SchoolQueries } from '../school/index.js';
import { drawingRevised } from './catalog.events.js';
import type { ItemChange, NewItem, NewPrice, NewRevision, NewStep, NewVariant } from './catalog.dto.js';
import {
  alreadyRetired,
  codeTaken,
  revisionInFuture,
  revisionTaken,
  stillActive,
  tooManyVariants,
  variantTwice,
  twoPlaces,
} from './catalog.errors.js';
import { isUnderMarket } from './catalog.totals.js';
import { DrawingRevision, Item, ItemVariant } from './item.entity.js';
import { RoutingOperation } from './routing-operation.entity.js';

const MAX_VARIANTS = 200;
const searchTextOf = (code: string, name: string) => folded(code, name);
const variantKey = ({ size, colour }: NewVariant) => `${size?.trim() ?? ''}\n${colour?.trim() ?? ''}`;

/** The verbs of the catalogue. A director or a master keeps it. */
@Injectable()
export class CatalogService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly school: SchoolQueries,
    private readonly partners: PartnersQueries,
    private readonly bus: EventBus,
  ) {}

  /** Adds an item with its sizes × colours and routing; returns its id. */
  async addItem(scope: Scope, item: NewItem): Promise<number> {
    this.keeper(scope);
    return this.unit.run(async () => {
      await this.knownWorkshop(scope, item.workshopId);
      const { schoolId } = scope;
      const { partnerId = null } = item;
      if (partnerId !== null) await this.partners.get(scope, partnerId);
      const { code, name, kind, workshopId, unitCode, priceE4, criticality } = item;
      if (await this.unit.manager.existsBy(Item, { schoolId, code })) throw codeTaken(code);
      const row = this.unit.manager.create(Item, {
        ...{ schoolId, workshopId, partnerId, code, name, kind, unitCode, priceE4, criticality },
        marketPriceE4: item.marketPriceE4 ?? null,
        drawingRevision: item.drawingRevision ?? null,
        active: true,
        searchText: searchTextOf(code, name),
        version: 1,
      });
      await this.unit.manager.insert(Item, row);
      const variants = item.variants?.length ? item.variants : [{ size: null, colour: null }];
      await this.insertVariants(scope, row.id, variants, 0);
      if (item.drawingRevision)
        await this.insertRevision(scope, row.id, item.drawingRevision, this.clock.today(), null);
      if (item.routing?.length) await this.replaceSteps(scope, row.id, item.routing);
      await this.tell(scope, row.id, 'added', { code, priceE4 });
      return row.id;
    });
  }

  /** Name, workshop and criticality; orders keep what they copied. */
  async update(scope: Scope, itemId: number, { version, ...change }: ItemChange): Promise<void> {
    await this.change(scope, itemId, 'changed', async (item) => {
      await this.knownWorkshop(scope, change.workshopId);
      if (item.version !== version) throw stale();
      return { ...change, searchText: searchTextOf(item.code, change.name) };
    });
  }

  /** The price of orders to come; returns whether it is under 90 % of the market reference. */
  async updatePrice(scope: Scope, itemId: number, price: NewPrice): Promise<{ underMarket: boolean }> {
    const { priceE4, marketPriceE4 = null, version } = price;
    await this.change(scope, itemId, 'price_changed', (item) => {
      if (item.version !== version) throw stale();
      return { priceE4, marketPriceE4 };
    });
    return { underMarket: isUnderMarket(priceE4, marketPriceE4) };
  }

  /** Sheet and price together, as the edit form sends them. */
  async updateAll(
    scope: Scope,
    itemId: number,
    sheet: ItemChange,
    { priceE4, marketPriceE4 }: Pick<NewPrice, 'priceE4' | 'marketPriceE4'>,
  ): Promise<void> {
    await this.unit.run(async () => {
      await this.update(scope, itemId, sheet);
      await this.updatePrice(scope, itemId, { priceE4, marketPriceE4, version: sheet.version + 1 });
    });
  }

  /** Adds the sizes × colours that are not there yet. */
  async addVariants(scope: Scope, itemId: number, variants: readonly NewVariant[]): Promise<void> {
    await this.change(scope, itemId, 'variants_added', async () => {
      const known = await this.unit.manager.findBy(ItemVariant, { itemId, schoolId: scope.schoolId });
      const keys = new Set(known.map(variantKey));
      const fresh = variants.filter((variant) => !keys.has(variantKey(variant)));
      if (known.length + fresh.length > MAX_VARIANTS) throw tooManyVariants(MAX_VARIANTS);
      if (fresh.length > 0) await this.insertVariants(scope, itemId, fresh, known.length);
      return {};
    });
  }

  /** Writes the whole routing anew; work already launched keeps what it copied. */
  async setRouting(scope: Scope, itemId: number, steps: readonly NewStep[]): Promise<void> {
    await this.change(scope, itemId, 'routing_changed', async () => {
      await this.replaceSteps(scope, itemId, steps);
      return {};
    });
  }

  /** A new revision of the drawing, with its file when there is one: it is in force at once. */
  async addDrawingRevision(
    scope: Scope,
    itemId: number,
    { revision, issuedOn }: NewRevision,
    file?: { name: string; bytes: Buffer },
  ): Promise<void> {
    await this.change(scope, itemId, 'revision_added', async () => {
      if (issuedOn > this.clock.today()) throw revisionInFuture();
      if (await this.unit.manager.existsBy(DrawingRevision, { itemId, revision })) throw revisionTaken(revision);
      const subject = { type: 'item', id: itemId };
      const kept = file ? await this.files.receive(scope, { subject, kind: 'drawing', ...file }) : null;
      await this.insertRevision(scope, itemId, revision, issuedOn, kept?.id ?? null);
      await this.bus.publish(drawingRevised, scope, { itemId, revision });
      return { drawingRevision: revision };
    });
  }

  /** Takes the item out of what can be ordered; what was ordered goes on. */
  async retire(scope: Scope, itemId: number): Promise<void> {
    await this.change(scope, itemId, 'retired', (item) => {
      if (!item.active) throw alreadyRetired();
      return { active: false };
    });
  }

  /** Puts a retired item back. */
  async reinstate(scope: Scope, itemId: number): Promise<void> {
    await this.change(scope, itemId, 'reinstated', (item) => {
      if (item.active) throw stillActive();
      return { active: true };
    });
  }

  /** Locks the item, changes it, raises its version and writes the journal, in one transaction. */
  private async change(
    scope: Scope,
    itemId: number,
    event: string,
    work: (item: Item) => Promise<Partial<Item>> | Partial<Item>,
  ): Promise<void> {
    this.keeper(scope);
    await this.unit.run(async () => {
      const { schoolId } = scope;
      const item = await this.unit.lock(Item, { id: itemId, schoolId });
      if (!item) throw notFound();
      const { version } = item;
      const changes = await work(item);
      const result = await this.unit.manager.update(
        Item,
        { id: itemId, schoolId, version },
        { ...changes, version: version + 1 },
      );
      if (result.affected !== 1) throw stale();
      const { searchText: _hidden, ...facts } = changes;
      await this.tell(scope, itemId, event, facts);
    });
  }

  private async insertVariants(scope: Scope, itemId: number, variants: readonly NewVariant[], from: number) {
    const seen = new Set<string>();
    for (const variant of variants) {
      const key = variantKey(variant);
      if (seen.has(key)) throw variantTwice([variant.size, variant.colour].filter(Boolean).join(' '));
      seen.add(key);
    }
    const rows = variants.map(({ size, colour }, index) => ({
      schoolId: scope.schoolId,
      itemId,
      size: size?.trim() || null,
      colour: colour?.trim() || null,
      position: from + index + 1,
    }));
    await this.unit.manager.insert(ItemVariant, rows);
  }

  private async replaceSteps(scope: Scope, itemId: number, steps: readonly NewStep[]): Promise<void> {
    const centers = new Set((await this.school.workCenters(scope)).map(({ id }) => id));
    const suppliers = new Set((await this.partners.suppliers(scope)).map(({ id }) => id));
    const { schoolId } = scope;
    const inOrder = [...steps].sort((a, b) => (a.position ?? 10_000) - (b.position ?? 10_000));
    const rows = inOrder.map((step, index) => {
      if (step.workCenterId && !centers.has(step.workCenterId)) throw notFound();
      if (step.supplierId && !suppliers.has(step.supplierId)) throw notFound();
      if (step.supplierId && step.workCenterId) throw twoPlaces(step.name);
      const { code, name, setupMinutes, unitCentiminutes } = step;
      return {
        ...{ schoolId, itemId, code, name, setupMinutes, unitCentiminutes },
        position: (index + 1) * 10,
        workCenterId: step.workCenterId ?? null,
        supplierId: step.supplierId ?? null,
        requiredLevel: step.requiredLevel ?? 0,
        heavyLoad: step.heavyLoad ?? false,
        workRules: step.workRules ?? [],
        competenceCodes: step.competenceCodes ?? [],
        instructions: step.instructions ?? '',
      };
    });
    await this.unit.manager.delete(RoutingOperation, { itemId, schoolId });
    if (rows.length > 0) await this.unit.manager.insert(RoutingOperation, rows);
  }

  private async insertRevision(
    scope: Scope,
    itemId: number,
    revision: string,
    issuedOn: string,
    fileId: number | null,
  ) {
    await this.unit.manager.insert(DrawingRevision, { schoolId: scope.schoolId, itemId, revision, issuedOn, fileId });
  }

  private async knownWorkshop(scope: Scope, workshopId: number): Promise<void> {
    const workshops = await this.school.workshops(scope);
    if (!workshops.some(({ id }) => id === workshopId)) throw notFound();
  }

  private keeper(scope: Scope): void {
    const words = { fr: 'Tenir le catalogue', en: 'Keeping the catalogue' };
    if (!hasRole(scope, 'director', 'master', 'system')) throw notYourRole(words);
  }

  private tell(scope: Scope, itemId: number, event: string, facts: Record<string, unknown>): Promise<void> {
    return this.journal.write(scope, { subject: { type: 'item', id: itemId }, event, facts });
  }
}

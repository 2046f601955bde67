import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { StoredFile } from '../../core/core.entities.js';
import { ReadSource } from '../../core/database/read-source.js';
import { containing } from '../../core/database/sql.js';
import { notFound } from '../../core/errors/core.errors.js';
import { DEFAULT_LIMIT, listed, type Listed } from '../../core/http/paging.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { ItemListQuery } from './catalog.dto.js';
import { isUnderMarket } from './catalog.totals.js';
import type { ItemRead, ItemRow, RevisionRead, RoutingStep, VariantRead } from './catalog.types.js';
import { DrawingRevision, Item, ItemVariant } from './item.entity.js';
import { StepPicture } from './step-picture.entity.js';
import { RoutingOperation } from './routing-operation.entity.js';

const COLUMNS = {
  id: 'i.id',
  code: 'i.code',
  name: 'i.name',
  kind: 'i.kind',
  workshop_id: 'i.workshopId',
  partner_id: 'i.partnerId',
  unit_code: 'i.unitCode',
  price_e4: 'i.priceE4',
  market_price_e4: 'i.marketPriceE4',
  criticality: 'i.criticality',
  drawing_revision: 'i.drawingRevision',
  active: 'i.active',
  version: 'i.version',
} as const;
type Raw = Record<keyof typeof COLUMNS, unknown>;

/** What the school makes and sells. Staff and partners read it; every row is of the caller's school. */
@Injectable()
export class CatalogQueries {
  constructor(private readonly read: ReadSource) {}

  /** Newest first; `state` is `active` or `retired`. */
  async list(scope: Scope, query: ItemListQuery): Promise<Listed<ItemRow>> {
    const { limit = DEFAULT_LIMIT, cursor, q, state, workshopId, kind } = query;
    const select = this.select(scope)
      .orderBy('i.id', 'DESC')
      .limit(limit + 1);
    if (cursor) select.andWhere('i.id < :cursor', { cursor });
    if (q) select.andWhere("i.searchText LIKE :q ESCAPE '!'", { q: containing(q) });
    if (state === 'active' || state === 'retired')
      select.andWhere('i.active = :active', { active: state === 'active' });
    if (workshopId) select.andWhere('i.workshopId = :workshopId', { workshopId });
    if (kind) select.andWhere('i.kind = :kind', { kind });
    const rows = await select.getRawMany<Raw>();
    return listed(rows.map(rowOf), limit);
  }

  async get(scope: Scope, itemId: number): Promise<ItemRead> {
    const item = (await this.items(scope, [itemId])).get(itemId);
    if (!item) throw notFound();
    return item;
  }

  /** By id; those of another school are simply absent. */
  async items(scope: Scope, ids: readonly number[]): Promise<Map<number, ItemRead>> {
    if (ids.length === 0) return new Map();
    const rows = await this.select(scope)
      .andWhere('i.id IN (:...ids)', { ids: [...new Set(ids)] })
      .getRawMany<Raw>();
    return this.withVariants(scope, rows);
  }

  /** Active items with their sizes and colours, by name: what can be ordered today. */
  async orderable(scope: Scope): Promise<ItemRead[]> {
    const rows = await this.select(scope).andWhere('i.active = :active', { active: true }).getRawMany<Raw>();
    const items = [...(await this.withVariants(scope, rows)).values()];
    return items.sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  }

  /** Every item, retired ones too, by code. */
  async all(scope: Scope): Promise<ItemRead[]> {
    const items = [...(await this.withVariants(scope, await this.select(scope).getRawMany<Raw>())).values()];
    return items.sort((a, b) => a.code.localeCompare(b.code, 'fr'));
  }

  /** The routing of an item of the school, in order. */
  async routing(scope: Scope, itemId: number): Promise<RoutingStep[]> {
    return (await this.routings(scope, [itemId])).get(itemId) ?? [];
  }

  /** The same by item id; an item without a routing is absent. */
  async routings(scope: Scope, itemIds: readonly number[]): Promise<Map<number, RoutingStep[]>> {
    const rows = await this.read.manager.find(RoutingOperation, {
      where: { itemId: In([...new Set(itemIds)]), schoolId: scope.schoolId },
      order: { position: 'ASC' },
    });
    const routings = new Map<number, RoutingStep[]>();
    for (const { id: _id, schoolId: _school, itemId, ...step } of rows)
      routings.set(itemId, [...(routings.get(itemId) ?? []), step]);
    return routings;
  }

  /** The file of a drawing, for whom works by it; null without one. */
  async drawing(
    { schoolId }: Scope,
    itemId: number,
    revision: string | null,
  ): Promise<{ fileId: number; image: boolean } | null> {
    if (revision === null) return null;
    const found = await this.read.manager.findOneBy(DrawingRevision, { schoolId, itemId, revision });
    if (found?.fileId == null) return null;
    const file = await this.read.manager.findOneByOrFail(StoredFile, { id: found.fileId, schoolId });
    return { fileId: found.fileId, image: file.mediaType.startsWith('image/') };
  }

  /** The file of the picture of a step, for whom works on it; null without one. */
  async stepPicture({ schoolId }: Scope, itemId: number, code: string): Promise<number | null> {
    return (await this.read.manager.findOneBy(StepPicture, { schoolId, itemId, code }))?.fileId ?? null;
  }

  /** Drawing revisions, newest first. */
  async revisions(scope: Scope, itemId: number): Promise<RevisionRead[]> {
    const rows = await this.read.manager.find(DrawingRevision, {
      where: { itemId, schoolId: scope.schoolId },
      order: { id: 'DESC' },
    });
    return rows.map(({ revision, issuedOn, fileId }) => ({ revision, issuedOn: issuedOn as LocalDate, fileId }));
  }

  private select(scope: Scope) {
    const select = this.read.from(Item, 'i').select([]);
    for (const [alias, column] of Object.entries(COLUMNS)) select.addSelect(column, alias);
    select.where('i.schoolId = :schoolId', { schoolId: scope.schoolId });
    const own = scope.partnerId;
    return own === null ? select : select.andWhere('(i.partnerId IS NULL OR i.partnerId = :own)', { own });
  }

  private async withVariants(scope: Scope, rows: readonly Raw[]): Promise<Map<number, ItemRead>> {
    const items = new Map<number, ItemRead>();
    for (const row of rows)
      items.set(Number(row.id), { ...rowOf(row), version: Number(row.version), variants: [] as VariantRead[] });
    if (items.size === 0) return items;
    const variants = await this.read.manager.find(ItemVariant, {
      where: { schoolId: scope.schoolId, itemId: In([...items.keys()]) },
      order: { itemId: 'ASC', position: 'ASC', id: 'ASC' },
    });
    for (const { id, itemId, size, colour } of variants) items.get(itemId)?.variants.push({ id, size, colour });
    return items;
  }
}

function rowOf(row: Raw): ItemRow {
  const priceE4 = Number(row.price_e4);
  const marketPriceE4 = row.market_price_e4 === null ? null : Number(row.market_price_e4);
  return {
    id: Number(row.id),
    code: row.code as string,
    name: row.name as string,
    kind: row.kind as ItemRow['kind'],
    workshopId: Number(row.workshop_id),
    partnerId: row.partner_id === null ? null : Number(row.partner_id),
    unitCode: row.unit_code as ItemRow['unitCode'],
    priceE4,
    marketPriceE4,
    underMarket: isUnderMarket(priceE4, marketPriceE4),
    criticality: row.criticality as ItemRow['criticality'],
    drawingRevision: row.drawing_revision as string | null,
    active: Boolean(row.active),
  };
}

import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import type { FormBody } from '../../core/http/forms.js';
import { readForm } from '../../core/http/read-shape.js';
import { CatalogQueries, type ItemRead } from '../catalog/index.js';
import { ItemCosts } from './item-costs.reads.js';
import { PriceRequest } from './price-request.entity.js';
import { costParts, stepCosts } from './price.totals.js';
import { judged, offerOf } from './quote-offer.js';
import { QuoteLine } from './quote-line.entity.js';
import { ItemChosen, type NewQuoteLine } from './quoting.dto.js';
import { askedValues, lineBody, lineValues, priceInput } from './quoting.forms.js';
import type { QuoteSheet } from './quoting.types.js';
import type { Computed } from './views/quote-line-form.js';

/** What the page of a line needs: its item, what its boxes hold, what they give. Writes nothing. */
@Injectable()
export class LineDesk {
  constructor(
    private readonly read: ReadSource,
    private readonly catalog: CatalogQueries,
    private readonly costs: ItemCosts,
  ) {}

  /** What a customer may be offered: not what is made for another. */
  async offerable(scope: Scope, partnerId: number): Promise<ItemRead[]> {
    const items = await this.catalog.orderable(scope);
    return items.filter((item) => item.partnerId === null || item.partnerId === partnerId);
  }

  /** The item, and whether its routing tells how long it takes. Throws notFound. */
  async item(scope: Scope, itemId: number): Promise<{ item: ItemRead; timed: boolean }> {
    const item = await this.catalog.get(scope, itemId);
    return { item, timed: (await this.catalog.routing(scope, itemId)).length > 0 };
  }

  /** The form of a line as its shape; throws notFound for an item that is not there. */
  async body(scope: Scope, body: FormBody): Promise<FormBody> {
    return lineBody(body, await this.catalog.get(scope, readForm(ItemChosen, body).itemId));
  }

  /** The line as it stands; else the costs the item was last quoted with, and what the request asked for. */
  async values(scope: Scope, { lines, requestId }: QuoteSheet, itemId: number): Promise<Record<string, string>> {
    const own = lines.find((line) => line.itemId === itemId);
    if (own) return lineValues(own, scope.locale);
    const request = requestId === null ? null : await this.request(scope, requestId);
    const asked = request === null || lines.length > 0 ? {} : await this.asked(scope, request, itemId);
    return { ...(await this.lastCosts(scope, itemId)), ...(await this.material(scope, request, itemId)), ...asked };
  }

  private request({ schoolId }: Scope, id: number): Promise<PriceRequest> {
    return this.read.manager.findOneByOrFail(PriceRequest, { id, schoolId });
  }

  /** The quantities of the request, on the sizes of the item. */
  private async asked(scope: Scope, request: PriceRequest, itemId: number): Promise<Record<string, string>> {
    return askedValues(request, await this.catalog.get(scope, itemId), scope.locale);
  }

  /** Nothing when the customer brings it; else by the bill of materials, at today's prices. */
  private async material(scope: Scope, request: PriceRequest | null, itemId: number): Promise<Record<string, string>> {
    if (request?.materialSupplied) return { materialE4: '' };
    const materialE4 = await this.costs.materialE4(scope, itemId);
    return materialE4 === null ? {} : { materialE4: priceInput(materialE4, scope.locale) };
  }

  private async lastCosts(scope: Scope, itemId: number): Promise<Record<string, string>> {
    const where = { itemId, schoolId: scope.schoolId };
    const last = await this.read.manager.findOne(QuoteLine, { where, order: { id: 'DESC' } });
    if (!last) return {};
    const { unitCode, basis } = last;
    return lineValues({ unitCode, cells: [], prices: [], basis: { ...basis, imposed: null } }, scope.locale);
  }

  /** Prices of each quantity, and the parts of the cost of the one asked. */
  async compute(scope: Scope, input: NewQuoteLine): Promise<Computed> {
    const item = await this.catalog.get(scope, input.itemId);
    const steps = await this.costs.steps(scope, item.id);
    const { basis, prices } = offerOf(item, steps, input);
    const { name: itemName, unitCode, marketPriceE4 } = item;
    const { quantity } = prices.find(({ chosen }) => chosen)!;
    return {
      line: { itemName, unitCode, marketPriceE4, prices: prices.map((price) => judged(price, marketPriceE4)) },
      parts: costParts(basis, unitCode, quantity),
      steps: stepCosts(basis, unitCode, quantity),
    };
  }
}

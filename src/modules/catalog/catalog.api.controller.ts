import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import type { Listed } from '../../core/http/paging.js';
import { IdPipe } from '../../core/http/read-shape.js';
import {
  ItemChange,
  ItemCopy,
  ItemListQuery,
  NewItem,
  NewPrice,
  NewRevision,
  NewRouting,
  NewVariants,
} from './catalog.dto.js';
import { ItemCopies } from './item-copies.service.js';
import { CatalogQueries } from './catalog.queries.js';
import { CatalogService } from './catalog.service.js';
import type { ItemRead, ItemRow, RevisionRead, RoutingStep } from './catalog.types.js';

/** What the school makes and sells. */
@Controller('api/v1/items')
export class CatalogApiController {
  constructor(
    private readonly service: CatalogService,
    private readonly queries: CatalogQueries,
    private readonly copies: ItemCopies,
  ) {}

  /** Items, newest first. */
  @Get()
  @Allow('director', 'master', 'accountant')
  list(@Caller() scope: Scope, @Query() query: ItemListQuery): Promise<Listed<ItemRow>> {
    return this.queries.list(scope, query);
  }

  /** Adds an item with its variants and, when known, its routing. */
  @Post()
  @Allow('director', 'master')
  async add(@Caller() scope: Scope, @Body() dto: NewItem): Promise<Created<ItemRead>> {
    const itemId = await this.service.addItem(scope, dto);
    return new Created(`/api/v1/items/${itemId}`, await this.queries.get(scope, itemId));
  }

  /** A new item made like this one: sizes, prices, routing and customer. */
  @Post(':itemId/copies')
  @Allow('director', 'master')
  async copy(
    @Caller() scope: Scope,
    @Param('itemId', IdPipe) itemId: number,
    @Body() dto: ItemCopy,
  ): Promise<Created<ItemRead>> {
    const id = await this.copies.copy(scope, itemId, dto);
    return new Created(`/api/v1/items/${id}`, await this.queries.get(scope, id));
  }

  @Get(':itemId')
  @Allow('director', 'master', 'accountant')
  read(@Caller() scope: Scope, @Param('itemId', IdPipe) itemId: number): Promise<ItemRead> {
    return this.queries.get(scope, itemId);
  }

  /** Changes name, workshop and criticality. */
  @Put(':itemId')
  @Allow('director', 'master')
  async change(
    @Caller() scope: Scope,
    @Param('itemId', IdPipe) itemId: number,
    @Body() dto: ItemChange,
  ): Promise<ItemRead> {
    await this.service.update(scope, itemId, dto);
    return this.queries.get(scope, itemId);
  }

  /** Sets the price of orders to come; `underMarket` warns under 90 % of the market reference. */
  @Put(':itemId/price')
  @Allow('director', 'master')
  async price(
    @Caller() scope: Scope,
    @Param('itemId', IdPipe) itemId: number,
    @Body() dto: NewPrice,
  ): Promise<ItemRead> {
    await this.service.updatePrice(scope, itemId, dto);
    return this.queries.get(scope, itemId);
  }

  /** Adds sizes × colours. */
  @Post(':itemId/variants')
  @Allow('director', 'master')
  async variants(
    @Caller() scope: Scope,
    @Param('itemId', IdPipe) itemId: number,
    @Body() dto: NewVariants,
  ): Promise<Created<ItemRead>> {
    await this.service.addVariants(scope, itemId, dto.variants);
    return new Created(`/api/v1/items/${itemId}`, await this.queries.get(scope, itemId));
  }

  @Get(':itemId/routing')
  @Allow('director', 'master')
  async routing(@Caller() scope: Scope, @Param('itemId', IdPipe) itemId: number): Promise<RoutingStep[]> {
    await this.queries.get(scope, itemId);
    return this.queries.routing(scope, itemId);
  }

  /** Replaces the whole routing. */
  @Put(':itemId/routing')
  @Allow('director', 'master')
  async setRouting(
    @Caller() scope: Scope,
    @Param('itemId', IdPipe) itemId: number,
    @Body() dto: NewRouting,
  ): Promise<RoutingStep[]> {
    await this.service.setRouting(scope, itemId, dto.steps);
    return this.queries.routing(scope, itemId);
  }

  @Get(':itemId/revisions')
  @Allow('director', 'master')
  async revisions(@Caller() scope: Scope, @Param('itemId', IdPipe) itemId: number): Promise<RevisionRead[]> {
    await this.queries.get(scope, itemId);
    return this.queries.revisions(scope, itemId);
  }

  /** A new drawing revision, in force at once. */
  @Post(':itemId/revisions')
  @Allow('director', 'master')
  async addRevision(
    @Caller() scope: Scope,
    @Param('itemId', IdPipe) itemId: number,
    @Body() dto: NewRevision,
  ): Promise<Created<RevisionRead[]>> {
    await this.service.addDrawingRevision(scope, itemId, dto);
    return new Created(`/api/v1/items/${itemId}/revisions`, await this.queries.revisions(scope, itemId));
  }

  /** Takes the item out of what can be ordered. */
  @Post(':itemId/retirement')
  @HttpCode(204)
  @Allow('director', 'master')
  retire(@Caller() scope: Scope, @Param('itemId', IdPipe) itemId: number): Promise<void> {
    return this.service.retire(scope, itemId);
  }

  /** Puts a retired item back. */
  @Post(':itemId/reinstatement')
  @HttpCode(204)
  @Allow('director', 'master')
  reinstate(@Caller() scope: Scope, @Param('itemId', IdPipe) itemId: number): Promise<void> {
    return this.service.reinstate(scope, itemId);
  }
}

import { Check, Entity, Index, Unique } from 'typeorm';
import {
  BigColumn,
  FlagColumn,
  IdColumn,
  IntColumn,
  JsonColumn,
  RefColumn,
  VarcharColumn,
} from '../../core/database/columns.js';
import type { Cents, PriceE4 } from '../../core/money/money.js';
import type { VatCategory, VatRate } from '../../core/money/vat.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import type { CostBasis } from './price.totals.js';

/** An item offered in one or several quantities; name, VAT and drawing revision are copied and stay. */
@Entity('quote_line')
@Unique(['quoteId', 'position'])
export class QuoteLine {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Quote') quoteId: number;
  @IntColumn() position: number;
  @RefColumn('Item') itemId: number;
  @VarcharColumn(30) itemCode: string;
  @VarcharColumn(100) itemName: string;
  @VarcharColumn(10, { nullable: true }) drawingRevision: string | null;
  @VarcharColumn(3) unitCode: UnitCode;
  @VarcharColumn(2) vatCategory: VatCategory;
  @IntColumn() vatRate: VatRate;
  /** What the market asked for it that day; null when nobody knows. */
  @BigColumn({ name: 'market_price_e4', nullable: true }) marketPriceE4: PriceE4 | null;
  /** What the price was made of (fair-price file). */
  @JsonColumn() basis: CostBasis;
}

/** How many of a size × colour, for the quantity asked. */
@Entity('quote_cell')
@Unique(['lineId', 'variantId'])
@Check('ck_quote_cell_quantity', 'quantity > 0')
export class QuoteCell {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('QuoteLine') lineId: number;
  @RefColumn('ItemVariant') variantId: number;
  @VarcharColumn(12, { nullable: true }) size: string | null;
  @VarcharColumn(30, { nullable: true }) colour: string | null;
  @IntColumn() quantity: number;
}

/** The price of one quantity of a line, with what it costs the school. */
@Entity('quote_price')
@Unique(['lineId', 'quantity'])
@Index(['lineId'], { unique: true, where: 'chosen' })
@Check('ck_quote_price_amounts', 'quantity > 0 AND item_net_price_e4 >= 0 AND line_net_cents >= 0 AND cost_cents >= 0')
export class QuotePrice {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('QuoteLine') lineId: number;
  /** In steps of the line's unit. */
  @IntColumn() quantity: number;
  /** The quantity the quote's total counts: the one asked for. */
  @FlagColumn() chosen: boolean;
  @BigColumn({ name: 'item_net_price_e4' }) itemNetPriceE4: PriceE4;
  @BigColumn() lineNetCents: Cents;
  @BigColumn() costCents: Cents;
}

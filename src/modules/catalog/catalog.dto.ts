import { ArrayMaxSize, IsArray, IsOptional, Matches, MaxLength } from 'class-validator';
import { ListQuery } from '../../core/http/paging.js';
import { Choice, Day, Flag, Id, Int, ListOf, Price, Text } from '../../core/http/shape.js';
import { shapeWords } from '../../core/http/shape.words.js';
import { UNIT_CODES, type UnitCode } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { CRITICALITIES, ITEM_KINDS } from './item.entity.js';
import type { Criticality, ItemKind } from './catalog.types.js';

const says = (sentence: object) => ({ message: JSON.stringify(sentence) });
const oneWord = { fr: 'Des codes sans espace ni virgule.', en: 'Codes without space or comma.' };

// core/http/shape lists objects only; these are lists of short codes.
const Codes = (): PropertyDecorator => (target, key) => {
  IsOptional()(target, key);
  IsArray(says(shapeWords.list))(target, key);
  ArrayMaxSize(20, says(shapeWords.atMostItems(20)))(target, key);
  Matches(/^[^\s,;\p{Cc}]+$/u, { each: true, ...says(oneWord) })(target, key);
  MaxLength(30, { each: true, ...says(shapeWords.tooLong(30)) })(target, key);
};

export class ItemListQuery extends ListQuery {
  /** Only this workshop. @example 2 */
  @Id({ optional: true }) workshopId?: number;
  /** Only this kind. @example 'garment' */
  @Choice(ITEM_KINDS, { optional: true }) kind?: ItemKind;
}

export class NewVariant {
  /** @example 'M' */
  @Text({ max: 12, optional: true }) size?: string | null;
  /** @example 'Écru' */
  @Text({ max: 30, optional: true }) colour?: string | null;
}

export class NewStep {
  /** Order of the step; steps are renumbered 10, 20, 30… @example 10 */
  @Int({ min: 1, max: 9999, optional: true }) position?: number;
  /** Short code of the operation. @example 'PIQ' */
  @Text({ max: 6 }) code: string;
  /** @example 'Piquer les côtés' */
  @Text({ max: 80 }) name: string;
  /** Work centre of the school. @example 3 */
  @Id({ optional: true }) workCenterId?: number | null;
  /** The partner that makes it outside, instead of a work centre; it has the role `supplier`. @example 4 */
  @Id({ optional: true }) supplierId?: number | null;
  /** Set-up, once, in market minutes. @example 15 */
  @Int({ min: 0, max: 10_000 }) setupMinutes: number;
  /** Market minutes a unit, in hundredths. @example 250 */
  @Int({ min: 0, max: 1_000_000 }) unitCentiminutes: number;
  /** Level the learner must have, 0 to 4. @example 1 */
  @Int({ min: 0, max: 4, optional: true }) requiredLevel?: number;
  /** Heavy loads are carried. @example false */
  @Flag({ optional: true }) heavyLoad?: boolean;
  /** Regulated works beyond the machine. @example ['D.4153-20'] */
  @Codes() workRules?: string[];
  /** Competences this step trains. @example ['C3-1'] */
  @Codes() competenceCodes?: string[];
  /** For the learner, one short sentence a line. @example 'Surfile les bords.' */
  @Text({ max: 500, optional: true }) instructions?: string;
}

export class NewRouting {
  /** The whole routing: replaces the one before. */
  @ListOf(() => NewStep, { min: 0, max: 60 }) steps: NewStep[];
}

export class NewItem {
  /** Unique in the school. @example 'TAB-NOI' */
  @Text({ max: 30 }) code: string;
  /** @example 'Tablier d’atelier « Noireau »' */
  @Text({ max: 100 }) name: string;
  /** @example 'garment' */
  @Choice(ITEM_KINDS) kind: ItemKind;
  /** Workshop that makes it. @example 1 */
  @Id() workshopId: number;
  /** The one customer it is made for: no other sees it, nor orders it. @example 3 */
  @Id({ optional: true }) partnerId?: number | null;
  /** UN/ECE Recommendation 20. @example 'C62' */
  @Choice(UNIT_CODES) unitCode: UnitCode;
  /** Unit price excl. VAT in ten-thousandths of a euro. @example 185000 */
  @Price() priceE4: number;
  /** What the market asks for the same. @example 200000 */
  @Price({ optional: true }) marketPriceE4?: number | null;
  /** @example 'standard' */
  @Choice(CRITICALITIES) criticality: Criticality;
  /** Revision of the drawing in force. @example 'B' */
  @Text({ max: 10, optional: true }) drawingRevision?: string | null;
  /** Sizes × colours; none for a part. */
  @ListOf(() => NewVariant, { max: 200, optional: true }) variants?: NewVariant[];
  /** The routing, when it is known already. */
  @ListOf(() => NewStep, { min: 0, max: 60, optional: true }) routing?: NewStep[];
}

export class ItemCopy {
  /** Of the new item; unique in the school. @example 'AXE-22' */
  @Text({ max: 30 }) code: string;
}

export class ItemChange {
  /** @example 'Tablier d’atelier « Noireau »' */
  @Text({ max: 100 }) name: string;
  /** @example 1 */
  @Id() workshopId: number;
  /** @example 'standard' */
  @Choice(CRITICALITIES) criticality: Criticality;
  /** Version read. @example 1 */
  @Int({ min: 1, max: 2_147_483_647 }) version: number;
}

export class NewPrice {
  /** Unit price excl. VAT in ten-thousandths of a euro. @example 185000 */
  @Price() priceE4: number;
  /** What the market asks for the same; absent removes it. @example 200000 */
  @Price({ optional: true }) marketPriceE4?: number | null;
  /** Version read. @example 1 */
  @Int({ min: 1, max: 2_147_483_647 }) version: number;
}

export class NewVariants {
  /** Sizes × colours to add; those that exist are left alone. */
  @ListOf(() => NewVariant, { max: 200 }) variants: NewVariant[];
}

export class NewRevision {
  /** @example 'C' */
  @Text({ max: 10 }) revision: string;
  /** @example '2026-11-20' */
  @Day() issuedOn: LocalDate;
}

/** The step a picture is of. */
export class StepPictureOf {
  /** Code of the step. @example 'PIQ' */
  @Text({ max: 6 }) code: string;
}

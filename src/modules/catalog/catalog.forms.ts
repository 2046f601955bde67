import type { FormBody } from '../../core/http/forms.js';
import { Cents, Choice, Day, Flag, Id, Int, ListOf, Price, Text } from '../../core/http/shape.js';
import { UNIT_CODES, type UnitCode } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { CRITICALITIES, ITEM_KINDS } from './item.entity.js';
import type { NewItem, NewStep, NewVariant } from './catalog.dto.js';
import type { Criticality, ItemKind } from './catalog.types.js';

const MAX_VERSION = 2_147_483_647;

/** The new-item form: sizes and colours are typed as lists. */
export class ItemForm {
  @Text({ max: 30 }) code: string;
  @Text({ max: 100 }) name: string;
  @Choice(ITEM_KINDS) kind: ItemKind;
  @Id() workshopId: number;
  @Id({ optional: true }) partnerId?: number;
  @Choice(UNIT_CODES) unitCode: UnitCode;
  @Price() priceE4: number;
  @Price({ optional: true }) marketPriceE4?: number;
  @Choice(CRITICALITIES) criticality: Criticality;
  @Text({ max: 10, optional: true }) drawingRevision?: string;
  @Text({ max: 300, optional: true }) sizes?: string;
  @Text({ max: 600, optional: true }) colours?: string;
}

/** A table to import. */
export class ImportForm {
  /** Tells what would be done, and writes nothing. @example true */
  @Flag() dryRun: boolean;
}

/** The edit form: sheet and price together. */
export class ItemEditForm {
  @Text({ max: 100 }) name: string;
  @Id() workshopId: number;
  @Choice(CRITICALITIES) criticality: Criticality;
  @Price() priceE4: number;
  @Price({ optional: true }) marketPriceE4?: number;
  @Int({ min: 1, max: MAX_VERSION }) version: number;
}

export class VariantsForm {
  @Text({ max: 300, optional: true }) sizes?: string;
  @Text({ max: 600, optional: true }) colours?: string;
}

export class RevisionForm {
  @Text({ max: 10 }) revision: string;
  @Day() issuedOn: LocalDate;
}

export class StepForm {
  @Int({ min: 1, max: 9999, optional: true }) position?: number;
  @Text({ max: 6 }) code: string;
  @Text({ max: 80 }) name: string;
  @Id({ optional: true }) workCenterId?: number;
  @Id({ optional: true }) supplierId?: number;
  @Int({ min: 0, max: 10_000 }) setupMinutes: number;
  // Minutes with two decimals are read as amounts are.
  @Cents({ max: 1_000_000 }) unitMinutes: number;
  @Int({ min: 0, max: 4, optional: true }) requiredLevel?: number;
  @Flag() heavyLoad: boolean;
  @Text({ max: 300, optional: true }) workRules?: string;
  @Text({ max: 300, optional: true }) competenceCodes?: string;
  @Text({ max: 500, optional: true }) instructions?: string;
}

export class RoutingForm {
  @ListOf(() => StepForm, { min: 0, max: 60 }) steps: StepForm[];
}

const words = (text: string | undefined, between: RegExp) =>
  (text ?? '')
    .split(between)
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** Every size in every colour; undefined when neither is given. */
export function variantsOf({ sizes, colours }: VariantsForm): NewVariant[] | undefined {
  const allSizes = words(sizes, /[,;\n]/);
  const allColours = words(colours, /[,;\n]/);
  if (allSizes.length + allColours.length === 0) return undefined;
  const either = (list: string[]) => (list.length > 0 ? list : [null]);
  return either(allColours).flatMap((colour) => either(allSizes).map((size) => ({ size, colour })));
}

export function itemOf({ sizes, colours, ...form }: ItemForm): NewItem {
  return { ...form, variants: variantsOf({ sizes, colours }) };
}

export function stepsOf({ steps }: RoutingForm): NewStep[] {
  return steps.map(({ unitMinutes, workRules, competenceCodes, ...step }) => ({
    ...step,
    unitCentiminutes: unitMinutes,
    workRules: words(workRules, /[,;\s]/),
    competenceCodes: words(competenceCodes, /[,;\s]/),
  }));
}

type TypedStep = Readonly<Record<string, unknown>>;

/** The operations that were filled in and not ticked for removal, as typed, numbered again from 0. */
export function keptSteps(body: FormBody): { steps: Record<string, TypedStep> } {
  const typed = Object.values((body['steps'] ?? {}) as Record<string, TypedStep>);
  const kept = typed.filter(
    (step) => !step['remove'] && [step['code'], step['name']].some((text) => String(text ?? '').trim() !== ''),
  );
  return { steps: Object.fromEntries(kept.map((step, index) => [String(index), step])) };
}

import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  isEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { MAX_CENTS } from '../money/money.js';
import { MAX_QUANTITY } from '../quantity/unit.js';
import { isLocalDate } from '../time/local-date.js';
import type { Bilingual } from '../words/words.js';
import { shapeWords } from './shape.words.js';

/** How a field is read from a form, where everything is text. */
export type FieldKind = 'text' | 'integer' | 'cents' | 'price' | 'thousandths' | 'day' | 'flag' | 'list';
export interface FieldShape {
  kind: FieldKind;
  optional?: boolean;
  /** Of a list: the class of its items and how many it may hold. */
  of?: () => new () => object;
  max?: number;
}
interface Presence {
  optional?: boolean;
}

/** A hundred metres told in mm: beyond any workshop, and far from what an integer column holds. */
const MAX_MEASURE = 100_000_000;
const shapes = new Map<object, Map<string, FieldShape>>();

/** The fields declared on a DTO class, by name; its parents' included. */
export function shapeOf(dto: new () => object): Map<string, FieldShape> {
  const fields = new Map<string, FieldShape>();
  for (
    let proto: object | null = dto.prototype as object;
    proto;
    proto = Object.getPrototypeOf(proto) as object | null
  ) {
    for (const [name, shape] of shapes.get(proto) ?? []) if (!fields.has(name)) fields.set(name, shape);
  }
  return fields;
}

/** How a field is told in the API's description; its words and example are read from the code. */
const TOLD: Record<Exclude<FieldKind, 'list'>, ApiPropertyOptions> = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  cents: { type: 'integer' },
  price: { type: 'integer' },
  thousandths: { type: 'integer' },
  day: { type: 'string', format: 'date' },
  flag: { type: 'boolean' },
};

const says = (sentence: Bilingual<string>) => ({ message: JSON.stringify(sentence) });

interface Limits {
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  enum?: string[];
}

function field(
  shape: FieldShape,
  { optional, ...limits }: Presence & Limits,
  ...decorators: PropertyDecorator[]
): PropertyDecorator {
  const { kind, of } = shape;
  const told: ApiPropertyOptions = kind === 'list' ? { type: () => [of!()] } : { ...TOLD[kind], ...limits };
  return (target, key) => {
    ApiProperty({ ...told, required: !optional } as ApiPropertyOptions)(target, key);
    const fields = shapes.get(target) ?? new Map<string, FieldShape>();
    shapes.set(target, fields.set(String(key), { ...shape, optional }));
    if (optional) IsOptional()(target, key);
    for (const decorate of decorators) decorate(target, key);
  };
}

const within = (min: number, max: number): PropertyDecorator[] => [
  Min(min, says(shapeWords.atLeast(min))),
  Max(max, says(shapeWords.atMost(max))),
];
const amountWithin = (min: number, max: number, divisor: number): PropertyDecorator[] => [
  IsInt(says(shapeWords.amount)),
  Min(min, says(shapeWords.amountAtLeast(Math.ceil(min / divisor)))),
  Max(max, says(shapeWords.amountAtMost(Math.floor(max / divisor)))),
];
// Line breaks and tabs are text; NUL and its like are not (PostgreSQL refuses them).
const isPlain = (value: unknown) =>
  typeof value === 'string' && value.isWellFormed() && !/[^\P{Cc}\n\r\t]/u.test(value);
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** Text of at most `max` characters, trimmed. */
export const Text = ({ max, min = 1, optional }: { max: number; min?: number } & Presence) =>
  field(
    { kind: 'text' },
    { optional, maxLength: max },
    trimmed,
    IsString(says(shapeWords.text)),
    ...(optional ? [] : [MinLength(min, says(min === 1 ? shapeWords.missing : shapeWords.tooShort(min)))]),
    MaxLength(max, says(shapeWords.tooLong(max))),
    ValidateBy({
      name: 'plain',
      validator: { validate: isPlain, defaultMessage: () => JSON.stringify(shapeWords.plain) },
    }),
  );

/** A mail address. */
export const Email = ({ optional }: Presence = {}) =>
  field(
    { kind: 'text' },
    { optional, maxLength: 254 },
    trimmed,
    // Asked after the signs: the checker of addresses throws on half a surrogate pair.
    ValidateBy({
      name: 'isEmail',
      validator: {
        validate: (value) => isPlain(value) && isEmail(value),
        defaultMessage: () => JSON.stringify(shapeWords.email),
      },
    }),
    MaxLength(254, says(shapeWords.tooLong(254))),
  );

/** A whole number. */
export const Int = ({ min, max, optional }: { min: number; max: number } & Presence) =>
  field(
    { kind: 'integer' },
    { optional, minimum: min, maximum: max },
    IsInt(says(shapeWords.integer)),
    ...within(min, max),
  );

/** The id of a row. */
export const Id = ({ optional }: Presence = {}) => Int({ min: 1, max: 2_147_483_647, optional });

/** A count of steps of the line's unit: whole pieces. */
export const Quantity = ({ min = 1, optional }: { min?: number } & Presence = {}) =>
  Int({ min, max: MAX_QUANTITY, optional });

/** Euro cents; typed `1 234,50` in a form. */
export const Cents = ({ min = 0, max = MAX_CENTS, optional }: { min?: number; max?: number } & Presence = {}) =>
  field({ kind: 'cents' }, { optional, minimum: min, maximum: max }, ...amountWithin(min, max, 1));

/** A unit price in ten-thousandths of a euro; typed `18,50` in a form. */
export const Price = ({ min = 0, max = 1_000_000_000, optional }: { min?: number; max?: number } & Presence = {}) =>
  field({ kind: 'price' }, { optional, minimum: min, maximum: max }, ...amountWithin(min, max, 100));

/** A measure in thousandths of its unit (micrometres for mm); typed `12,025` in a form. */
export const Thousandths = ({ min = -MAX_MEASURE, optional }: { min?: number } & Presence = {}) =>
  field(
    { kind: 'thousandths' },
    { optional, minimum: min, maximum: MAX_MEASURE },
    IsInt(says(shapeWords.measure)),
    Min(min, says(shapeWords.atLeast(min / 1000))),
    Max(MAX_MEASURE, says(shapeWords.atMost(MAX_MEASURE / 1000))),
  );

/** A legal date `YYYY-MM-DD`; `23/11/2026` in a form. */
export const Day = ({ optional }: Presence = {}) =>
  field(
    { kind: 'day' },
    { optional },
    ValidateBy({
      name: 'day',
      validator: { validate: isLocalDate, defaultMessage: () => JSON.stringify(shapeWords.day) },
    }),
  );

/** One of the values named. */
export const Choice = (values: readonly string[], { optional }: Presence = {}) =>
  field({ kind: 'text' }, { optional, enum: [...values] }, IsIn([...values], says(shapeWords.choice)));

/** Yes or no; a form's absent checkbox is no. */
export const Flag = ({ optional }: Presence = {}) =>
  field({ kind: 'flag' }, { optional }, IsBoolean(says(shapeWords.flag)));

/** A list of objects of a DTO class. */
export const ListOf = (
  of: () => new () => object,
  { min = 1, max, optional }: { min?: number; max: number } & Presence,
) =>
  field(
    { kind: 'list', of, max },
    { optional },
    IsArray(says(shapeWords.list)),
    ArrayMinSize(min, says(shapeWords.atLeastItems(min))),
    ArrayMaxSize(max, says(shapeWords.atMostItems(max))),
    ValidateNested({ each: true, ...says(shapeWords.object) }),
    Type(of),
  );

import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { notFound, wrongShape } from '../errors/core.errors.js';
import type { FieldProblem } from '../errors/refusal.js';
import type { Bilingual } from '../words/words.js';
import { plainShape } from './plain-shape.js';
import { shapeOf, type FieldShape } from './shape.js';
import { shapeWords } from './shape.words.js';

type Dto<T extends object> = new () => T;

/** More than anybody corrects at once. */
const MAX_PROBLEMS = 50;

/** Checks a JSON value against a DTO class; throws `core.wrong_shape` (422) with every field that is wrong. */
export function readShape<T extends object>(dto: Dto<T>, value: unknown): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrongShape([{ field: '', code: 'object', sentence: shapeWords.object }]);
  }
  const instance = plainToInstance(dto, plainShape(dto, value));
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  const problems = errors.flatMap((error) => problemsOf(error, ''));
  if (problems.length > 0) throw wrongShape(problems.slice(0, MAX_PROBLEMS));
  return instance;
}

/** Reads a form (or a query string), where every answer is text, into a DTO class; throws as `readShape`. */
export function readForm<T extends object>(dto: Dto<T>, body: Readonly<Record<string, unknown>>): T {
  // A request without a body has none at all: an empty form.
  return readShape(dto, typed(dto, body ?? {}));
}

function typed(dto: Dto<object>, body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [name, shape] of shapeOf(dto)) {
    const answer = fromText(shape, body[name]);
    if (answer !== undefined) value[name] = answer;
  }
  return value;
}

function fromText({ kind, of, optional }: FieldShape, answer: unknown): unknown {
  if (kind === 'flag') return ['on', '1', 'true', true].includes(answer as string);
  if (kind === 'list') {
    if (answer === undefined || answer === null || answer === '') return optional ? undefined : [];
    if (typeof answer !== 'object') return answer;
    const items: unknown[] = Array.isArray(answer) ? answer : Object.values(answer);
    return items.map((item) => (typeof item === 'object' && item !== null && of ? typed(of(), item as never) : item));
  }
  if (typeof answer !== 'string') return answer;
  const text = answer.trim();
  if (text === '') return undefined;
  switch (kind) {
    case 'text':
      return text;
    case 'day':
      return text.replace(
        /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/,
        (_, d: string, m: string, y: string) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`,
      );
    case 'integer':
      return decimal(text, 0);
    case 'cents':
      return decimal(text, 2);
    case 'price':
      return decimal(text, 4);
    case 'thousandths':
      return decimal(text, 3);
  }
}

/** `1 234,5` with two decimals is 123 450; text that is no such number stays as it is, to be refused. */
function decimal(text: string, decimals: number): number | string {
  const parts = /^(-?)(\d{1,12})(?:[.,](\d+))?$/.exec(text.replace(/[\s\u00a0\u202f€]/g, ''));
  if (!parts || (parts[3] ?? '').length > decimals) return text;
  return Number(`${parts[1]}${parts[2]}${(parts[3] ?? '').padEnd(decimals, '0')}`);
}

function problemsOf(error: ValidationError, parent: string): FieldProblem[] {
  const field = parent ? `${parent}.${error.property}` : error.property;
  const [code, message] = Object.entries(error.constraints ?? {}).sort(([a], [b]) => rank(a) - rank(b))[0] ?? [];
  const own = code && message ? [{ field, code, sentence: sentenceOf(code, message, error.value) }] : [];
  // What is inside a list of the wrong length, or no list, is not told.
  return own.length > 0 ? own : (error.children ?? []).flatMap((child) => problemsOf(child, field));
}

// The basic shape first: "write a text" before "at least 2 characters".
const BASIC = ['isString', 'isInt', 'isArray', 'whitelistValidation', 'minLength'];
const rank = (code: string) => (BASIC.includes(code) ? BASIC.indexOf(code) : BASIC.length);

function sentenceOf(code: string, message: string, value: unknown): Bilingual<string> {
  if (code === 'whitelistValidation' || !message.startsWith('{')) return shapeWords.unknown;
  if (value === undefined || value === null) return shapeWords.missing;
  return JSON.parse(message) as Bilingual<string>;
}

/** Checks every body and query typed by a DTO class: JSON bodies strictly, query strings as forms. */
@Injectable()
export class ShapePipe implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if (!metatype || (type !== 'body' && type !== 'query') || shapeOf(metatype as Dto<object>).size === 0) return value;
    const dto = metatype as Dto<object>;
    if (type === 'query') return readForm(dto, (value ?? {}) as Record<string, unknown>);
    // Who has nothing to say sends no body, as before there was anything to say.
    const nothing = (value ?? null) === null && [...shapeOf(dto).values()].every(({ optional }) => optional);
    return readShape(dto, nothing ? {} : value);
  }
}

/** A path parameter that names a row: anything else is simply not there. */
@Injectable()
export class IdPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!/^[1-9]\d{0,9}$/.test(value) || Number(value) > 2_147_483_647) throw notFound();
    return Number(value);
  }
}

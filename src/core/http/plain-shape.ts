import { shapeOf, type FieldShape } from './shape.js';

/** Answers the shapes do not know: one is enough to be refused, and class-transformer is slow on many. */
const MAX_OTHERS = 50;

/**
 * What a DTO class may be checked against: own keys only, no deeper than it declares, lists cut one past their limit.
 * Whatever is deeper or stranger (a tree in place of a text, a list in place of a line) is refused without a look
 * inside: checking must end, and quickly, on any megabyte of JSON.
 */
export function plainShape(dto: new () => object, value: object): Record<string, unknown> {
  const fields = shapeOf(dto);
  let others = MAX_OTHERS;
  const asked = Object.entries(value).filter(([name]) => fields.has(name) || others-- > 0);
  return Object.fromEntries(asked.map(([name, answer]) => [name, plain(fields.get(name), answer)]));
}

function plain(shape: FieldShape | undefined, answer: unknown): unknown {
  if (!isDeep(answer)) return answer;
  if (!Array.isArray(answer)) return shape?.kind === 'list' ? '' : {};
  if (shape?.kind === 'list') return answer.slice(0, shape.max! + 1).map((item) => line(shape, item));
  // A list of texts, checked by the decorators beside it; for any other field no list will do.
  return shape ? {} : answer.map((item: unknown) => (isDeep(item) ? {} : item));
}

function line({ of }: FieldShape, item: unknown): unknown {
  return isDeep(item) && !Array.isArray(item) ? plainShape(of!(), item) : isDeep(item) ? '' : item;
}

const isDeep = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

import fc from 'fast-check';
import { Refusal } from '../../errors/refusal.js';
import { IdPipe, readForm, readShape, ShapePipe } from '../read-shape.js';
import { Everything, good, Line, Optional, refusedBy } from './shapes.js';

/** Field → values it must refuse, each beside the code it must be refused with. */
const BAD: Record<string, [value: unknown, code: string][]> = {
  name: [
    [42, 'isString'],
    [null, 'isString'],
    [undefined, 'isString'],
    [{}, 'isString'],
    [['Claire'], 'isString'],
    ['', 'minLength'],
    [' \t ', 'minLength'],
    ['x', 'minLength'],
    ['x'.repeat(21), 'maxLength'],
    ['a\0b', 'plain'],
    ['a\u0007b', 'plain'],
    ['a\u0085b', 'plain'],
    ['a\ud800b', 'plain'],
    ['a\udc00b', 'plain'],
  ],
  email: [
    ['claire', 'isEmail'],
    ['a@b', 'isEmail'],
    ['a@example.org, b@example.org', 'isEmail'],
    ['a@example.org\nBcc: b@example.org', 'isEmail'],
    ['a\0@example.org', 'isEmail'],
    ['é@\ud800.org', 'isEmail'],
    [`${'a'.repeat(250)}@example.org`, 'isEmail'],
    [7, 'isEmail'],
    [undefined, 'isEmail'],
  ],
  level: [
    ['3', 'isInt'],
    ['12abc', 'isInt'],
    [1.5, 'isInt'],
    [NaN, 'isInt'],
    [JSON.parse('1e400'), 'isInt'],
    [true, 'isInt'],
    [[3], 'isInt'],
    [-6, 'min'],
    [6, 'max'],
    [1e300, 'max'],
  ],
  partnerId: [
    [0, 'min'],
    [-1, 'min'],
    [2_147_483_648, 'max'],
    ['1', 'isInt'],
    [1.000001, 'isInt'],
    [{}, 'isInt'],
  ],
  quantity: [
    [0, 'min'],
    [-3, 'min'],
    [10_000_001, 'max'],
    [0.5, 'isInt'],
  ],
  paidCents: [
    [-1, 'min'],
    [1_000_000_001, 'max'],
    [12.5, 'isInt'],
    ['12,50', 'isInt'],
    [Infinity, 'isInt'],
  ],
  priceE4: [
    [-1, 'min'],
    [1_000_000_001, 'max'],
    ['18', 'isInt'],
  ],
  wishedOn: [
    ['2026-02-30', 'day'],
    ['23/11/2026', 'day'],
    ['2026-11-23T08:00:00Z', 'day'],
    ['1899-12-31', 'day'],
    [20261123, 'day'],
    [undefined, 'day'],
  ],
  colour: [
    ['green', 'isIn'],
    ['RED', 'isIn'],
    [['red'], 'isIn'],
    [0, 'isIn'],
    ['toString', 'isIn'],
  ],
  urgent: [
    ['true', 'isBoolean'],
    [1, 'isBoolean'],
    [null, 'isBoolean'],
    [undefined, 'isBoolean'],
  ],
  lines: [
    [{ 0: { itemId: 1, quantity: 1 } }, 'isArray'],
    ['abc', 'isArray'],
    [null, 'isArray'],
    [undefined, 'isArray'],
    [[], 'arrayMinSize'],
    [Array(4).fill({ itemId: 1, quantity: 1 }), 'arrayMaxSize'],
  ],
};
const table = Object.entries(BAD).flatMap(([field, rows]) => rows.map(([value, code]) => ({ field, value, code })));

describe('a JSON body', () => {
  it('that is right is read as an instance', () => {
    const value = readShape(Everything, good());
    expect(value).toBeInstanceOf(Everything);
    expect(value.lines[0]).toBeInstanceOf(Line);
    expect({ ...value, lines: value.lines.map((line) => ({ ...line })) }).toEqual(good());
  });

  it('keeps accents, line breaks, tabs and signs beyond the first plane, and trims', () => {
    const given = { ...good(), name: ' Noël\n\t🧵 œuvre ' };
    expect(readShape(Everything, given).name).toBe('Noël\n\t🧵 œuvre');
  });

  it.each(table)('refuses $field = $value ($code), and only it', ({ field, value, code }) => {
    const refused = refusedBy(() => readShape(Everything, { ...good(), [field]: value }));
    expect(refused.fields.map((f) => [f.field, f.code])).toEqual([[field, code]]);
    expect(refused.fields[0]!.sentence.fr).toMatch(/\S/);
    expect(refused.fields[0]!.sentence.en).toMatch(/\S/);
  });

  it('says that an answer is missing when it is, and what to write when it is wrong', () => {
    const said = (name: unknown) => refusedBy(() => readShape(Everything, { ...good(), name })).fields[0]!.sentence.fr;
    expect(said(undefined)).toBe('Cette réponse manque.');
    expect(said(null)).toBe('Cette réponse manque.');
    expect(said(42)).toBe('Écrivez un texte.');
    expect(said('x')).toBe('Au moins 2 caractères.');
  });

  it.each([null, undefined, 'x', 3, true, [], [good()]])('must be an object: %p is none', (value) => {
    const refused = refusedBy(() => readShape(Everything, value));
    expect(refused.fields.map((f) => [f.field, f.code])).toEqual([['', 'object']]);
  });

  it.each([
    ['null', null],
    ['a number', 3],
    ['a text', 'abc'],
    ['a list', []],
    ['a list of lines', [{ itemId: 1, quantity: 1 }]],
  ])('refuses a line that is %s', (_, line) => {
    const refused = refusedBy(() => readShape(Everything, { ...good(), lines: [line] }));
    expect(refused.fields.map((f) => f.field)).toEqual([expect.stringMatching(/^lines(\.0)?$/)]);
  });

  it('names a wrong answer by its path', () => {
    const lines = [
      { itemId: 1, quantity: 1 },
      { itemId: 'x', quantity: 0 },
    ];
    const { fields } = refusedBy(() => readShape(Everything, { ...good(), lines }));
    expect(fields.map((f) => [f.field, f.code])).toEqual([
      ['lines.1.itemId', 'isInt'],
      ['lines.1.quantity', 'min'],
    ]);
  });

  it('refuses what was not asked, here and in a line', () => {
    const first = refusedBy(() => readShape(Everything, { ...good(), schoolId: 2 }));
    expect(first.fields.map((f) => [f.field, f.code])).toEqual([['schoolId', 'whitelistValidation']]);
    const lines = [{ itemId: 1, quantity: 1, price: 0 }];
    const second = refusedBy(() => readShape(Everything, { ...good(), lines }));
    expect(second.fields.map((f) => f.field)).toEqual(['lines.0.price']);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'gains nothing by a key %s',
    (key) => {
      const body = JSON.parse(`{"${key}": {"polluted": true, "level": 99}}`) as object;
      const whole = JSON.parse(JSON.stringify(good()).replace('{', `{"${key}": {"polluted": true},`)) as object;
      refusedBy(() => readShape(Everything, body));
      try {
        const value = readShape(Everything, whole);
        expect(Object.getPrototypeOf(value)).toBe(Everything.prototype);
        expect(Object.keys(value).sort()).toEqual(Object.keys(good()).sort());
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
      }
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    },
  );

  it('may leave out what is optional, not fill it wrongly', () => {
    expect({ ...readShape(Optional, {}) }).toEqual({});
    for (const { field, value } of table.filter(({ value }) => value !== undefined && value !== null)) {
      if (!(field in new Optional()) && field === 'urgent') continue;
      if (field === 'name' && String(value).trim().length < 2) continue;
      if (field === 'level' && value === -6) continue;
      expect(refusedBy(() => readShape(Optional, { [field]: value })).fields).toHaveLength(1);
    }
  });

  it('of half a million lines is refused in a few words', () => {
    const many = Array.from({ length: 500_000 }, () => 1);
    const { fields } = refusedBy(() => readShape(Everything, { ...good(), lines: many }));
    expect(fields.length).toBeLessThan(10);
    let looks = 0;
    const watched = Object.defineProperty({ quantity: 1 }, 'itemId', { enumerable: true, get: () => ++looks });
    refusedBy(() => readShape(Everything, { ...good(), lines: Array(1000).fill(watched) }));
    expect(looks).toBeLessThan(10);
  });

  it('of a hundred thousand questions we never asked, or a bottomless one, is refused in a few words', () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`x${i}`, i]));
    expect(refusedBy(() => readShape(Everything, { ...good(), ...many })).fields.length).toBeLessThanOrEqual(50);
    const deep = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000)) as unknown;
    for (const field of ['name', 'level', 'lines', 'unknown']) {
      expect(refusedBy(() => readShape(Everything, { ...good(), [field]: deep })).fields).toHaveLength(1);
      expect(refusedBy(() => readShape(Everything, { ...good(), lines: [{ [field]: deep }] })).fields).not.toEqual([]);
    }
  });

  it('whatever it holds, is read or refused', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
    });
    const named = fc.dictionary(fc.constantFrom(...Object.keys(good()), '__proto__', 'then', 'x'), anything);
    const almost = fc
      .tuple(fc.constantFrom(...Object.keys(good())), anything)
      .map(([field, value]) => ({ ...good(), [field]: value }));
    fc.assert(
      fc.property(fc.oneof(anything, named, almost), (value) => {
        for (const dto of [Everything, Optional]) {
          try {
            expect(readShape(dto, value)).toBeInstanceOf(dto);
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            expect(error.status).toBe(422);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the pipes', () => {
  it('read bodies strictly and query strings as forms', () => {
    const pipe = new ShapePipe();
    const body = pipe.transform(good(), { type: 'body', metatype: Everything });
    expect(body).toBeInstanceOf(Everything);
    const query = pipe.transform({ level: '3', unknown: 'x' }, { type: 'query', metatype: Optional }) as Optional;
    expect({ ...query }).toEqual({ level: 3 });
    refusedBy(() => pipe.transform({ level: '3' }, { type: 'body', metatype: Optional }));
    refusedBy(() => pipe.transform(undefined, { type: 'body', metatype: Everything }));
    for (const type of ['query', 'body'] as const)
      expect({ ...(pipe.transform(undefined, { type, metatype: Optional }) as Optional) }).toEqual({});
    expect(pipe.transform('12', { type: 'param', metatype: String })).toBe('12');
    expect(pipe.transform({ a: 1 }, { type: 'body', metatype: Object })).toEqual({ a: 1 });
  });

  it.each(['0', '-1', '01', '1.0', '1e3', '0x1', ' 1', '1 ', '+1', '', 'abc', '2147483648', '99999999999', '1\0', '١'])(
    'find nothing at the id %p',
    (text) => {
      expect(() => new IdPipe().transform(text)).toThrow(expect.objectContaining({ status: 404 }));
    },
  );

  it('read an id', () => {
    expect([new IdPipe().transform('1'), new IdPipe().transform('2147483647')]).toEqual([1, 2_147_483_647]);
  });
});

it('a form is not read as JSON by mistake', () => {
  refusedBy(() => readShape(Everything, { ...good(), quantity: '12' }));
  expect(readForm(Line, { itemId: '1', quantity: '12' }).quantity).toBe(12);
});

import fc from 'fast-check';
import { h } from 'preact';
import { refusal, Refusal } from '../../errors/refusal.js';
import { Page, Redirect } from '../answers.js';
import { submitForm } from '../forms.js';
import { readForm } from '../read-shape.js';
import { UploadedFile } from '../uploaded-file.js';
import { Everything, goodForm, Optional, refusedBy } from './shapes.js';

const NO_BREAK = '\u00a0';
const NARROW = '\u202f';
const read = (field: keyof Everything, text: unknown) => readForm(Everything, { ...goodForm(), [field]: text })[field];

describe('a form', () => {
  it('that is right is read into plain values', () => {
    const value = readForm(Everything, goodForm());
    expect({ ...value, lines: value.lines.map((line) => ({ ...line })) }).toEqual({
      name: 'Claire',
      email: 'claire@example.org',
      level: -5,
      partnerId: 7,
      quantity: 12,
      paidCents: 123_450,
      priceE4: 185_001,
      wishedOn: '2026-11-23',
      colour: 'red',
      urgent: true,
      lines: [
        { itemId: 1, quantity: 2 },
        { itemId: 3, quantity: 4 },
      ],
    });
  });

  it('ignores what was not asked', () => {
    const more = { ...goodForm(), _key: 'k', submit: 'x', schoolId: '2' };
    expect(Object.keys(readForm(Everything, more))).not.toContain('schoolId');
    const body = JSON.parse('{"__proto__": {"level": "3"}}') as Record<string, unknown>;
    expect({ ...readForm(Optional, body) }).toEqual({});
  });

  it.each([
    ['1 234,50', 123_450],
    [`1${NO_BREAK}234,50`, 123_450],
    [`1${NARROW}234,50`, 123_450],
    [`1${NARROW}234,50${NO_BREAK}€`, 123_450],
    ['1234.5', 123_450],
    ['1234', 123_400],
    ['0,01', 1],
    ['  12  ', 1200],
    ['10 000 000', 1_000_000_000],
  ])('reads the amount %p as %i cents', (text, cents) => {
    expect(read('paidCents', text)).toBe(cents);
  });

  it.each([
    '12abc',
    '1,234',
    '1.234,50',
    '1,234.50',
    '12,',
    ',50',
    '--5',
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    '-1',
    '١٢',
    '10 000 000,01',
    '9'.repeat(40),
    '€',
  ])('refuses the amount %p', (text) => {
    const refused = refusedBy(() => readForm(Everything, { ...goodForm(), paidCents: text }));
    expect(refused.fields.map((f) => f.field)).toEqual(['paidCents']);
  });

  it.each([
    ['quantity', `1${NARROW}000`, 1000],
    ['level', '-3', -3],
    ['priceE4', '18,5', 185_000],
    ['priceE4', '0,0001', 1],
    ['wishedOn', '3/1/2026', '2026-01-03'],
    ['wishedOn', '2026-11-23', '2026-11-23'],
    ['wishedOn', ' 23/11/2026 ', '2026-11-23'],
    ['urgent', undefined, false],
    ['urgent', 'true', true],
    ['urgent', 'non', false],
    ['urgent', ['on'], false],
  ] as const)('reads %s = %p as %p', (field, text, value) => {
    expect(read(field, text)).toBe(value);
  });

  it.each([
    ['quantity', '12abc', 'isInt'],
    ['quantity', '1,5', 'isInt'],
    ['quantity', '', 'isInt'],
    ['quantity', ['1', '2'], 'isInt'],
    ['priceE4', '18,50001', 'isInt'],
    ['wishedOn', '30/02/2026', 'day'],
    ['wishedOn', '11/23/2026', 'day'],
    ['wishedOn', '23/11/26', 'day'],
    ['wishedOn', '', 'day'],
    ['name', '   ', 'isString'],
    ['name', new UploadedFile('a.pdf', Buffer.from('x')), 'isString'],
    ['name', 'a\0b', 'plain'],
    ['lines', 'abc', 'isArray'],
    ['lines', ['abc'], 'nestedValidation'],
    ['lines', undefined, 'arrayMinSize'],
    ['lines', '', 'arrayMinSize'],
  ] as [keyof Everything, unknown, string][])('refuses %s = %p (%s)', (field, text, code) => {
    const refused = refusedBy(() => readForm(Everything, { ...goodForm(), [field]: text }));
    expect(refused.fields.map((f) => [f.field.split('.')[0], f.code])).toContainEqual([field, code]);
  });

  it('left empty keeps optional answers absent', () => {
    const empty = Object.fromEntries(Object.keys(goodForm()).map((name) => [name, '']));
    for (const body of [{}, empty]) expect({ ...readForm(Optional, body) }).toEqual({});
  });

  it.each([undefined, null, 'abc', 3, []])('without a body (%p) is an empty form', (body) => {
    refusedBy(() => readForm(Everything, body as never));
  });

  it('whatever it holds, is read or refused', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', 'on', '1'),
    );
    const anything = fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: fc.anything() });
    const body = fc.dictionary(fc.constantFrom(...Object.keys(goodForm()), '__proto__', 'x'), anything);
    fc.assert(
      fc.property(body, (given) => {
        for (const dto of [Everything, Optional]) {
          try {
            expect(readForm(dto, given)).toBeInstanceOf(dto);
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

describe('a submitted form', () => {
  const done = () => Promise.resolve(new Redirect('/there'));
  const again = (trouble: { errors: readonly unknown[]; values: object }) =>
    Promise.resolve(new Page('Formulaire', h('p', null, JSON.stringify(trouble))));

  it('that is right goes on', async () => {
    expect(await submitForm('fr', Everything, goodForm(), { done, again })).toEqual(new Redirect('/there'));
  });

  it.each([undefined, null])('without a body (%p) is shown again', async (body) => {
    const answer = await submitForm('fr', Everything, body as never, { done, again });
    expect(answer).toBeInstanceOf(Page);
    expect((answer as Page).options.status).toBe(422);
  });

  it('that is wrong is shown again with each error and all that was typed', async () => {
    let seen: { errors: readonly unknown[]; values: object } | undefined;
    const body = { ...goodForm(), quantity: '12abc', file: new UploadedFile('a.pdf', Buffer.from('x')) };
    await submitForm('fr', Everything, body, { done, again: (trouble) => again((seen = trouble)) });
    expect(seen!.errors).toEqual([{ field: 'quantity', message: 'Écrivez un nombre entier.' }]);
    expect(seen!.values).toMatchObject({ quantity: '12abc', name: '  Claire ', 'lines[0][itemId]': '1' });
    expect(Object.keys(seen!.values)).not.toContain('file');
  });

  it.each([
    [409, true],
    [413, true],
    [415, true],
    [422, true],
    [429, true],
    [401, false],
    [403, false],
    [404, false],
  ] as const)('refused with %i is shown again: %p', async (status, shown) => {
    const refused = refusal('x.refused', status, { fr: 'Non.', en: 'No.' });
    const answer = submitForm('en', Everything, goodForm(), { done: () => Promise.reject(refused), again });
    if (shown) expect(await answer).toMatchObject({ options: { status } });
    else await expect(answer).rejects.toBe(refused);
  });

  it('that meets a fault of ours does not hide it', async () => {
    const fault = new Error('fault');
    const answer = submitForm('fr', Everything, goodForm(), { done: () => Promise.reject(fault), again });
    await expect(answer).rejects.toBe(fault);
  });
});

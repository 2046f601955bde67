import fc from 'fast-check';
import { localDate } from '../../../core/time/local-date.js';
import { scheduleBody, scheduleErrors } from '../sales.schedule-form.js';
import { nextDue, scheduleOf, type Planned } from '../sales.schedule.js';
import type { OrderSheet } from '../sales.types.js';

const day = (n: number) => localDate(`2027-01-${String(n).padStart(2, '0')}`);
const NOTHING = { cancelled: 0, produced: 0, returned: 0, invoiced: 0, credited: 0 };
const cell = (id: number, ordered: number, changes = {}) => ({ id, ordered, delivered: 0, ...NOTHING, ...changes });
const planned = (id: number, on: number, quantity: number, orderCellId = 1): Planned => ({
  ...{ id, dueOn: day(on), address: null, reference: null, cells: [{ orderCellId, quantity }] },
});

describe('deliveries planned', () => {
  it('come the first day first, and what left counts for the first ones', () => {
    const schedule = scheduleOf([planned(1, 20, 6), planned(2, 10, 4)], [cell(1, 12, { delivered: 5 })]);
    expect(schedule.map(({ id, done, cells }) => [id, done, cells[0]!.delivered])).toEqual([
      [2, true, 4],
      [1, false, 1],
    ]);
    expect(nextDue(schedule, day(31))).toBe(day(20));
  });

  it('ask no more than what stays ordered, and fall back on the promised day once all left', () => {
    const cells = [cell(1, 12, { cancelled: 7, delivered: 5 })];
    const schedule = scheduleOf([planned(1, 10, 4), planned(2, 20, 6)], cells);
    expect(schedule.map(({ cells: own }) => own.map(({ quantity }) => quantity))).toEqual([[4], [1]]);
    expect(nextDue(schedule, day(31))).toBe(day(31));
    expect(nextDue([], null)).toBeNull();
  });

  it('is none when nothing of it stays ordered', () => {
    const schedule = scheduleOf([planned(1, 10, 4), planned(2, 20, 6)], [cell(1, 10, { cancelled: 6 })]);
    expect(schedule.map(({ id }) => id)).toEqual([1]);
  });

  it('never plan more than is ordered nor count more than left, whatever was amended since', () => {
    const some = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 50 }), fc.constantFrom(1, 2, 9)),
      { maxLength: 8 },
    );
    const counted = fc.record({ ordered: fc.nat(60), cancelled: fc.nat(60), delivered: fc.nat(60) });
    fc.assert(
      fc.property(some, counted, counted, (rows, one, two) => {
        const cells = [one, two].map(({ ordered, cancelled, delivered }, at) => {
          const kept = Math.min(cancelled, ordered);
          return cell(at + 1, ordered, { cancelled: kept, delivered: Math.min(delivered, ordered - kept) });
        });
        const schedule = scheduleOf(
          rows.map(([on, quantity, id], at) => planned(at, on, quantity, id)),
          cells,
        );
        for (const { id, ordered, cancelled, delivered } of cells) {
          const own = schedule.flatMap((each) => each.cells.filter(({ orderCellId }) => orderCellId === id));
          expect(own.reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThanOrEqual(ordered - cancelled);
          expect(own.reduce((sum, each) => sum + each.delivered, 0)).toBeLessThanOrEqual(delivered);
          expect(own.every((each) => each.delivered <= each.quantity)).toBe(true);
        }
        expect(schedule.map(({ dueOn }) => dueOn)).toEqual(schedule.map(({ dueOn }) => dueOn).sort());
      }),
    );
  });
});

describe('the table of deliveries', () => {
  const order = { lines: [{ unitCode: 'MTR', cells: [{ id: 31 }, { id: 32 }] }] } as unknown as OrderSheet;

  it('is read column by column, in the unit of each line; an empty column is none', () => {
    const form = {
      version: '3',
      days: { 0: '2027-01-10', 1: '', 2: '2027-02-10' },
      addresses: { 0: '', 2: 'Quai 2, Caen' },
      planned: { '0-31': '1,5', '0-32': '', '2-32': '2' },
    };
    const { body, columns } = scheduleBody(form, order);
    expect(columns).toEqual([0, 2]);
    expect(body).toEqual({
      ...{ version: '3', framework: '' },
      deliveries: [
        { dueOn: '2027-01-10', address: '', reference: '', cells: [{ orderCellId: '31', quantity: '1500' }] },
        {
          dueOn: '2027-02-10',
          address: 'Quai 2, Caen',
          reference: '',
          cells: [{ orderCellId: '32', quantity: '2000' }],
        },
      ],
    });
  });

  it('gives back as many deliveries as a year has weeks', () => {
    const weeks = Array.from({ length: 52 }, (_, at) => at);
    const form = {
      days: Object.fromEntries(weeks.map((at) => [at, '2027-01-10'])),
      planned: Object.fromEntries(weeks.map((at) => [`${at}-31`, '1'])),
    };
    expect(scheduleBody(form, order).columns).toEqual(weeks);
  });

  it('says what is wrong over the column it is about', () => {
    const errors = ['deliveries[1][dueOn]', 'deliveries[0][cells][0][quantity]', 'version'].map((field) => ({
      field,
      message: field,
    }));
    expect(scheduleErrors(errors, [0, 2]).map(({ field }) => field)).toEqual(['days[2]', undefined, 'version']);
  });
});

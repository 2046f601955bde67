import { setImmediate } from 'node:timers/promises';
import { openHouse, type House } from '../../../../test/support/house.js';
import { someoneWaits } from '../../../../test/support/someone-waits.js';
import { gate } from '../../tests/notes.js';
import { Numbering, type Series } from '../numbering.js';

let house: House;
let numbering: Numbering;
beforeAll(async () => {
  house = await openHouse([]);
  numbering = house.get(Numbering);
});
afterAll(() => house.close());

const noonOf = (date: string) => house.clock.set(`${date}T12:00:00Z`);

async function next(schoolId: number, series: Series, date: string): Promise<string> {
  noonOf(date);
  const numbered = await house.unit.run(() => numbering.next(schoolId, series));
  expect(numbered.date).toBe(date);
  return numbered.number;
}

describe('numbers', () => {
  it('are unique and without a gap, although a third of 50 clients fail after taking one', async () => {
    const given: string[] = [];
    await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) =>
        house.unit.run(async () => {
          const { number } = await numbering.next(1, 'FA');
          await setImmediate();
          if (i % 3 === 0) throw new Error('fault');
          house.unit.afterCommit(() => given.push(number));
        }),
      ),
    );
    expect(given.sort()).toEqual(Array.from({ length: 33 }, (_, i) => `FA-2026-${String(i + 1).padStart(5, '0')}`));
    expect(await next(1, 'FA', '2026-11-23')).toBe('FA-2026-00034');
  });

  it('taken several at once follow each other, whoever else takes some', async () => {
    noonOf('2026-11-23');
    const taken = await Promise.all([3, 1, 4].map((count) => house.unit.run(() => numbering.several(9, 'OF', count))));
    const numbers = taken.map((numbered) => numbered.map(({ number }) => Number(number.slice(-5))));
    for (const own of numbers) expect(own).toEqual(own.map((_, at) => own[0]! + at));
    expect(numbers.flat().sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('of two schools, and of two series, know nothing of each other', async () => {
    expect(await next(2, 'FA', '2026-01-05')).toBe('FA-2026-00001');
    expect(await next(2, 'AV', '2026-01-05')).toBe('AV-2026-00001');
    expect(await next(3, 'FA', '2026-01-04')).toBe('FA-2026-00001');
    expect(await next(2, 'FA', '2026-01-05')).toBe('FA-2026-00002');
  });

  it('start again each year; the year before may still be finished', async () => {
    expect(await next(4, 'CO', '2026-12-30')).toBe('CO-2026-00001');
    expect(await next(4, 'CO', '2027-01-02')).toBe('CO-2027-00001');
    expect(await next(4, 'CO', '2026-12-31')).toBe('CO-2026-00002');
    expect(await next(4, 'CO', '2027-01-02')).toBe('CO-2027-00002');
  });

  it('are never given for a day before the last one, and the refusal says which', async () => {
    await next(5, 'BL', '2026-11-20');
    await expect(next(5, 'BL', '2026-11-19')).rejects.toMatchObject({
      code: 'core.backdated',
      status: 409,
      sentence: { fr: expect.stringContaining('2026-11-20') as string },
    });
    expect(await next(5, 'BL', '2026-11-20')).toBe('BL-2026-00002');
    expect(await next(5, 'BL', '2026-11-21')).toBe('BL-2026-00003');
    await expect(next(5, 'BL', '2026-11-20')).rejects.toMatchObject({ code: 'core.backdated' });
  });

  it('take the day that has begun while another held the series, rather than refuse', async () => {
    noonOf('2026-11-23');
    await next(6, 'FA', '2026-11-23');
    const held = gate();
    const first = house.unit.run(async () => {
      await house.unit.lock('NumberSeries', { schoolId: 6, series: 'FA' });
      held.open();
      // It has then read its day.
      await someoneWaits(house);
      noonOf('2026-11-24');
      return numbering.next(6, 'FA');
    });
    await held.opened;
    const second = house.unit.run(() => numbering.next(6, 'FA'));
    expect(await first).toEqual({ number: 'FA-2026-00002', date: '2026-11-24' });
    expect(await second).toEqual({ number: 'FA-2026-00003', date: '2026-11-24' });
  });

  it('are taken in a unit of work only', async () => {
    await expect(numbering.next(1, 'FA')).rejects.toThrow(/No unit of work/);
  });

  it('grow past five digits rather than start again', async () => {
    await next(7, 'OF', '2026-01-01');
    await house.unit.run(() =>
      house.unit.manager.update('NumberSeries', { schoolId: 7, series: 'OF' }, { lastNumber: 99_999 }),
    );
    expect(await next(7, 'OF', '2026-01-01')).toBe('OF-2026-100000');
  });
});

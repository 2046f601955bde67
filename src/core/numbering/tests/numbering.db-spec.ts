import { setImmediate } from 'node:timers/promises';
import { openHouse, type House } from '../../../../test/support/house.js';
import { localDate } from '../../time/local-date.js';
import { Numbering, type Series } from '../numbering.js';

let house: House;
let numbering: Numbering;
beforeAll(async () => {
  house = await openHouse([]);
  numbering = house.get(Numbering);
});
afterAll(() => house.close());

const next = (schoolId: number, series: Series, date: string) =>
  house.unit.run(() => numbering.next(schoolId, series, localDate(date)));

describe('numbers', () => {
  it('are unique and without a gap, although a third of 50 clients fail after taking one', async () => {
    const given: string[] = [];
    await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) =>
        house.unit.run(async () => {
          const number = await numbering.next(1, 'FA', localDate('2026-11-23'));
          await setImmediate();
          if (i % 3 === 0) throw new Error('fault');
          house.unit.afterCommit(() => given.push(number));
        }),
      ),
    );
    expect(given.sort()).toEqual(Array.from({ length: 33 }, (_, i) => `FA-2026-${String(i + 1).padStart(5, '0')}`));
    expect(await next(1, 'FA', '2026-11-23')).toBe('FA-2026-00034');
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

  it('follow the order of their dates, whatever the order of 30 clients', async () => {
    const given = new Map<string, string>();
    await Promise.all(
      Array.from({ length: 30 }, (_, i) => {
        const date = `2026-03-${String(1 + ((i * 7) % 30)).padStart(2, '0')}`;
        return next(6, 'FA', date).then(
          (number) => given.set(number, date),
          () => undefined,
        );
      }),
    );
    const sorted = [...given.entries()].sort(([a], [b]) => a.localeCompare(b));
    expect(sorted.map(([number]) => number)).toEqual(sorted.map((_, i) => `FA-2026-${String(i + 1).padStart(5, '0')}`));
    expect(sorted.map(([, date]) => date)).toEqual(sorted.map(([, date]) => date).sort());
    expect(sorted.length).toBeGreaterThan(0);
  });

  it('are taken in a unit of work only', async () => {
    await expect(numbering.next(1, 'FA', localDate('2026-11-23'))).rejects.toThrow(/No unit of work/);
  });

  it('grow past five digits rather than start again', async () => {
    await next(7, 'OF', '2026-01-01');
    await house.unit.run(() =>
      house.unit.manager.update('NumberSeries', { schoolId: 7, series: 'OF' }, { lastNumber: 99_999 }),
    );
    expect(await next(7, 'OF', '2026-01-01')).toBe('OF-2026-100000');
  });
});

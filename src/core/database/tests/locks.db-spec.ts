import { openHouse, type House } from '../../../../test/support/house.js';
import { NumberSeries } from '../../core.entities.js';
import { gate, notes, write } from '../../tests/notes.js';

let house: House;
beforeAll(async () => {
  house = await openHouse([]);
});
afterAll(() => house.close());

async function twoCounters(schoolId: number): Promise<void> {
  await house.unit.run(async () => {
    for (const series of ['A', 'B']) {
      const row = { schoolId, series, year: 2026, lastNumber: 0, lastDate: '2026-01-01' };
      await house.unit.manager.insert(NumberSeries, row);
    }
  });
}

const counters = async (schoolId: number) => {
  const rows = await house.read.manager.find(NumberSeries, { where: { schoolId }, order: { series: 'ASC' } });
  return rows.map((row) => row.lastNumber);
};

async function raise(schoolId: number, series: string): Promise<void> {
  const row = await house.unit.lock(NumberSeries, { schoolId, series });
  await house.unit.manager.update(NumberSeries, { id: row!.id }, { lastNumber: row!.lastNumber + 1 });
}

describe('a locked row', () => {
  it('is counted on by one unit at a time: none of 40 raises is lost', async () => {
    await twoCounters(11);
    await Promise.all(Array.from({ length: 40 }, () => house.unit.run(() => raise(11, 'A'))));
    expect(await counters(11)).toEqual([40, 0]);
  });

  it('that is not there is null', async () => {
    expect(await house.unit.run(() => house.unit.lock(NumberSeries, { schoolId: 999 }))).toBeNull();
  });

  it('taken by two units in opposite order: both end, the one the base gave up is done again', async () => {
    await twoCounters(12);
    const meeting = [gate(), gate()];
    let tries = 0;
    const cross = (mine: 0 | 1, order: [string, string]) =>
      house.unit.run(async () => {
        tries++;
        await raise(12, order[0]);
        await write(house.unit, `cross-${mine}`);
        meeting[mine]!.open();
        // On SQLite units take turns: the other has not begun, or is over.
        if (__DB__ === 'postgres') await meeting[1 - mine]!.opened;
        await raise(12, order[1]);
      });
    await Promise.all([cross(0, ['A', 'B']), cross(1, ['B', 'A'])]);
    expect(await counters(12)).toEqual([2, 2]);
    expect(await notes(house.read, 'cross-')).toEqual(['cross-0', 'cross-1']);
    expect(tries).toBe(__DB__ === 'postgres' ? 3 : 2);
  });

  it('a deadlock that never ends is told after three tries', async () => {
    let tries = 0;
    const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' });
    await expect(
      house.unit.run(() => {
        tries++;
        return Promise.reject(deadlock);
      }),
    ).rejects.toBe(deadlock);
    expect(tries).toBe(3);
  });

  it('any other failure is not tried again', async () => {
    let tries = 0;
    await expect(
      house.unit.run(() => {
        tries++;
        return Promise.reject(Object.assign(new Error('x'), { code: '23505' }));
      }),
    ).rejects.toThrow('x');
    expect(tries).toBe(1);
  });
});

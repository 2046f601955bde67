import { openHouse, type House } from '../../../../test/support/house.js';
import { OutboxMessage } from '../../core.entities.js';
import { aNote, notes, write } from '../../tests/notes.js';
import { sql } from '../sql.js';

let house: House;
beforeAll(async () => {
  house = await openHouse([]);
});
afterAll(() => house.close());

/** Leaves the base no room beyond the pages it has, or room again. SQLite then gives the whole transaction up by itself. */
async function room(pages: 'none' | 'plenty'): Promise<void> {
  await house.unit.run(async () => {
    const [row] = await sql<{ page_count: number }>(house.unit.manager, 'PRAGMA page_count');
    const most = pages === 'none' ? row!.page_count : 1_000_000;
    await sql(house.unit.manager, `PRAGMA max_page_count = ${most}`);
  });
}

const large = () => house.unit.manager.insert(OutboxMessage, aNote('full-large', { body: 'x'.repeat(1_000_000) }));

// PostgreSQL gives a failed transaction up only when told to.
(__DB__ === 'sqlite' ? describe : describe.skip)('a disk that is full for a while', () => {
  it('loses what did not fit, says so, and nothing that is acknowledged after it', async () => {
    await room('none');
    const filling = house.unit.run(async () => {
      await write(house.unit, 'full-lost');
      await large();
    });
    await expect(filling).rejects.toThrow(/full/);
    await expect(house.unit.run(large)).rejects.toThrow(/full/);
    await room('plenty');
    await expect(house.unit.run(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    await house.unit.run(() => write(house.unit, 'full-kept'));
    expect(await notes(house.read, 'full-')).toEqual(['full-kept']);
    await house.unit.run(() => large());
    expect(await notes(house.read, 'full-')).toEqual(['full-kept', 'full-large']);
  });

  it('keeps nothing of a unit that goes on after the base gave its transaction up', async () => {
    await room('none');
    const deaf = house.unit.run(async () => {
      await large().catch(() => undefined);
      await write(house.unit, 'deaf');
    });
    await expect(deaf).rejects.toThrow();
    await room('plenty');
    await house.unit.run(() => write(house.unit, 'deaf-after'));
    expect(await notes(house.read, 'deaf')).toEqual(['deaf-after']);
  });
});

import { openHouse, type House } from '../../../../test/support/house.js';
import { OutboxMessage } from '../../core.entities.js';
import { aNote, gate, notes, write } from '../../tests/notes.js';
import { sql } from '../sql.js';

let house: House;
beforeAll(async () => {
  house = await openHouse([]);
});
afterAll(() => house.close());

const seen = (prefix: string) => notes(house.read, prefix);

describe('the read source', () => {
  it('cannot write, by entity or by SQL', async () => {
    const refused = /read-?only/i;
    await expect(house.read.manager.insert(OutboxMessage, aNote('reader'))).rejects.toThrow(refused);
    await expect(sql(house.read.manager, "UPDATE outbox_message SET subject = 'x'")).rejects.toThrow(refused);
    await expect(sql(house.read.manager, 'DELETE FROM outbox_message')).rejects.toThrow(refused);
    await expect(sql(house.read.manager, 'CREATE TABLE reader_made (id integer)')).rejects.toThrow(refused);
    expect(await seen('reader')).toEqual([]);
  });

  it('sees no row that is not committed, and waits for nobody', async () => {
    const [written, go] = [gate(), gate()];
    const unit = house.unit.run(async () => {
      await write(house.unit, 'half');
      written.open();
      await go.opened;
    });
    await written.opened;
    expect(await seen('half')).toEqual([]);
    go.open();
    await unit;
    expect(await seen('half')).toEqual(['half']);
  });

  it('reads its own writes inside a unit, by projection too', async () => {
    await house.unit.run(async () => {
      await write(house.unit, 'own');
      expect(await seen('own')).toEqual(['own']);
      const rows = await house.read
        .from(OutboxMessage, 'm')
        .select(['m.subject AS subject'])
        .where('m.subject = :subject', { subject: 'own' })
        .getRawMany();
      expect(rows).toEqual([{ subject: 'own' }]);
    });
  });

  it('is outside again once the unit is over', async () => {
    const inside = await house.unit.run(() => Promise.resolve(house.read.manager));
    expect(house.read.manager).not.toBe(inside);
    const over = gate();
    let left: Promise<boolean> | undefined;
    await house.unit.run(() => {
      left = over.opened.then(() => house.read.manager === inside);
      return Promise.resolve();
    });
    over.open();
    expect(await left).toBe(false);
  });
});

describe('the same SQL on both databases', () => {
  it('gives the rows, whatever the statement', async () => {
    await house.unit.run(async () => {
      const { manager } = house.unit;
      await write(house.unit, 'sql-1');
      await write(house.unit, 'sql-2');
      const select = 'SELECT subject FROM outbox_message WHERE subject LIKE ? ORDER BY subject';
      expect(await sql(manager, select, ['sql-%'])).toEqual([{ subject: 'sql-1' }, { subject: 'sql-2' }]);
      const update = 'UPDATE outbox_message SET body = ? WHERE subject = ? RETURNING subject, body';
      expect(await sql(manager, update, ['y', 'sql-1'])).toEqual([{ subject: 'sql-1', body: 'y' }]);
      expect(await sql(manager, update, ['y', 'sql-none'])).toEqual([]);
      const remove = 'DELETE FROM outbox_message WHERE subject = ? RETURNING subject';
      expect(await sql(manager, remove, ['sql-2'])).toEqual([{ subject: 'sql-2' }]);
      expect(await sql(manager, remove, ['sql-2'])).toEqual([]);
      const insert = 'INSERT INTO number_series (school_id, series, year, last_number, last_date)';
      const values = "VALUES (9, 'ZZ', 2026, 1, '2026-01-01') RETURNING series";
      expect(await sql(manager, `${insert} ${values}`)).toEqual([{ series: 'ZZ' }]);
    });
  });
});

import { Check, DataSource, Entity, type DataSourceOptions } from 'typeorm';
import { databaseSettings } from '../../../../database/data-source.js';
import { freshDatabase, type TestDatabase } from '../../../../test/support/databases.js';
import { FlagColumn, IdColumn, IntColumn, RefColumn, TextColumn, VarcharColumn } from '../columns.js';
import {
  addColumn,
  changeCheck,
  columns,
  createTable,
  dropColumn,
  perDatabase,
  postgresFunction,
  postgresRefusal,
  remakeTable,
  sqliteTrigger,
} from '../migration-kit.js';

@Entity('kit_owner')
@Check('ck_kit_owner_id', 'id > 0')
class KitOwner {
  @IdColumn() id: number;
}

@Entity('kit_row')
@Check('ck_kit_row_name', "name <> ''")
@Check('ck_kit_row_grade', "grade IN ('a', 'b')")
class KitRow {
  @IdColumn() id: number;
  @RefColumn('KitOwner') ownerId: number;
  @VarcharColumn(20) name: string;
  @VarcharColumn(1, { default: 'a' }) grade: string;
  @IntColumn({ default: 7 }) many: number;
  @FlagColumn({ default: false }) done: boolean;
  @TextColumn({ nullable: true }) said: string | null;
  @RefColumn('KitOwner', { nullable: true }) lenderId: number | null;
}

let base: TestDatabase;
let source: DataSource;
beforeAll(async () => {
  base = await freshDatabase();
  const { writer } = databaseSettings(base.url);
  source = await new DataSource({ ...writer, entities: [KitOwner, KitRow] } as DataSourceOptions).initialize();
});
afterAll(async () => {
  await source.destroy();
  await base.drop();
});

const drift = async () => (await source.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);

/** A table with a row, a CHECK, a foreign key and a trigger. */
async function aTable(): Promise<void> {
  const runner = source.createQueryRunner();
  const c = columns(runner);
  const checks = { ck_kit_owner_id: 'id > 0' };
  await createTable(runner, { name: 'kit_owner', columns: [c.id()], checks });
  await createTable(runner, {
    name: 'kit_row',
    columns: [c.id(), c.int('owner_id'), c.varchar('name', 20)],
    checks: { ck_kit_row_name: "name <> ''" },
    references: { owner_id: 'kit_owner' },
  });
  await perDatabase(runner, {
    sqlite: [sqliteTrigger('kit_row', 'delete', "OLD.name = 'kept'", 'Kept')],
    postgres: [
      postgresFunction('refuse_kit', postgresRefusal('Kept')),
      `CREATE TRIGGER tr_kit_row BEFORE DELETE ON kit_row FOR EACH ROW
         WHEN (OLD.name = 'kept') EXECUTE FUNCTION refuse_kit()`,
    ],
  });
  await runner.query('INSERT INTO kit_owner (id) VALUES (1)');
  await runner.query("INSERT INTO kit_row (id, owner_id, name) VALUES (1, 1, 'kept')");
  await runner.release();
}

describe('a column', () => {
  const refused = (text: string) => expect(source.query(text)).rejects.toThrow();

  it('is added to a table that keeps its rows, rules and triggers, as the entity says', async () => {
    await aTable();
    const runner = source.createQueryRunner();
    const c = columns(runner);
    const grades = { checks: { ck_kit_row_grade: "grade IN ('a', 'b')" } };
    await addColumn(runner, 'kit_row', c.varchar('grade', 1, { default: "'a'" }), grades);
    await addColumn(runner, 'kit_row', c.int('many', { default: 7 }));
    await addColumn(runner, 'kit_row', c.bool('done', { default: false }));
    await addColumn(runner, 'kit_row', c.text('said', { isNullable: true }));
    await addColumn(runner, 'kit_row', c.int('lender_id', { isNullable: true }), { references: 'kit_owner' });
    await runner.release();
    const filled = { grade: 'a', many: 7, done: false, said: null, lenderId: null };
    expect(await source.manager.find(KitRow)).toEqual([{ id: 1, ownerId: 1, name: 'kept', ...filled }]);
    await refused("UPDATE kit_row SET grade = 'z'");
    await refused("UPDATE kit_row SET name = ''");
    await refused('UPDATE kit_row SET owner_id = 9');
    await refused('UPDATE kit_row SET lender_id = 9');
    await refused('UPDATE kit_row SET many = NULL');
    await refused('DELETE FROM kit_row');
    expect(await drift()).toEqual([]);
  });

  it('is dropped with its own rules, and nothing else goes', async () => {
    const runner = source.createQueryRunner();
    for (const name of ['lender_id', 'said', 'done', 'many', 'grade']) await dropColumn(runner, 'kit_row', name);
    await runner.release();
    expect(await source.query('SELECT * FROM kit_row')).toEqual([{ id: 1, owner_id: 1, name: 'kept' }]);
    await refused("UPDATE kit_row SET name = ''");
    await refused('UPDATE kit_row SET owner_id = 9');
    await refused('DELETE FROM kit_row');
  });

  it('has its CHECK changed under rows that others point at; keys and triggers hold', async () => {
    const runner = source.createQueryRunner();
    for (const [expression, name] of [
      ["name <> '' AND name NOT IN ('(', 'x')", 'x'],
      ["name <> ''", ''],
    ]) {
      await runner.startTransaction();
      await changeCheck(runner, 'kit_row', 'ck_kit_row_name', expression!);
      if (name) await changeCheck(runner, 'kit_owner', 'ck_kit_owner_id', 'id > 0 AND id < 100');
      await runner.commitTransaction();
      await refused(`UPDATE kit_row SET name = '${name}'`);
    }
    await runner.release();
    expect(await source.query('SELECT * FROM kit_row')).toEqual([{ id: 1, owner_id: 1, name: 'kept' }]);
    await refused('UPDATE kit_owner SET id = 100');
    await refused('DELETE FROM kit_owner');
    await refused('UPDATE kit_row SET owner_id = 9');
    await refused('DELETE FROM kit_row');
    await source.query("UPDATE kit_row SET name = 'x'");
  });

  it('comes and goes when its table is made again from itself, ids going on where they were', async () => {
    const runner = source.createQueryRunner();
    const c = columns(runner);
    const plan = { name: 'kit_row', columns: [c.id(), c.varchar('name', 20), c.int('size')] };
    await remakeTable(runner, plan, 'SELECT id + 6 AS id, name, owner_id + 1 AS size FROM kit_row');
    await runner.release();
    await source.query("INSERT INTO kit_row (name, size) VALUES ('y', 3)");
    expect(await source.query('SELECT * FROM kit_row ORDER BY id')).toEqual([
      { id: 7, name: 'x', size: 2 },
      { id: 8, name: 'y', size: 3 },
    ]);
  });
});

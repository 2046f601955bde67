import type { QueryRunner, Table } from 'typeorm';
import { entities } from '../../../../database/entities.js';
import { databaseSettings } from '../../../../database/data-source.js';
import { openSource } from '../database.module.js';
import { columns, createTable, dropTables, NULLABLE, perDatabase } from '../migration-kit.js';
import { HouseNaming } from '../naming.js';
import { containing, folded } from '../sql.js';

const naming = new HouseNaming();

/** A runner that writes down what it is asked. */
function paper(type: 'postgres' | 'better-sqlite3') {
  const asked: unknown[] = [];
  const runner = {
    dataSource: { options: { type } },
    createTable: (table: Table) => Promise.resolve(asked.push(table)),
    dropTable: (name: string) => Promise.resolve(asked.push(name)),
    query: (text: string) => Promise.resolve(asked.push(text)),
  } as unknown as QueryRunner;
  return { runner, asked };
}

describe('names', () => {
  it.each([
    ['schoolId', 'school_id'],
    ['priceE4', 'price_e4'],
    ['sha256', 'sha256'],
    ['totalWithoutVatCents', 'total_without_vat_cents'],
    ['id', 'id'],
  ])('of the property %s is %s', (property, column) => {
    expect(naming.columnName(property, undefined, [])).toBe(column);
  });

  it('of constraints tell table and columns', () => {
    expect(naming.primaryKeyName('school', ['id'])).toBe('pk_school_id');
    expect(naming.uniqueConstraintName('public.work_center', ['school_id', 'code'])).toBe(
      'uq_work_center_school_id_code',
    );
    expect(naming.foreignKeyName({ name: 'item' } as Table, ['school_id'])).toBe('fk_item_school_id');
    expect(naming.indexName('item', ['school_id'])).toBe('ix_item_school_id');
    expect(naming.indexName('item', ['school_id'], 'active')).toBe('ixp_item_school_id');
  });

  it('never pass the 63 bytes PostgreSQL keeps, and of one base are never the same twice', async () => {
    const long = ['a_very_long_column_name_indeed', 'another_very_long_column_name'];
    expect(naming.indexName('a_table_with_a_long_name', long)).toHaveLength(63);
    const source = await openSource({ type: 'better-sqlite3', database: ':memory:', entities, namingStrategy: naming });
    const names = source.entityMetadatas.flatMap((entity) => [
      ...entity.indices.map((index) => index.name!),
      ...entity.uniques.map((unique) => unique.name),
      ...entity.checks.map((check) => check.name!),
      ...entity.foreignKeys.map((key) => key.name),
    ]);
    await source.destroy();
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(names.filter((name) => Buffer.byteLength(name) > 63)).toEqual([]);
    expect(names.filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))).toEqual([]);
  });
});

describe('the migration kit', () => {
  it.each([
    ['postgres', { generationStrategy: 'identity', generatedIdentity: 'BY DEFAULT' }],
    ['better-sqlite3', { generationStrategy: 'increment' }],
  ] as const)('makes ids of %s', (type, identity) => {
    expect(columns(paper(type).runner).id()).toMatchObject({
      name: 'id',
      isPrimary: true,
      isGenerated: true,
      ...identity,
    });
  });

  it('makes columns that hold something unless said otherwise', () => {
    const c = columns(paper('postgres').runner);
    for (const make of [c.int, c.big, c.bool, c.text, c.day, c.instant]) {
      expect(make('x').isNullable).toBe(false);
      expect(make('x', NULLABLE).isNullable).toBe(true);
    }
    expect(c.varchar('x', 40)).toMatchObject({ type: 'varchar', length: '40', isNullable: false });
    expect([c.day('x').length, c.instant('x').length]).toEqual(['10', '24']);
  });

  it('makes a table with all that was planned', async () => {
    const { runner, asked } = paper('postgres');
    const c = columns(runner);
    await createTable(runner, {
      name: 'thing',
      columns: [c.id(), c.int('school_id')],
      uniques: [['school_id']],
      indices: [['school_id'], { columns: ['id'], unique: true, where: 'id > 1' }, { columns: ['id'] }],
      checks: { ck_thing: 'id > 0' },
      references: { school_id: 'school' },
    });
    const [table] = asked as [Table];
    expect(table.columns.map((column) => column.name)).toEqual(['id', 'school_id']);
    expect(table.uniques.map((unique) => unique.columnNames)).toEqual([['school_id']]);
    expect(table.indices.map((index) => [index.columnNames, index.isUnique, index.where || undefined])).toEqual([
      [['school_id'], false, undefined],
      [['id'], true, 'id > 1'],
      [['id'], false, undefined],
    ]);
    expect(table.checks.map((check) => [check.name, check.expression])).toEqual([['ck_thing', 'id > 0']]);
    const [key] = table.foreignKeys;
    expect([key!.columnNames, key!.referencedTableName, key!.referencedColumnNames]).toEqual([
      ['school_id'],
      'school',
      ['id'],
    ]);
  });

  it('drops in the order given and speaks to each base its own language', async () => {
    const { runner, asked } = paper('postgres');
    await dropTables(runner, 'b', 'a');
    await perDatabase(runner, { sqlite: ['S'], postgres: ['P1', 'P2'] });
    expect(asked).toEqual(['b', 'a', 'P1', 'P2']);
    const lite = paper('better-sqlite3');
    await perDatabase(lite.runner, { sqlite: ['S'], postgres: ['P1', 'P2'] });
    expect(lite.asked).toEqual(['S']);
  });
});

describe('text to search', () => {
  it.each([
    [['Écrou  M8', null, 'Noël'], 'ecrou m8 noel'],
    [['ŒUVRE', undefined, ''], 'oeuvre'],
    [['  a\t\nb '], 'a b'],
    [[null], ''],
  ])('%p is folded to %p', (parts, text) => {
    expect(folded(...parts)).toBe(text);
  });

  it('is found anywhere, its own signs taken literally', () => {
    expect(containing('50 %_É!')).toBe('%50 !%!_e!!%');
  });
});

it('a base is told by its address', () => {
  expect(databaseSettings('postgres://h/b').writer.type).toBe('postgres');
  expect(databaseSettings('postgresql://h/b').reader.type).toBe('postgres');
  expect(databaseSettings('sqlite:/tmp/ouvrage-naming/x.db').writer).toMatchObject({
    type: 'better-sqlite3',
    database: '/tmp/ouvrage-naming/x.db',
  });
});

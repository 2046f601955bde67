import {
  Entity,
  EntityManager,
  In,
  IsNull,
  MoreThan,
  type DataSource,
  type DataSourceOptions,
  type FindManyOptions,
  type QueryRunner,
} from 'typeorm';
import { databaseSettings } from '../../../../database/data-source.js';
import { freshDatabase, type TestDatabase } from '../../../../test/support/databases.js';
import { BigColumn, FlagColumn, IdColumn, IntColumn, JsonColumn, VarcharColumn } from '../columns.js';
import { openSource } from '../database.module.js';
import { HouseManager } from '../house-manager.js';
import { columns, createTable, NULLABLE } from '../migration-kit.js';

@Entity('plain_row')
class PlainRow {
  @IdColumn() id: number;
  @VarcharColumn(20) name: string;
  @FlagColumn() open: boolean;
  @JsonColumn({ nullable: true }) facts: unknown;
  @BigColumn() totalCents: number;
  @IntColumn({ nullable: true }) partnerId: number | null;
  @IntColumn({ default: 7 }) weight: number;
}
type NewRow = Omit<PlainRow, 'id' | 'weight'> & { weight?: number };

const aRow = (name: string, more: Partial<NewRow> = {}): NewRow => ({
  ...{
    name,
    open: true,
    facts: { deep: [1, 'é', null] },
    totalCents: 9_007_199_254_740_991,
    partnerId: null,
    weight: 1,
  },
  ...more,
});
const ROWS = [
  aRow('a'),
  aRow('b', { open: false, facts: null, totalCents: -3, partnerId: 4 }),
  aRow('c', { facts: [], totalCents: 0, partnerId: 5, weight: 2 }),
  aRow("d'? $1", { facts: 'text', partnerId: 4 }),
];

let base: TestDatabase;
let source: DataSource;
let runner: QueryRunner;
let house: EntityManager;
let plain: EntityManager;
let built: jest.SpyInstance;
beforeAll(async () => {
  base = await freshDatabase();
  source = await openSource({ ...databaseSettings(base.url).writer, entities: [PlainRow] } as DataSourceOptions);
  runner = source.createQueryRunner();
  const c = columns(runner);
  const amounts = [c.big('total_cents'), c.int('partner_id', NULLABLE), c.int('weight', { default: 7 })];
  const cells = [c.id(), c.varchar('name', 20), c.bool('open'), c.text('facts', NULLABLE), ...amounts];
  await createTable(runner, { name: 'plain_row', columns: cells });
  house = runner.manager;
  plain = new EntityManager(source, runner);
  expect(house).toBeInstanceOf(HouseManager);
});
afterAll(async () => {
  await runner.release();
  await source.destroy();
  await base.drop();
});
beforeEach(async () => {
  await plain.createQueryBuilder().delete().from(PlainRow).execute();
  await plain.insert(PlainRow, ROWS.map((row) => ({ ...row })) as never);
  built = jest.spyOn(house, 'createQueryBuilder');
});
afterEach(() => built.mockRestore());

/** What a manager does, and whether the statement was built by TypeORM. */
async function done<T>(work: () => Promise<T>): Promise<{ value: T; direct: boolean }> {
  built.mockClear();
  const value = await work();
  return { value, direct: built.mock.calls.length === 0 };
}

describe('what the house reads', () => {
  const cases: [string, boolean, FindManyOptions<PlainRow> | undefined][] = [
    ['a text', true, { where: { name: "d'? $1" } }],
    ['a boolean', true, { where: { open: false } }],
    ['a number', true, { where: { partnerId: 4 }, order: { id: 'ASC' } }],
    ['nothing', true, { where: { partnerId: 99 } }],
    ['a list', true, { where: { partnerId: In([4, 5]), open: true }, order: { id: 'DESC' } }],
    ['the first of an order', true, { where: { open: true }, order: { partnerId: 'DESC', name: 'ASC' }, take: 1 }],
    ['an empty list', false, { where: { partnerId: In([]) } }],
    ['a null', false, { where: { partnerId: IsNull() } }],
    ['a comparison', false, { where: { partnerId: MoreThan(4) } }],
    ['one or the other', false, { where: [{ name: 'a' }, { name: 'b' }], order: { id: 'ASC' } }],
    ['a transformed column', false, { where: { totalCents: -3 } }],
    ['chosen columns', false, { where: { open: false }, select: { id: true, name: true } }],
    ['a page', false, { where: { open: true }, order: { id: 'ASC' }, skip: 1, take: 1 }],
    ['all', false, undefined],
  ];

  it.each(cases)('of %s is what TypeORM reads (directly: %s)', async (_, direct, options) => {
    const { value, ...way } = await done(() => house.find(PlainRow, options));
    expect(value).toEqual(await plain.find(PlainRow, options));
    expect(way).toEqual({ direct });
    for (const row of value) expect(row).toBeInstanceOf(PlainRow);
  });

  it('is the row, or null, of an only one', async () => {
    for (const where of [{ name: 'b' }, { name: 'nobody' }]) {
      const one = await done(() => house.findOneBy(PlainRow, where));
      expect(one).toEqual({ value: await plain.findOneBy(PlainRow, where), direct: true });
      expect(await house.findBy(PlainRow, where)).toEqual(await plain.findBy(PlainRow, where));
    }
    const [first] = await plain.find(PlainRow, { order: { id: 'ASC' }, take: 1 });
    expect(first).toMatchObject({ open: true, facts: ROWS[0]!.facts, totalCents: Number.MAX_SAFE_INTEGER });
    expect(await house.findOneBy(PlainRow, { id: first!.id })).toEqual(first);
  });
});

describe('what the house inserts', () => {
  const given = (rows: readonly NewRow[]) => rows.map((row) => ({ ...row })) as never;
  const kept = async (ids: readonly number[]) =>
    (await plain.find(PlainRow, { where: { id: In([...ids]) }, order: { id: 'ASC' } })).map(({ id: _, ...row }) => row);
  const idsOf = (identifiers: readonly object[]) => identifiers.map((row) => (row as PlainRow).id);

  it('is what TypeORM inserts, with the id of each row in its order', async () => {
    const rows = given(ROWS) as PlainRow[];
    const { value, direct } = await done(() => house.insert(PlainRow, rows as never));
    const ids = idsOf(value.identifiers);
    expect(direct).toBe(true);
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect(new Set(ids).size).toBe(ROWS.length);
    expect(await kept(ids)).toEqual(await kept(idsOf((await plain.insert(PlainRow, given(ROWS))).identifiers)));
    for (const [at, id] of ids.entries()) expect((await plain.findOneBy(PlainRow, { id }))!.name).toBe(ROWS[at]!.name);
    const one = { ...aRow('alone') } as PlainRow;
    await house.insert(PlainRow, one as never);
    expect(await plain.findOneBy(PlainRow, { name: 'alone' })).toMatchObject({ id: one.id });
  });

  it('takes the default of the base where a row does not say, and what is not plain the usual way', async () => {
    const mixed = [aRow('e', { weight: undefined }), aRow('f', { weight: 3 })];
    const { value, direct } = await done(() => house.insert(PlainRow, given(mixed)));
    expect([direct, (await kept(idsOf(value.identifiers))).map(({ weight }) => weight)]).toEqual([false, [7, 3]]);
    const computed = { ...aRow('g'), weight: () => '1 + 1' };
    expect((await done(() => house.insert(PlainRow, computed as never))).direct).toBe(false);
    const numbered = { ...aRow('h'), id: 4_000 };
    expect((await done(() => house.insert(PlainRow, numbered as never))).direct).toBe(false);
    expect(await plain.findOneBy(PlainRow, { id: 4_000 })).toMatchObject({ name: 'h' });
    expect((await house.insert(PlainRow, [] as never)).identifiers).toEqual([]);
  });
});

describe('what the house updates', () => {
  const changes = { open: false, facts: { new: true }, totalCents: 12, partnerId: null, name: undefined };
  const all = () => plain.find(PlainRow, { order: { id: 'ASC' } });

  it.each([
    ['a few rows', true, { partnerId: 4 }],
    ['those of a list', true, { name: In(['a', 'c']) }],
    ['none', true, { partnerId: 99 }],
    ['those without', false, { partnerId: IsNull() }],
  ])('of %s is what TypeORM updates (directly: %s), and as many', async (_, direct, where) => {
    await runner.startTransaction();
    const { affected } = await plain.update(PlainRow, where, changes);
    const expected = await all();
    await runner.rollbackTransaction();
    const { value, ...way } = await done(() => house.update(PlainRow, where as never, changes as never));
    expect([value.affected, way.direct]).toEqual([affected, direct]);
    expect(await all()).toEqual(expected);
  });

  it('leaves what is computed to TypeORM', async () => {
    const twice = { weight: () => 'weight * 2' };
    const { value, direct } = await done(() => house.update(PlainRow, { name: 'c' } as never, twice as never));
    expect([value.affected, direct]).toEqual([1, false]);
    expect(await plain.findOneBy(PlainRow, { name: 'c' })).toMatchObject({ weight: 4 });
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { DataSource, Entity, getMetadataArgsStorage, Unique, type DataSourceOptions, type MixedList } from 'typeorm';
import { databaseSettings, migrate } from '../../database/data-source.js';
import { dumpFile, schemaOf } from '../../database/dump.js';
import { entities } from '../../database/entities.js';
import { migrations } from '../../database/migrations/index.js';
import {
  DayColumn,
  IdColumn,
  IntColumn,
  RefColumn,
  TextColumn,
  VarcharColumn,
} from '../../src/core/database/columns.js';
import { SchoolSetting } from '../../src/modules/school/school-setting.entity.js';
import type { TestDatabase } from '../support/databases.js';
import { emptyDatabase, statements } from './empty-database.js';
import { aRowInEachTable } from './filled-tables.js';

const ROOT = resolve(import.meta.dirname, '../..');
const bases: TestDatabase[] = [];
afterAll(async () => {
  for (const base of bases) await base.drop();
});

async function aBase(): Promise<string> {
  const base = await emptyDatabase();
  bases.push(base);
  return base.url;
}

async function withSource<T>(
  url: string,
  work: (source: DataSource) => Promise<T>,
  changes: { entities?: MixedList<new () => object>; migrations?: MixedList<new () => object> } = {},
): Promise<T> {
  const source = await new DataSource({
    ...databaseSettings(url).writer,
    ...changes,
  } as DataSourceOptions).initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

/** What TypeORM would change to make the base what the entities say. */
const drift = (url: string, more: (new () => object)[] = entities) =>
  withSource(
    url,
    async (source) => (await source.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query),
    { entities: more },
  );

describe('the migrations', () => {
  it('build from nothing exactly what the entities say', async () => {
    const url = await aBase();
    await migrate(url);
    expect(await drift(url)).toEqual([]);
    await migrate(url);
  });

  it('are undone one by one, each leaving what was before it, down to nothing; and run again', async () => {
    const url = await aBase();
    const before: string[] = [];
    for (let count = 1; count <= migrations.length; count++) {
      before.push(await schemaOf(url));
      await withSource(url, (source) => source.runMigrations(), { migrations: migrations.slice(0, count) });
    }
    const whole = await schemaOf(url);
    for (let count = migrations.length; count > 0; count--) {
      await withSource(url, (source) => source.undoLastMigration(), { migrations: migrations.slice(0, count) });
      expect([count, await schemaOf(url)]).toEqual([count, before[count - 1]]);
    }
    expect(await schemaOf(url)).toBe('');
    await migrate(url);
    expect(await schemaOf(url)).toBe(whole);
    expect(await drift(url)).toEqual([]);
  }, 120_000);

  it('keep the rows a base already holds, the last one above all', async () => {
    const url = await aBase();
    await withSource(url, (source) => source.runMigrations(), { migrations: migrations.slice(0, -1) });
    const before = await aRowInEachTable(url);
    expect(Object.keys(before).length).toBeGreaterThan(50);
    await migrate(url);
    await withSource(url, async (source) => {
      for (const [table, row] of Object.entries(before)) {
        const [after] = await source.query<Record<string, unknown>[]>(`SELECT * FROM "${table}"`);
        // A column may move to another table; what stays is as it was.
        const stays = Object.fromEntries(Object.entries(row).filter(([column]) => column in (after ?? {})));
        expect([table, after]).toEqual([table, expect.objectContaining(stays)]);
      }
    });
  });

  it('are numbered in their order, one file each, all listed', () => {
    const files = readdirSync(join(ROOT, 'database/migrations')).filter((name) => /^\d{4}-.*\.ts$/.test(name));
    const numbers = migrations.map(({ name }) => Number(/\d{13}$/.exec(name)![0]) - 1_700_000_000_000);
    expect(numbers).toEqual(files.sort().map((name) => Number(name.slice(0, 4))));
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  });
});

describe('the entities', () => {
  it('are all listed in database/entities.ts, wherever they are declared', async () => {
    const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => /(\.entity|core\.entities)\.ts$/.test(name) && !name.includes('tests/'),
    );
    expect(files.length).toBeGreaterThan(20);
    const known = new Set<unknown>(entities);
    const tables = new Set<unknown>(getMetadataArgsStorage().tables.map(({ target }) => target));
    const declared: unknown[] = [];
    for (const file of files) {
      const exported = (await import(join(ROOT, 'src', file))) as Record<string, unknown>;
      declared.push(...Object.values(exported).filter((value) => tables.has(value) || known.has(value)));
      const missing = Object.entries(exported).filter(([, value]) => tables.has(value) && !known.has(value));
      expect([file, missing.map(([name]) => name)]).toEqual([file, []]);
    }
    expect(new Set(declared)).toEqual(known);
    expect(entities).toHaveLength(known.size);
    const source = files.map((file) => readFileSync(join(ROOT, 'src', file), 'utf8')).join('\n');
    expect(source.match(/^@Entity\(/gm)).toHaveLength(entities.length);
  });
});

describe('a drift', () => {
  const others = entities.filter((entity) => entity !== SchoolSetting);

  it('of one more column is seen', async () => {
    @Entity('school_setting')
    class OneMore extends SchoolSetting {
      @IntColumn({ default: 0 }) extra: number;
    }
    const url = await aBase();
    await migrate(url);
    expect((await drift(url, [...others, OneMore])).join('\n')).toContain('extra');
  });

  it('of a column that holds nothing now is seen', async () => {
    @Entity('school_setting')
    @Unique(['schoolId', 'key', 'validFrom'])
    class Looser {
      @IdColumn() id: number;
      @RefColumn('School') schoolId: number;
      @VarcharColumn(40) key: string;
      @DayColumn() validFrom: string;
      @TextColumn({ nullable: true }) value: string;
    }
    const url = await aBase();
    await migrate(url);
    expect((await drift(url, [...others, Looser])).join('\n')).toContain('value');
  });

  it('made by hand in the base is seen', async () => {
    const url = await aBase();
    await migrate(url);
    await withSource(url, (source) => source.query('DROP INDEX ix_journal_entry_school_id_subject_type_subject_id_id'));
    expect((await drift(url)).join('\n')).toContain('ix_journal_entry');
  });
});

describe('the written schema', () => {
  it('is the one the migrations make', async () => {
    const url = await aBase();
    await migrate(url);
    const file = dumpFile(__DB__);
    const written = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (written !== (await schemaOf(url))) {
      throw new Error(`${file} is not what the migrations make. Run: npm run schema, and read the difference.`);
    }
  });

  it('makes the whole base by itself', async () => {
    const url = await aBase();
    const text = readFileSync(dumpFile(__DB__), 'utf8');
    if (__DB__ === 'postgres') {
      await statements(url, text);
      expect(await drift(url)).toEqual([]);
    } else {
      new Sqlite(url.replace('sqlite:', '')).exec(text).close();
      // SQLite keeps the text it was given, and TypeORM reads it back only on one line: here the signs must do.
      const signs = (sql: string) => sql.replace(/\s/g, '');
      expect(signs(await schemaOf(url))).toBe(signs(text));
    }
  });
});

import { Table, type QueryRunner, type TableColumnOptions, type TableOptions } from 'typeorm';

type Extra = Partial<TableColumnOptions>;
const nullable = (extra: Extra): Extra => ({ isNullable: false, ...extra });
export const NULLABLE: Extra = { isNullable: true };

/** Columns whose SQL means the same on SQLite and PostgreSQL. */
export function columns(runner: QueryRunner) {
  const pg = runner.dataSource.options.type === 'postgres';
  const identity: Extra = pg
    ? { generationStrategy: 'identity', generatedIdentity: 'BY DEFAULT' }
    : { generationStrategy: 'increment' };
  return {
    id: (): TableColumnOptions => ({ name: 'id', type: 'integer', isPrimary: true, isGenerated: true, ...identity }),
    int: (name: string, extra: Extra = {}): TableColumnOptions => ({ name, type: 'integer', ...nullable(extra) }),
    big: (name: string, extra: Extra = {}): TableColumnOptions => ({ name, type: 'bigint', ...nullable(extra) }),
    bool: (name: string, extra: Extra = {}): TableColumnOptions => ({ name, type: 'boolean', ...nullable(extra) }),
    varchar: (name: string, length: number, extra: Extra = {}): TableColumnOptions => ({
      name,
      type: 'varchar',
      length: String(length),
      ...nullable(extra),
    }),
    text: (name: string, extra: Extra = {}): TableColumnOptions => ({ name, type: 'text', ...nullable(extra) }),
    day: (name: string, extra: Extra = {}): TableColumnOptions => ({
      name,
      type: 'varchar',
      length: '10',
      ...nullable(extra),
    }),
    instant: (name: string, extra: Extra = {}): TableColumnOptions => ({
      name,
      type: 'varchar',
      length: '24',
      ...nullable(extra),
    }),
  };
}

export interface TablePlan {
  name: string;
  columns: TableColumnOptions[];
  uniques?: string[][];
  indices?: (string[] | { columns: string[]; unique?: boolean; where?: string })[];
  /** name → expression */
  checks?: Record<string, string>;
  /** column → table whose id it holds */
  references?: Record<string, string>;
}

/** Creates a table; HouseNaming names every constraint that is not named here. */
export async function createTable(runner: QueryRunner, plan: TablePlan): Promise<void> {
  const options: TableOptions = {
    name: plan.name,
    columns: plan.columns,
    uniques: (plan.uniques ?? []).map((columnNames) => ({ columnNames })),
    checks: Object.entries(plan.checks ?? {}).map(([name, expression]) => ({ name, expression })),
    foreignKeys: Object.entries(plan.references ?? {}).map(([column, referencedTableName]) => ({
      columnNames: [column],
      referencedTableName,
      referencedColumnNames: ['id'],
    })),
    indices: (plan.indices ?? []).map((index) =>
      Array.isArray(index)
        ? { columnNames: index }
        : { columnNames: index.columns, isUnique: index.unique ?? false, where: index.where },
    ),
  };
  await runner.createTable(new Table(options));
}

/** Drops tables in the order given: the last created first. */
export async function dropTables(runner: QueryRunner, ...names: string[]): Promise<void> {
  for (const name of names) await runner.dropTable(name);
}

/** SQL that must differ between the two databases, trigger bodies above all. */
export async function perDatabase(
  runner: QueryRunner,
  statements: { sqlite: string[]; postgres: string[] },
): Promise<void> {
  const pg = runner.dataSource.options.type === 'postgres';
  for (const statement of pg ? statements.postgres : statements.sqlite) await runner.query(statement);
}

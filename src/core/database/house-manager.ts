import {
  EntityManager,
  FindOperator,
  InsertResult,
  UpdateResult,
  type EntityTarget,
  type FindManyOptions,
  type FindOneOptions,
  type FindOptionsWhere,
  type ObjectLiteral,
} from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { EntityMetadata } from 'typeorm/metadata/EntityMetadata.js';
import { isPostgres, portable, sql } from './sql.js';

type Values = Record<string, unknown>;
interface Condition {
  text: string;
  values: unknown[];
}
interface Structured {
  affected?: number;
  raw: unknown;
}

/** SQLite binds 32 766 values a statement. */
const MOST_VALUES = 30_000;

/**
 * The plain reads and writes of the house (columns compared with values) as direct SQL: TypeORM builds each such
 * statement anew, which costs five times the statement. Whatever is not plain goes the usual way.
 */
export class HouseManager extends EntityManager {
  override async find<E extends ObjectLiteral>(target: EntityTarget<E>, options?: FindManyOptions<E>): Promise<E[]> {
    const plain = options ? this.selection(target, options) : null;
    if (!plain) return super.find(target, options);
    const { metadata } = plain;
    const rows = await sql<Values>(this, plain.text, plain.values);
    return rows.map((row) => hydrated(metadata, row) as E);
  }

  override findBy<E extends ObjectLiteral>(target: EntityTarget<E>, where: FindOptionsWhere<E>): Promise<E[]> {
    return this.find(target, { where });
  }

  override async findOne<E extends ObjectLiteral>(
    target: EntityTarget<E>,
    options: FindOneOptions<E>,
  ): Promise<E | null> {
    const plain = this.selection(target, { ...options, take: 1 });
    if (!plain) return super.findOne(target, options);
    const [row] = await sql<Values>(this, plain.text, plain.values);
    return row ? (hydrated(plain.metadata, row) as E) : null;
  }

  override findOneBy<E extends ObjectLiteral>(target: EntityTarget<E>, where: FindOptionsWhere<E>): Promise<E | null> {
    return this.findOne(target, { where });
  }

  override async countBy<E extends ObjectLiteral>(
    target: EntityTarget<E>,
    where: FindOptionsWhere<E> | FindOptionsWhere<E>[],
  ): Promise<number> {
    const metadata = this.dataSource.getMetadata(target);
    const condition = conditionOf(metadata, where);
    if (!condition) return super.countBy(target, where);
    const text = `SELECT COUNT(*) AS many FROM "${metadata.tableName}" WHERE ${condition.text}`;
    const [row] = await sql<{ many: string | number }>(this, text, condition.values);
    return Number(row!.many);
  }

  override async insert<E extends ObjectLiteral>(target: EntityTarget<E>, given: never): Promise<InsertResult> {
    const rows = (Array.isArray(given) ? given : [given]) as Values[];
    const metadata = this.dataSource.getMetadata(target);
    const columns = metadata.columns.filter(
      ({ isGenerated, propertyName: name }) => !isGenerated && rows.some((row) => row[name] !== undefined),
    );
    // A column left out takes the default of the base, which a list of rows can only say the usual way.
    const byDefault = metadata.columns.filter((column) => column.default !== undefined);
    const odd =
      rows.length === 0 ||
      rows.some((row) => Object.values(row).some((value) => typeof value === 'function') || row['id'] !== undefined) ||
      rows.some((row) => byDefault.some(({ propertyName }) => row[propertyName] === undefined));
    if (odd || !this.queryRunner) return super.insert(target, given);
    const ids: number[] = [];
    const most = Math.floor(MOST_VALUES / columns.length);
    for (let from = 0; from < rows.length; from += most)
      ids.push(...(await this.insertRows(metadata.tableName, columns, rows.slice(from, from + most))));
    rows.forEach((row, at) => (row['id'] = ids[at]));
    const result = new InsertResult();
    result.identifiers = ids.map((id) => ({ id }));
    result.generatedMaps = result.identifiers;
    return result;
  }

  override async update<E extends ObjectLiteral>(
    target: EntityTarget<E>,
    criteria: never,
    changes: never,
  ): Promise<UpdateResult> {
    const metadata = this.dataSource.getMetadata(target);
    const where = conditionOf(metadata, criteria);
    const set = Object.entries(changes as Values).filter(([, value]) => value !== undefined);
    const columns = set.map(([name]) => metadata.findColumnWithPropertyName(name));
    const odd =
      !where || set.length === 0 || columns.includes(undefined) || set.some(([, value]) => typeof value === 'function');
    if (odd || !this.queryRunner) return super.update(target, criteria, changes);
    const sets = columns.map((column) => `"${column!.databaseName}" = ?`).join(', ');
    const values = [...set.map(([, value], at) => stored(columns[at]!, value)), ...where.values];
    const text = portable(this.dataSource, `UPDATE "${metadata.tableName}" SET ${sets} WHERE ${where.text}`);
    const done = (await this.queryRunner.query(text, values, true)) as unknown as Structured;
    const result = new UpdateResult();
    result.affected = done.affected;
    return result;
  }

  private async insertRows(
    table: string,
    columns: readonly ColumnMetadata[],
    rows: readonly Values[],
  ): Promise<number[]> {
    const names = columns.map(({ databaseName }) => `"${databaseName}"`).join(', ');
    const marks = `(${columns.map(() => '?').join(', ')})`;
    const text = `INSERT INTO "${table}" (${names}) VALUES ${rows.map(() => marks).join(', ')}`;
    const values = rows.flatMap((row) => columns.map((column) => stored(column, row[column.propertyName])));
    if (!isPostgres(this.dataSource)) return lastOf(await this.query<number>(text, values as never), rows.length);
    return (await sql<{ id: number }>(this, `${text} RETURNING id`, values)).map(({ id }) => id);
  }

  private selection<E extends ObjectLiteral>(target: EntityTarget<E>, options: FindManyOptions<E>) {
    const { where, order, take, lock, ...others } = options;
    if (Object.keys(others).length > 0 || !where || (lock && lock.mode !== 'pessimistic_write')) return null;
    const metadata = this.dataSource.getMetadata(target);
    const condition = conditionOf(metadata, where);
    if (!condition) return null;
    const sorted: string[] = [];
    for (const [name, way] of Object.entries(order ?? {})) {
      const column = metadata.findColumnWithPropertyName(name);
      if (!column || typeof way !== 'string') return null;
      sorted.push(`"${column.databaseName}" ${way.toUpperCase() === 'DESC' ? 'DESC' : 'ASC'}`);
    }
    const by = sorted.length > 0 ? ` ORDER BY ${sorted.join(', ')}` : '';
    const limit = take === undefined ? '' : ` LIMIT ${take}`;
    const held = lock && isPostgres(this.dataSource) ? ' FOR UPDATE' : '';
    return {
      metadata,
      text: `SELECT * FROM "${metadata.tableName}" WHERE ${condition.text}${by}${limit}${held}`,
      values: condition.values,
    };
  }
}

/** Columns equal to values, or one of a list; null for anything else. */
function conditionOf(metadata: EntityMetadata, where: unknown): Condition | null {
  if (typeof where !== 'object' || where === null || Array.isArray(where)) return null;
  const parts: string[] = [];
  const values: unknown[] = [];
  for (const [name, value] of Object.entries(where)) {
    const column = metadata.findColumnWithPropertyName(name);
    if (!column || column.transformer) return null;
    const list = value instanceof FindOperator && value.type === 'in' ? (value.value as unknown) : null;
    if (Array.isArray(list)) {
      if (list.length === 0) return null;
      parts.push(`"${column.databaseName}" IN (${list.map(() => '?').join(', ')})`);
      values.push(...(list as unknown[]));
    } else if (['number', 'string', 'boolean'].includes(typeof value)) {
      parts.push(`"${column.databaseName}" = ?`);
      values.push(value);
    } else return null;
  }
  return parts.length > 0 ? { text: parts.join(' AND '), values } : null;
}

function stored({ transformer }: ColumnMetadata, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  return transformer && !Array.isArray(transformer) ? (transformer.to(value) as unknown) : value;
}

function hydrated(metadata: EntityMetadata, row: Values): object {
  const entity = new (metadata.target as new () => Values)();
  for (const { propertyName, databaseName, transformer, type } of metadata.columns) {
    const value = row[databaseName];
    if (value === null) entity[propertyName] = null;
    else if (transformer && !Array.isArray(transformer)) entity[propertyName] = transformer.from(value) as unknown;
    else entity[propertyName] = type === 'boolean' ? Boolean(value) : value;
  }
  return entity;
}

const lastOf = (last: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => Number(last) - count + 1 + at);

import { Column, ForeignKey, PrimaryGeneratedColumn, type ColumnOptions } from 'typeorm';

/** Column vocabulary of the entities; the same words as the migration kit, so that both describe one schema. */
export const IdColumn = (): PropertyDecorator => (target, key) => {
  PrimaryGeneratedColumn('identity' as 'increment', { type: 'integer' } as never)(target, key);
};
/** The id of a row of another table, named by its entity: a foreign key, never a relation. */
export const RefColumn =
  (entity: string, options: ColumnOptions = {}): PropertyDecorator =>
  (target, key) => {
    IntColumn(options)(target, key);
    ForeignKey(entity)(target, key);
  };
export const IntColumn = (options: ColumnOptions = {}) => Column({ type: 'integer', ...options });
/** Integers beyond 2^31 (cents summed over years); PostgreSQL hands bigint out as text. */
export const BigColumn = (options: ColumnOptions = {}) =>
  Column({
    type: 'bigint',
    transformer: { to: (v: unknown) => v, from: (v: unknown) => (v === null ? null : Number(v)) },
    ...options,
  });
export const FlagColumn = (options: ColumnOptions = {}) => Column({ type: 'boolean', ...options });
export const VarcharColumn = (length: number, options: ColumnOptions = {}) =>
  Column({ type: 'varchar', length, ...options });
export const TextColumn = (options: ColumnOptions = {}) => Column({ type: 'text', ...options });
export const DayColumn = (options: ColumnOptions = {}) => Column({ type: 'varchar', length: 10, ...options });
export const InstantColumn = (options: ColumnOptions = {}) => Column({ type: 'varchar', length: 24, ...options });
/** A JSON snapshot kept as text: read whole, never queried. */
export const JsonColumn = (options: ColumnOptions = {}) =>
  Column({
    type: 'text',
    transformer: {
      to: (v: unknown) => (v === null || v === undefined ? null : JSON.stringify(v)),
      from: (v: unknown) => (typeof v === 'string' ? (JSON.parse(v) as unknown) : v),
    },
    ...options,
  });

import { DefaultNamingStrategy, type NamingStrategyInterface, type Table } from 'typeorm';

const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
const tableName = (table: Table | string) => (typeof table === 'string' ? table : table.name).split('.').pop()!;
// PostgreSQL cuts names at 63 bytes without a word.
const named = (kind: string, table: Table | string, columns: string[]) =>
  [kind, tableName(table), ...columns].join('_').slice(0, 63);

/** One readable name for each column, index and constraint, the same in entities, migrations and both databases. */
export class HouseNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(property: string, custom: string | undefined, prefixes: string[]): string {
    return snake([...prefixes, custom ?? property].join('_'));
  }

  override primaryKeyName(table: Table | string, columns: string[]): string {
    return named('pk', table, columns);
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return named('uq', table, columns);
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return named('fk', table, columns);
  }

  override indexName(table: Table | string, columns: string[], where?: string): string {
    return named(where ? 'ixp' : 'ix', table, columns);
  }
}

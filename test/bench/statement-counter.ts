import type { Logger } from 'typeorm';
import type { DatabaseSettings } from '../../src/core/database/database.module.js';

/** Counts the SQL statements of a server: what a call asks of the base. */
export class StatementCounter {
  private readonly seen = new Map<string, number>();

  watching({ writer, reader }: DatabaseSettings): DatabaseSettings {
    const quiet = () => undefined;
    const logger: Logger = {
      logQuery: (query) => this.count(query),
      ...{ logQueryError: quiet, logQuerySlow: quiet, logSchemaBuild: quiet, logMigration: quiet, log: quiet },
    };
    const logging = { logging: ['query' as const], logger };
    return { writer: { ...writer, ...logging } as never, reader: { ...reader, ...logging } as never };
  }

  /** Statement → how often, since the last asking; the most frequent first. */
  take(): [string, number][] {
    const rows = [...this.seen].sort(([, a], [, b]) => b - a);
    this.seen.clear();
    return rows;
  }

  // Lists of every length, and numbers TypeORM writes into the text, are one statement.
  private count(query: string): void {
    const shape = query
      .replace(/\s+/g, ' ')
      .replace(/([=(,] ?)-?\d+\b/g, '$1#')
      .replace(/\((?: ?(?:\?|#|\$\d+|NULL|DEFAULT),?)+\)(?:, \((?: ?(?:\?|#|\$\d+|NULL|DEFAULT),?)+\))*/g, '(…)')
      .replace(/^SELECT "(\w+)"."id" AS "\1_id".* FROM /, 'SELECT entity FROM ');
    this.seen.set(shape, (this.seen.get(shape) ?? 0) + 1);
  }
}

import 'reflect-metadata';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type Database from 'better-sqlite3';
import type { DatabaseSettings } from '../src/core/database/database.module.js';
import { HouseNaming } from '../src/core/database/naming.js';
import { entities } from './entities.js';
import { migrations } from './migrations/index.js';

const common = {
  namingStrategy: new HouseNaming(),
  entities,
  migrations,
  migrationsTransactionMode: 'each' as const,
  synchronize: false,
};

/** `sqlite:path/to/file.db` or `postgres://…` to the two data sources of the house. */
export function databaseSettings(url: string): DatabaseSettings {
  return /^postgres(ql)?:/.test(url) ? postgres(url) : sqlite(url.replace(/^sqlite:/, ''));
}

/** Opens the base, brings its schema up to date and closes it. Several instances may start at once on PostgreSQL. */
export async function migrate(url: string): Promise<void> {
  const { writer } = databaseSettings(url);
  const source = await new DataSource(writer).initialize();
  try {
    if (writer.type !== 'postgres') await source.runMigrations();
    else {
      await source.transaction(async (manager) => {
        await manager.query('SELECT pg_advisory_xact_lock(731)');
        await source.runMigrations();
      });
    }
  } finally {
    await source.destroy();
  }
}

function sqlite(database: string): DatabaseSettings {
  mkdirSync(dirname(database), { recursive: true });
  // For us alone to read; its -wal and -shm take after it.
  closeSync(openSync(database, 'a', 0o600));
  // FULL: an issued number must survive a power cut, not only a killed process.
  const writing = (db: Database.Database) => {
    db.pragma('synchronous = FULL');
    db.pragma('trusted_schema = OFF');
    // Counts rows for the planner where it never did, or long ago: without, it walks a school rather than an order.
    db.pragma('optimize = 0x10002');
  };
  const base = { type: 'better-sqlite3' as const, database, timeout: 5000, statementCacheSize: 2000, ...common };
  return {
    writer: { ...base, enableWAL: true, prepareDatabase: writing },
    reader: { ...base, name: 'reader', readonly: true, fileMustExist: true } as DataSourceOptions,
  };
}

function postgres(url: string): DatabaseSettings {
  const limits = { statement_timeout: 30_000, lock_timeout: 15_000, idle_in_transaction_session_timeout: 60_000 };
  const base = { type: 'postgres' as const, url, ...common };
  return {
    writer: { ...base, poolSize: 10, extra: limits },
    reader: {
      ...base,
      name: 'reader',
      poolSize: 10,
      extra: { ...limits, options: '-c default_transaction_read_only=on' },
    } as DataSourceOptions,
  };
}

import { sql } from '../../src/core/database/sql.js';
import type { House } from './house.js';

/** Until another transaction of this base stands before a lock. SQLite has one writer: who comes second waits anyway. */
export async function someoneWaits({ unit: { manager } }: House): Promise<void> {
  if (__DB__ !== 'postgres') return;
  const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while ((await sql(manager, waiting)).length === 0) await sql(manager, 'SELECT pg_stat_clear_snapshot()');
}

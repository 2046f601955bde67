import type { EntityManager } from 'typeorm';
import { sql } from './sql.js';

/**
 * Takes the oldest rows that are due: one attempt more, and nobody else's until then, should this process die meanwhile.
 * The table has `state`, `attempts` and `next_attempt_at`. Gives their ids.
 */
export async function claimDue(
  manager: EntityManager,
  table: 'outbox_message' | 'webhook_delivery' | 'platform_flow',
  { now, until, most }: { now: Date; until: Date; most: number },
): Promise<number[]> {
  const due = "state = 'pending' AND next_attempt_at <= ?";
  const rows = await sql<{ id: number }>(
    manager,
    // Asked twice: on PostgreSQL another process may have taken them between the look and the update.
    `UPDATE ${table} SET attempts = attempts + 1, next_attempt_at = ?
     WHERE id IN (SELECT id FROM ${table} WHERE ${due} ORDER BY id LIMIT ${most}) AND ${due} RETURNING id`,
    [until.toISOString(), now.toISOString(), now.toISOString()],
  );
  return rows.map(({ id }) => id);
}

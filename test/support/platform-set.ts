import { theHouse, type Scope } from '../../src/core/access/scope.js';
import { sql } from '../../src/core/database/sql.js';
import { PlatformQueries, StatusesService } from '../../src/modules/platform/index.js';
import type { House } from './house.js';

/** A status that asks for something, a file that was given up, a message nobody can read. */
export async function platformOf(
  house: House,
  { tag, accountant, invoiceId }: { tag: string; accountant: Scope; invoiceId: number },
): Promise<{ taskId: number; flowId: number; receiptId: number }> {
  const status = { code: '207', on: house.clock.today(), reason: 'QTE_ERR', note: `Précision ${tag}` };
  await house.get(StatusesService).note(theHouse(accountant.schoolId), invoiceId, status);
  const tasks = await house.get(PlatformQueries).tasks(accountant);
  const task = tasks.find(({ kind }) => kind === 'quality');
  const at = house.clock.instant();
  const write = async (text: string, values: unknown[]) =>
    (await house.unit.run(() => sql<{ id: number }>(house.unit.manager, text, values)))[0]!.id;
  const flowId = await write(
    `INSERT INTO platform_flow (school_id, invoice_id, kind, tracking_id, file_id, state, attempts, next_attempt_at, created_at)
     SELECT school_id, id, 'invoice', ?, file_id, 'dead', 9, ?, ? FROM invoice WHERE id = ? RETURNING id`,
    [`suivi-${tag}`, at, at, invoiceId],
  );
  const receiptId = await write(
    `INSERT INTO platform_receipt (school_id, flow_id, state, answer, received_at)
     VALUES (?, ?, 'refused', ?, ?) RETURNING id`,
    [accountant.schoolId, `recu-${tag}`, `Illisible ${tag}`, at],
  );
  return { taskId: task!.id, flowId, receiptId };
}

import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, notYourRole } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import { hourOfDay } from '../../core/time/local-date.js';
import { NEEDS_REASON, reasonsOf, settledBy, tasksOf } from './platform.codes.js';
import type { NewStatus } from './platform.dto.js';
import { PlatformInvoice, PlatformTask } from './platform.entity.js';
import { notYet, reasonMissing, reasonOfAnother } from './platform.errors.js';
import { statusReceived } from './platform.events.js';
import type { Actor, Source, StatusDetail } from './platform.types.js';
import { platformWords } from './platform.words.js';

const NOON = 12;
/** Who gives a status, when a person tells it in their place. */
const BUYERS = [204, 205, 206, 207, 208, 210, 211, 214];
const giverOf = (code: number): Actor => (BUYERS.includes(code) ? 'BY' : code === 209 ? 'SE' : 'WK');

/** A status of one invoice and all it says. */
export interface GivenStatus {
  code: number;
  at: string;
  actor: Actor;
  source: Source;
  messageId: string;
  fileId: number | null;
  details: readonly StatusDetail[];
}

/** Adds to what happened to an issued invoice, and opens what it asks of a person. */
@Injectable()
export class StatusesService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly bus: EventBus,
  ) {}

  /** A status a person was told of. Throws platform.reason_missing, platform.reason_of_another, platform.not_yet. */
  async note(scope: Scope, invoiceId: number, { code, on, reason, note }: NewStatus): Promise<void> {
    if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(platformWords.noteStatus);
    const number = Number(code);
    if (NEEDS_REASON.includes(number) && !reason) throw reasonMissing();
    if (reason && !reasonsOf(number).includes(reason)) throw reasonOfAnother(number);
    const today = this.clock.today();
    if (on > today) throw notYet();
    const at = on === today ? this.clock.instant() : hourOfDay(on, NOON);
    const detail = { reason: reason || null, note: note || null, amountCents: null, vatRate: null };
    const given = { code: number, at, actor: giverOf(number), source: 'manual' as const, details: [detail] };
    await this.add(scope, invoiceId, { ...given, messageId: randomUUID(), fileId: null });
  }

  /** Adds what is not there yet; gives how many details that is. Throws notFound for what was never issued. */
  async add(scope: Scope, invoiceId: number, status: GivenStatus): Promise<number> {
    return this.unit.run(async () => {
      await this.hold(scope, invoiceId);
      const ids: number[] = [];
      for (const [at, detail] of status.details.entries())
        ids.push(...(await this.append(scope, invoiceId, status, { ...detail, at })));
      if (ids.length === 0) return 0;
      const { code, at, actor, source, details } = status;
      const reasons = details.map(({ reason }) => reason);
      await this.settleTasks(scope, invoiceId, settledBy(code));
      await this.openTasks(scope, { invoiceId, statusId: ids[0]!, kinds: tasksOf(code, reasons) });
      const reason = reasons.find((one) => one !== null) ?? null;
      const subject = { type: 'invoice_status', id: ids[0]! };
      await this.journal.write(scope, { subject, event: 'note', facts: { invoiceId, code, source } });
      await this.bus.publish(statusReceived, scope, { invoiceId, code, at, actor, reason, source });
      return ids.length;
    });
  }

  /** The way of the invoice, held until the transaction ends. Throws notFound for what was never issued. */
  async hold({ schoolId }: Scope, invoiceId: number): Promise<PlatformInvoice> {
    const row = await this.unit.lock(PlatformInvoice, { schoolId, invoiceId });
    if (!row) throw notFound();
    return row;
  }

  /** What a paper or a later status settles. */
  async settleTasks({ schoolId }: Scope, invoiceId: number, kinds: readonly PlatformTask['kind'][]): Promise<void> {
    if (kinds.length === 0) return;
    const open = { schoolId, invoiceId, state: 'open' as const, kind: In([...kinds]) };
    await this.unit.manager.update(PlatformTask, open, { state: 'done', doneAt: this.clock.instant() });
  }

  private async openTasks(
    { schoolId }: Scope,
    { invoiceId, statusId, kinds }: { invoiceId: number; statusId: number; kinds: readonly PlatformTask['kind'][] },
  ): Promise<void> {
    for (const kind of kinds) {
      const open = { schoolId, invoiceId, kind, state: 'open' as const };
      if (await this.unit.manager.existsBy(PlatformTask, open)) continue;
      const fresh = { statusId, nonConformityId: null, openedAt: this.clock.instant(), doneAt: null };
      await this.unit.manager.insert(PlatformTask, { ...open, ...fresh });
    }
  }

  private async append(
    { schoolId, userId }: Scope,
    invoiceId: number,
    status: GivenStatus,
    detail: StatusDetail & { at: number },
  ): Promise<number[]> {
    const { code, at, actor, source, messageId, fileId } = status;
    const { reason, note, amountCents, vatRate } = detail;
    const key = [invoiceId, messageId, code, at, detail.at].join('\n');
    const fingerprint = createHash('sha256').update(key).digest('hex');
    const told = [at, actor, reason, note, amountCents, vatRate, source, fileId];
    // Looked for first: on SQLite the base refuses a second one before it could be passed over.
    const rows = await sql<{ id: number }>(
      this.unit.manager,
      `INSERT INTO invoice_status (school_id, invoice_id, code, at, actor, reason, note, amount_cents, vat_rate, source,
         file_id, fingerprint, noted_at, noted_by)
       SELECT CAST(? AS INTEGER), CAST(? AS INTEGER), CAST(? AS INTEGER), ?, ?, ?, ?, CAST(? AS BIGINT),
         CAST(? AS INTEGER), ?, CAST(? AS INTEGER), ?, ?, CAST(? AS INTEGER)
       WHERE NOT EXISTS (SELECT 1 FROM invoice_status WHERE school_id = ? AND fingerprint = ?)
       ON CONFLICT (school_id, fingerprint) DO NOTHING RETURNING id`,
      [
        ...[schoolId, invoiceId, code, ...told, fingerprint, this.clock.instant(), userId || null],
        ...[schoolId, fingerprint],
      ],
    );
    return rows.map(({ id }) => id);
  }
}

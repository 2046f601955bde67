import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { notFound } from '../../core/errors/core.errors.js';
import { DEFAULT_LIMIT, listed, type Listed } from '../../core/http/paging.js';
import { dayInFrance, type LocalDate } from '../../core/time/local-date.js';
import { PartnersQueries } from '../partners/index.js';
import { InvoiceStatus } from './invoice-status.entity.js';
import type { PapersQuery } from './platform.dto.js';
import { PlatformFlow, PlatformReceipt } from './platform.entity.js';
import type {
  ClaimableLine,
  FlowRead,
  PlatformRow,
  PlatformSheet,
  StatusRead,
  TaskRead,
  ToDoRead,
  Unread,
} from './platform.types.js';

const LAST_CODE = `(SELECT s.code FROM invoice_status s
  WHERE s.school_id = p.school_id AND s.invoice_id = p.invoice_id ORDER BY s.id DESC LIMIT 1)`;
const ROWS = `SELECT p.id, p.invoice_id, i.number, i.type_code, i.issued_on, i.partner_id, i.order_id,
    i.total_with_vat_cents, p.channel, p.reason, f.state AS flow_state, ${LAST_CODE} AS code
  FROM platform_invoice p JOIN invoice i ON i.id = p.invoice_id
  LEFT JOIN platform_flow f ON f.invoice_id = p.invoice_id AND f.kind = 'invoice'
  WHERE p.school_id = ?`;
/** More than anybody does in a day. */
const MOST = 100;

interface Raw {
  id: number;
  invoice_id: number;
  number: string;
  type_code: string;
  issued_on: string;
  partner_id: number;
  order_id: number;
  total_with_vat_cents: number | string;
  channel: PlatformRow['channel'];
  reason: PlatformRow['reason'];
  flow_state: PlatformRow['flowState'];
  code: number | null;
}

/** Reads of where issued papers are. */
@Injectable()
export class PlatformQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly partners: PartnersQueries,
  ) {}

  /** Issued papers and where they are, the last first. */
  async list(scope: Scope, query: PapersQuery): Promise<Listed<PlatformRow>> {
    const { cursor, limit = DEFAULT_LIMIT, channel, state, q } = query;
    const conditions: [string, unknown][] = [];
    if (cursor) conditions.push(['p.id < ?', cursor]);
    if (channel) conditions.push(['p.channel = ?', channel]);
    if (state) conditions.push(['f.state = ?', state]);
    if (q) conditions.push(['i.number = ?', q.trim().toUpperCase()]);
    const where = conditions.map(([condition]) => ` AND ${condition}`).join('');
    const values = conditions.map(([, value]) => value);
    const rows = await this.rows(scope, `${where} ORDER BY p.id DESC LIMIT ${limit + 1}`, values);
    return listed(rows, limit);
  }

  /** Throws notFound for what was never issued, or before the house told of it. */
  async sheet(scope: Scope, invoiceId: number): Promise<PlatformSheet> {
    const [row] = await this.rows(scope, ' AND p.invoice_id = ?', [invoiceId]);
    if (!row) throw notFound();
    const own = { schoolId: scope.schoolId, invoiceId };
    const statuses = await this.read.manager.find(InvoiceStatus, { where: own, order: { id: 'ASC' } });
    const flows = await this.read.manager.find(PlatformFlow, { where: own, order: { id: 'ASC' } });
    const tasks = await this.tasksWhere(scope, 'AND t.invoice_id = ? ORDER BY t.id', [invoiceId]);
    const lines = await this.lines(scope, invoiceId);
    return { ...row, lines, statuses: statuses.map(statusRead), flows: flows.map(flowRead), tasks };
  }

  private lines({ schoolId }: Scope, invoiceId: number): Promise<ClaimableLine[]> {
    return sql<ClaimableLine>(
      this.read.manager,
      `SELECT order_line_id AS "orderLineId", item_name AS "itemName" FROM invoice_line
       WHERE school_id = ? AND invoice_id = ? ORDER BY position`,
      [schoolId, invoiceId],
    );
  }

  /** What waits for a person, the oldest first. */
  tasks(scope: Scope): Promise<TaskRead[]> {
    return this.tasksWhere(scope, `AND t.state = 'open' ORDER BY t.id LIMIT ${MOST}`, []);
  }

  /** One of them, open or done. Throws notFound. */
  async task(scope: Scope, id: number): Promise<TaskRead> {
    const [task] = await this.tasksWhere(scope, 'AND t.id = ?', [id]);
    if (!task) throw notFound();
    return task;
  }

  /** All that waits for a person: tasks, what was given up or refused, messages that could not be read. */
  async toDo(scope: Scope): Promise<ToDoRead[]> {
    const tasks = await this.tasks(scope);
    const flows = await this.flows(scope, ['dead', 'refused']);
    const unread = await this.unread(scope);
    return [
      ...tasks.map(({ id, kind, invoiceId, number, partnerName }) => ({
        ...{ what: kind, number, partnerName, href: `/platform/invoices/${invoiceId}#task-${id}` },
      })),
      ...flows.map(({ id, state, trackingId }) => ({
        ...{ what: state === 'dead' ? ('dead_file' as const) : ('refused_file' as const) },
        ...{ number: trackingId, partnerName: null, href: `/platform#flow-${id}` },
      })),
      ...unread.map(({ id, receivedAt }) => ({
        ...{ what: 'unread' as const, number: dayInFrance(new Date(receivedAt)), partnerName: null },
        href: `/platform#receipt-${id}`,
      })),
    ];
  }

  /** Files in these states, the oldest first. */
  async flows({ schoolId }: Scope, states: readonly FlowRead['state'][]): Promise<FlowRead[]> {
    const where = { schoolId, state: In([...states]) };
    const rows = await this.read.manager.find(PlatformFlow, { where, order: { id: 'ASC' }, take: MOST });
    return rows.map(flowRead);
  }

  /** The last lots that were handed over. */
  async drops({ schoolId }: Scope): Promise<{ fileId: number; name: string; at: string }[]> {
    return sql(
      this.read.manager,
      `SELECT id AS "fileId", name, created_at AS at FROM stored_file
       WHERE school_id = ? AND subject_type = 'school' AND subject_id = ? AND kind = 'platform_drop'
       ORDER BY id DESC LIMIT 5`,
      [schoolId, schoolId],
    );
  }

  /** Messages of the platform that could not be read. */
  async unread({ schoolId }: Scope): Promise<Unread[]> {
    const where = { schoolId, state: 'refused' as const };
    const rows = await this.read.manager.find(PlatformReceipt, { where, order: { id: 'ASC' }, take: MOST });
    return rows.map(({ id, fileId, answer, receivedAt }) => ({ id, fileId, receivedAt, answer: answer ?? '' }));
  }

  private async rows(
    scope: Scope,
    more: string,
    values: readonly unknown[],
  ): Promise<(PlatformRow & { orderId: number })[]> {
    const raw = await sql<Raw>(this.read.manager, ROWS + more, [scope.schoolId, ...values]);
    const names = await this.partners.names(scope, [...new Set(raw.map(({ partner_id: id }) => id))]);
    return raw.map((row) => ({
      ...{ id: row.id, invoiceId: row.invoice_id, number: row.number, typeCode: row.type_code },
      ...{ partnerId: row.partner_id, orderId: row.order_id, channel: row.channel, reason: row.reason },
      ...{ flowState: row.flow_state, code: row.code, issuedOn: row.issued_on as LocalDate },
      partnerName: names.get(row.partner_id) ?? '',
      totalWithVatCents: Number(row.total_with_vat_cents),
    }));
  }

  private async tasksWhere(scope: Scope, more: string, values: readonly unknown[]): Promise<TaskRead[]> {
    const rows = await sql<Omit<TaskRead, 'partnerName'> & { partnerId: number }>(
      this.read.manager,
      `SELECT t.id, t.kind, t.state, t.invoice_id AS "invoiceId", i.number, i.partner_id AS "partnerId", s.code, s.reason,
         s.note, t.non_conformity_id AS "nonConformityId", t.opened_at AS "openedAt"
       FROM platform_task t JOIN invoice i ON i.id = t.invoice_id JOIN invoice_status s ON s.id = t.status_id
       WHERE t.school_id = ? ${more}`,
      [scope.schoolId, ...values],
    );
    const names = await this.partners.names(scope, [...new Set(rows.map(({ partnerId }) => partnerId))]);
    return rows.map(({ partnerId, ...row }) => ({ ...row, partnerName: names.get(partnerId) ?? '' }));
  }
}

function statusRead(row: InvoiceStatus): StatusRead {
  const { id, code, at, actor, source, reason, note, amountCents, vatRate, fileId, notedAt } = row;
  return { id, code, at, actor, source, reason, note, amountCents, vatRate, fileId, notedAt };
}

function flowRead(row: PlatformFlow): FlowRead {
  const { id, invoiceId, kind, state, trackingId, fileId, flowId, lastAnswer, attempts, dropFileId, sentAt } = row;
  return { id, invoiceId, kind, state, trackingId, fileId, flowId, lastAnswer, attempts, dropFileId, sentAt };
}

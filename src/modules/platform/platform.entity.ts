import { Check, Entity, Index, Unique } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';
import type { AsideReason, Channel, FlowKind, FlowState, TaskKind } from './platform.types.js';

/** Which way an issued paper goes, told once at its issue. */
@Entity('platform_invoice')
@Unique(['invoiceId'])
@Index(['schoolId', 'invoiceId'])
@Check('ck_platform_invoice_channel', "channel IN ('platform', 'chorus', 'none')")
@Check('ck_platform_invoice_reason', "reason IN ('out_of_scope', 'consumer', 'abroad', 'no_platform', 'no_address')")
@Check('ck_platform_invoice_none', "(channel = 'none') = (reason IS NOT NULL)")
export class PlatformInvoice {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Invoice') invoiceId: number;
  @VarcharColumn(8) channel: Channel;
  /** Why it goes no way. */
  @VarcharColumn(12, { nullable: true }) reason: AsideReason | null;
}

/** A file to hand over: sent by the house, or carried by a person. Kept until it has arrived or is given up. */
@Entity('platform_flow')
@Unique(['schoolId', 'trackingId'])
@Index(['state', 'nextAttemptAt'])
@Index(['schoolId', 'state', 'id'])
@Index(['invoiceId'])
@Index(['paymentId'])
@Check('ck_platform_flow_kind', "kind IN ('invoice', 'status', 'report')")
@Check('ck_platform_flow_invoice', "(kind = 'report') = (invoice_id IS NULL)")
@Check('ck_platform_flow_state', "state IN ('by_hand', 'pending', 'sent', 'dead', 'refused')")
@Check('ck_platform_flow_sent', "state <> 'sent' OR sent_at IS NOT NULL")
export class PlatformFlow {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  /** Null for a declaration. */
  @RefColumn('Invoice', { nullable: true }) invoiceId: number | null;
  @VarcharColumn(7) kind: FlowKind;
  /** The same at each attempt: by it the platform, and we, know a repetition. */
  @VarcharColumn(60) trackingId: string;
  @RefColumn('StoredFile') fileId: number;
  /** The payment a status tells of. */
  @RefColumn('Payment', { nullable: true }) paymentId: number | null;
  @VarcharColumn(8) state: FlowState;
  @IntColumn() attempts: number;
  @InstantColumn() nextAttemptAt: string;
  /** The platform's own name of it. */
  @VarcharColumn(100, { nullable: true }) flowId: string | null;
  /** What the last attempt was answered, or why there was no answer. */
  @VarcharColumn(300, { nullable: true }) lastAnswer: string | null;
  /** The ZIP it was handed over in. */
  @RefColumn('StoredFile', { nullable: true }) dropFileId: number | null;
  @InstantColumn() createdAt: string;
  @InstantColumn({ nullable: true }) sentAt: string | null;
}

/** What a status asks of a person. */
@Entity('platform_task')
@Index(['schoolId', 'state', 'id'])
@Index(['invoiceId'])
@Check('ck_platform_task_kind', "kind IN ('refused', 'rejected', 'dispute', 'document', 'quality')")
@Check('ck_platform_task_state', "state IN ('open', 'done')")
@Check('ck_platform_task_done', "(state = 'done') = (done_at IS NOT NULL)")
export class PlatformTask {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Invoice') invoiceId: number;
  @RefColumn('InvoiceStatus') statusId: number;
  @VarcharColumn(8) kind: TaskKind;
  @VarcharColumn(4) state: 'open' | 'done';
  @RefColumn('NonConformity', { nullable: true }) nonConformityId: number | null;
  @InstantColumn() openedAt: string;
  @InstantColumn({ nullable: true }) doneAt: string | null;
}

/** A message the platform gave, taken once; one that could not be read is shown. */
@Entity('platform_receipt')
@Unique(['schoolId', 'flowId'])
@Index(['schoolId', 'state', 'id'])
@Check('ck_platform_receipt_state', "state IN ('taken', 'refused', 'aside')")
export class PlatformReceipt {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @VarcharColumn(100) flowId: string;
  @VarcharColumn(8) state: 'taken' | 'refused' | 'aside';
  /** Null when the platform did not give the file. */
  @RefColumn('StoredFile', { nullable: true }) fileId: number | null;
  /** Why it could not be read. */
  @VarcharColumn(500, { nullable: true }) answer: string | null;
  @InstantColumn() receivedAt: string;
}

/** Until where the platform's flows were read: its own `updatedAt`. */
@Entity('platform_cursor')
@Unique(['schoolId'])
export class PlatformCursor {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @VarcharColumn(40) updatedAfter: string;
  @InstantColumn() readAt: string;
}

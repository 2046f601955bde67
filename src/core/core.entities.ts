import { Check, Entity, Index, Unique } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  TextColumn,
  VarcharColumn,
} from './database/columns.js';

/** Who did what, when and why. Written in the same transaction as what it tells; never changed. */
@Entity('journal_entry')
@Index(['schoolId', 'subjectType', 'subjectId', 'id'])
export class JournalEntry {
  @IdColumn() id: number;
  @IntColumn() schoolId: number;
  @InstantColumn() at: string;
  @IntColumn() userId: number;
  @VarcharColumn(40) subjectType: string;
  @IntColumn() subjectId: number;
  @VarcharColumn(40) event: string;
  @VarcharColumn(20, { nullable: true }) fromState: string | null;
  @VarcharColumn(20, { nullable: true }) toState: string | null;
  @VarcharColumn(500, { nullable: true }) reason: string | null;
  @JsonColumn({ nullable: true }) facts: Record<string, unknown> | null;
}

/** The last number given in a series of a school and year. */
@Entity('number_series')
@Unique(['schoolId', 'series', 'year'])
@Check('ck_number_series_last', 'last_number >= 0')
export class NumberSeries {
  @IdColumn() id: number;
  @IntColumn() schoolId: number;
  @VarcharColumn(4) series: string;
  @IntColumn() year: number;
  @IntColumn() lastNumber: number;
  @DayColumn() lastDate: string;
}

/** A message that leaves the building, kept until it has left or is given up. */
@Entity('outbox_message')
@Index(['state', 'nextAttemptAt'])
@Check('ck_outbox_message_state', "state IN ('pending', 'sent', 'dead')")
export class OutboxMessage {
  @IdColumn() id: number;
  @IntColumn() schoolId: number;
  @VarcharColumn(254) recipient: string;
  @VarcharColumn(200) subject: string;
  @TextColumn() body: string;
  /** A link that opens a door: beside the body, shown to nobody, and gone once it has left. */
  @VarcharColumn(500, { nullable: true }) secret: string | null;
  /** Id of a stored file sent along. */
  @IntColumn({ nullable: true }) fileId: number | null;
  /** Those sent along with it. */
  @JsonColumn({ nullable: true }) moreFileIds: number[] | null;
  @VarcharColumn(10) state: 'pending' | 'sent' | 'dead';
  @IntColumn() attempts: number;
  @InstantColumn() nextAttemptAt: string;
  @VarcharColumn(500, { nullable: true }) lastError: string | null;
  @InstantColumn() createdAt: string;
  @InstantColumn({ nullable: true }) sentAt: string | null;
}

/** A file kept by the SHA-256 of its bytes; the bytes are outside the base. */
@Entity('stored_file')
@Index(['schoolId', 'subjectType', 'subjectId'])
@Check('ck_stored_file_size', 'size > 0')
export class StoredFile {
  @IdColumn() id: number;
  @IntColumn() schoolId: number;
  /** What it belongs to: the order, the invoice… whose readers may read it. */
  @VarcharColumn(40) subjectType: string;
  @IntColumn() subjectId: number;
  /** The partner who may read it too; null keeps it inside the school. */
  @IntColumn({ nullable: true }) partnerId: number | null;
  /** `attachment` was brought by somebody; the others are documents the house issued. */
  @VarcharColumn(30) kind: string;
  @VarcharColumn(200) name: string;
  @VarcharColumn(100) mediaType: string;
  @IntColumn() size: number;
  @VarcharColumn(64) sha256: string;
  /** Heads, masters and its partner alone: a drawing under secrecy. */
  @FlagColumn({ default: false }) confidential: boolean;
  @InstantColumn() createdAt: string;
  @IntColumn() createdBy: number;
}

/** The answer already given to a request that carried an Idempotency-Key. */
@Entity('idempotent_request')
@Unique(['schoolId', 'userId', 'apiKeyId', 'key'])
@Index(['createdAt'])
export class IdempotentRequest {
  @IdColumn() id: number;
  @IntColumn() schoolId: number;
  @IntColumn() userId: number;
  /** 0 for the person; otherwise the API key that asked. */
  @IntColumn() apiKeyId: number;
  @VarcharColumn(100) key: string;
  /** SHA-256 of method, path and body. */
  @VarcharColumn(64) fingerprint: string;
  @IntColumn({ nullable: true }) status: number | null;
  @TextColumn({ nullable: true }) body: string | null;
  /** The answer held a secret: only that it was given is kept. */
  @FlagColumn() shownOnce: boolean;
  @VarcharColumn(500, { nullable: true }) location: string | null;
  @InstantColumn() createdAt: string;
}

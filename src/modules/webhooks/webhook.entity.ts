import { Check, Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntColumn,
  RefColumn,
  TextColumn,
  VarcharColumn,
} from '../../core/database/columns.js';

/** An address of a partner's program that is told what happens to its orders and papers. */
@Entity('webhook_endpoint')
@Index(['schoolId', 'partnerId', 'url'], { unique: true, where: 'stopped_at IS NULL' })
@Check('ck_webhook_endpoint_url', "url LIKE 'http%'")
export class WebhookEndpoint {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Partner') partnerId: number;
  @VarcharColumn(500) url: string;
  /** `whsec_` and 24 random bytes in base64. Kept whole: each message is signed with it. */
  @VarcharColumn(60) secret: string;
  @RefColumn('AppUser') createdBy: number;
  @InstantColumn() createdAt: string;
  /** Taken away by its partner, or gone (410). */
  @InstantColumn({ nullable: true }) stoppedAt: string | null;
}

export type WebhookState = 'pending' | 'sent' | 'dead';

/** One message to one address, kept until it has arrived or is given up. */
@Entity('webhook_delivery')
@Index(['state', 'nextAttemptAt'])
@Index(['endpointId', 'id'])
@Check('ck_webhook_delivery_state', "state IN ('pending', 'sent', 'dead')")
export class WebhookDelivery {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('WebhookEndpoint') endpointId: number;
  /** `webhook-id`: the same at each attempt, so that the receiver knows a repetition. */
  @VarcharColumn(40) messageId: string;
  @VarcharColumn(30) type: string;
  /** The very bytes that are signed and sent. */
  @TextColumn() body: string;
  @VarcharColumn(10) state: WebhookState;
  @IntColumn() attempts: number;
  @InstantColumn() nextAttemptAt: string;
  /** What the last attempt was answered: an HTTP status, or why there was none. */
  @VarcharColumn(300, { nullable: true }) lastAnswer: string | null;
  @InstantColumn() createdAt: string;
  @InstantColumn({ nullable: true }) sentAt: string | null;
}

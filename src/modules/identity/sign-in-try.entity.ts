import { Check, Entity, Index, Unique } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, VarcharColumn } from '../../core/database/columns.js';

/** Tries to prove who one is, since the last that was right: by subject, known or not, and by where they come from. */
@Entity('sign_in_try')
@Unique(['subject', 'network'])
@Index(['lastTryAt'])
@Check('ck_sign_in_try_failed', 'failed > 0')
export class SignInTry {
  @IdColumn() id: number;
  /** SHA-256 of the mail address or of the learner's id. */
  @VarcharColumn(64) subject: string;
  /** `192.0.2.0/24`, `2001:db8:0:1::/64`, or the tablet. */
  @VarcharColumn(60) network: string;
  @IntColumn() failed: number;
  @InstantColumn({ nullable: true }) lockedUntil: string | null;
  @InstantColumn() lastTryAt: string;
}

import { Entity, Index, Unique } from 'typeorm';
import { FlagColumn, IdColumn, InstantColumn, VarcharColumn } from '../../core/database/columns.js';
import type { Locale } from '../../core/words/words.js';

/** A person who signs in: adults by mail and password, learners by PIN or badge on a registered tablet. */
@Entity('app_user')
@Unique(['email'])
@Index(['badgeHash'], { unique: true })
export class AppUser {
  @IdColumn() id: number;
  /** Lower case; null for a learner. */
  @VarcharColumn(254, { nullable: true }) email: string | null;
  @VarcharColumn(120) name: string;
  @VarcharColumn(200, { nullable: true }) passwordHash: string | null;
  @VarcharColumn(200, { nullable: true }) pinHash: string | null;
  /** Of the secret in the QR code of a learner's badge; one badge at most. */
  @VarcharColumn(64, { nullable: true }) badgeHash: string | null;
  @VarcharColumn(2) locale: Locale;
  @FlagColumn() active: boolean;
  @InstantColumn() createdAt: string;
}

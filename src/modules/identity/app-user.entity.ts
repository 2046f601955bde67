import { Entity, Unique } from 'typeorm';
import { FlagColumn, IdColumn, InstantColumn, VarcharColumn } from '../../core/database/columns.js';
import type { Locale } from '../../core/words/words.js';

/** A person who signs in: adults by mail and password, learners by PIN on a registered tablet. */
@Entity('app_user')
@Unique(['email'])
export class AppUser {
  @IdColumn() id: number;
  /** Lower case; null for a learner. */
  @VarcharColumn(254, { nullable: true }) email: string | null;
  @VarcharColumn(120) name: string;
  @VarcharColumn(200, { nullable: true }) passwordHash: string | null;
  @VarcharColumn(200, { nullable: true }) pinHash: string | null;
  @VarcharColumn(2) locale: Locale;
  @FlagColumn() active: boolean;
  @InstantColumn() createdAt: string;
}

import { Entity, Index, Unique } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** A link to choose a new password: one hour, once. */
@Entity('password_reset')
@Unique(['tokenHash'])
@Index(['userId', 'createdAt'])
export class PasswordReset {
  @IdColumn() id: number;
  @RefColumn('AppUser') userId: number;
  @VarcharColumn(64) tokenHash: string;
  @InstantColumn() createdAt: string;
  @InstantColumn() expiresAt: string;
  @InstantColumn({ nullable: true }) usedAt: string | null;
}

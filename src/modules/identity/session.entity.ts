import { Entity, Index, Unique } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** Somebody signed in. The cookie holds the secret; the base only its hash. */
@Entity('user_session')
@Unique(['tokenHash'])
@Index(['userId'])
export class UserSession {
  @IdColumn() id: number;
  /** SHA-256 of the cookie's random 32 bytes. */
  @VarcharColumn(64) tokenHash: string;
  @RefColumn('AppUser') userId: number;
  /** The school the person is working in now. */
  @RefColumn('School') schoolId: number;
  @RefColumn('Tablet', { nullable: true }) tabletId: number | null;
  @InstantColumn() createdAt: string;
  @InstantColumn() lastSeenAt: string;
  @InstantColumn() expiresAt: string;
  @InstantColumn({ nullable: true }) revokedAt: string | null;
}

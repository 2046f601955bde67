import { Check, Entity, Unique } from 'typeorm';
import type { Role } from '../../core/access/scope.js';
import { IdColumn, InstantColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** A program's key: acts for the person who made it, with one role only. */
@Entity('api_key')
@Unique(['keyHash'])
@Check('ck_api_key_role', "role IN ('director', 'master', 'accountant', 'partner')")
export class ApiKey {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('AppUser') userId: number;
  @VarcharColumn(12) role: Extract<Role, 'director' | 'master' | 'accountant' | 'partner'>;
  @RefColumn('Partner', { nullable: true }) partnerId: number | null;
  @VarcharColumn(80) name: string;
  /** First letters, to recognise it. */
  @VarcharColumn(12) prefix: string;
  @VarcharColumn(64) keyHash: string;
  @InstantColumn() createdAt: string;
  @InstantColumn({ nullable: true }) lastUsedAt: string | null;
  @InstantColumn({ nullable: true }) revokedAt: string | null;
}

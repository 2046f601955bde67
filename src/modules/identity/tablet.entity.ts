import { Entity, Unique } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** A workshop tablet on which learners may sign in by PIN. */
@Entity('tablet')
@Unique(['tokenHash'])
export class Tablet {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @VarcharColumn(60) name: string;
  @VarcharColumn(64) tokenHash: string;
  @RefColumn('AppUser') registeredBy: number;
  @InstantColumn() createdAt: string;
  @InstantColumn({ nullable: true }) revokedAt: string | null;
}

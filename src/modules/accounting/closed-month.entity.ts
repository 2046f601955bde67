import { Entity, Unique } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** A month given to the accountant: its entries are what they were in the file. The base refuses any change. */
@Entity('closed_month')
@Unique(['schoolId', 'month'])
export class ClosedMonth {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  /** `2026-11` */
  @VarcharColumn(7) month: string;
  /** The file that was given. */
  @RefColumn('StoredFile') fileId: number;
  @IntColumn() entries: number;
  @InstantColumn() closedAt: string;
  @IntColumn() closedBy: number;
}

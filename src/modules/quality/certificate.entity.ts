import { Check, Entity, Index, Unique } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** A certificate of conformity, as it was given: its paper says all, and neither ever changes. */
@Entity('certificate')
@Unique(['schoolId', 'number'])
@Index(['workOrderId'])
@Index(['orderId'])
@Check('ck_certificate_quantity', 'quantity > 0')
export class Certificate {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @VarcharColumn(20) number: string;
  @RefColumn('WorkOrder') workOrderId: number;
  @RefColumn('SalesOrder') orderId: number;
  @RefColumn('Partner') partnerId: number;
  /** Steps of the unit of the OF. */
  @IntColumn() quantity: number;
  @RefColumn('StoredFile') fileId: number;
  @RefColumn('AppUser') issuedBy: number;
  @InstantColumn() issuedAt: string;
}

import { Check, Entity, Index, Unique } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';
import type { UnitCode } from '../../core/quantity/unit.js';

export const CAUSES = ['learning', 'method', 'machine', 'material', 'drawing', 'supplier', 'unknown'] as const;
export const DISPOSITIONS = ['use_as_is', 'rework', 'scrap', 'return', 'concession'] as const;
export type NonConformityState = 'open' | 'contained' | 'dispositioned' | 'action' | 'closed';

/** Pieces that are not as asked (fiche de non-conformité), found in the workshop or claimed by a partner. */
@Entity('non_conformity')
@Unique(['schoolId', 'number'])
@Index(['schoolId', 'state', 'id'])
@Index(['workOrderId'])
@Index(['orderId'])
@Check('ck_non_conformity_state', "state IN ('open', 'contained', 'dispositioned', 'action', 'closed')")
@Check('ck_non_conformity_origin', "origin IN ('workshop', 'claim')")
@Check(
  'ck_non_conformity_cause',
  "cause IN ('learning', 'method', 'machine', 'material', 'drawing', 'supplier', 'unknown')",
)
@Check(
  'ck_non_conformity_disposition',
  "disposition IS NULL OR disposition IN ('use_as_is', 'rework', 'scrap', 'return', 'concession')",
)
@Check('ck_non_conformity_decided', "state IN ('open', 'contained') OR disposition IS NOT NULL")
@Check('ck_non_conformity_quantity', 'quantity > 0')
@Check('ck_non_conformity_claim', "(origin = 'claim') = (partner_id IS NOT NULL)")
export class NonConformity {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @VarcharColumn(20) number: string;
  @VarcharColumn(8) origin: 'workshop' | 'claim';
  @RefColumn('WorkOrder', { nullable: true }) workOrderId: number | null;
  @RefColumn('SalesOrder', { nullable: true }) orderId: number | null;
  /** Who claims; null for what the workshop found itself. */
  @RefColumn('Partner', { nullable: true }) partnerId: number | null;
  @VarcharColumn(100) itemName: string;
  @VarcharColumn(3) unitCode: UnitCode;
  @IntColumn() quantity: number;
  @VarcharColumn(500) defect: string;
  @VarcharColumn(10) cause: (typeof CAUSES)[number];
  @VarcharColumn(10, { nullable: true }) disposition: (typeof DISPOSITIONS)[number] | null;
  /** What is done so that it does not come back. */
  @VarcharColumn(500, { nullable: true }) action: string | null;
  /** What the partner who claimed is told. */
  @VarcharColumn(500, { nullable: true }) answer: string | null;
  @VarcharColumn(14) state: NonConformityState;
  @IntColumn() version: number;
  @RefColumn('AppUser', { nullable: true }) openedBy: number | null;
  @InstantColumn() openedAt: string;
}

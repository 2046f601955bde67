import { Check, Entity, Index, Unique } from 'typeorm';
import { DayColumn, IdColumn, IntColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';
import type { DeclarationState } from './safety.gate.types.js';

/** The declaration of derogation sent to the inspection du travail (R.4153-41), good for three years. */
@Entity('workshop_declaration')
@Index(['schoolId', 'state'])
@Check(
  'ck_workshop_declaration_state',
  "state IN ('draft', 'sent', 'active', 'to_renew', 'to_update', 'expired', 'withdrawn')",
)
@Check('ck_workshop_declaration_sent', "state = 'draft' OR sent_on IS NOT NULL")
export class WorkshopDeclaration {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @VarcharColumn(10) state: DeclarationState;
  @IntColumn() version: number;
  @DayColumn({ nullable: true }) sentOn: string | null;
  /** R.4153-41 1° */
  @VarcharColumn(150) sector: string;
  /** Proof of sending: registered letter number, receipt. */
  @VarcharColumn(150, { nullable: true }) proof: string | null;
}

/** A machine class, or a regulated work, in a workshop, that a declaration covers. */
@Entity('declared_work')
@Index(['declarationId'])
@Check('ck_declared_work_one', '(machine_class_code IS NULL) <> (work_rule IS NULL)')
@Unique(['declarationId', 'workshopId', 'machineClassCode', 'workRule'])
export class DeclaredWorkRow {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('WorkshopDeclaration') declarationId: number;
  @VarcharColumn(40, { nullable: true }) machineClassCode: string | null;
  @VarcharColumn(30, { nullable: true }) workRule: string | null;
  @RefColumn('Workshop') workshopId: number;
}

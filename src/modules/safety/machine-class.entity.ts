import { Check, Entity, Unique } from 'typeorm';
import { FlagColumn, IdColumn, IntColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';
import type { SafetyRule } from './safety.gate.types.js';

/** What the school's risk assessment says of a kind of machine. Only the head changes it, with a reason. */
@Entity('machine_class')
@Unique(['schoolId', 'code'])
@Check('ck_machine_class_rule', "rule IN ('F', 'D', 'A', 'N')")
export class MachineClass {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @VarcharColumn(40) code: string;
  @VarcharColumn(100) name: string;
  @VarcharColumn(1) rule: SafetyRule;
  /** Article of the Code du travail the rule comes from. */
  @VarcharColumn(30, { nullable: true }) article: string | null;
  @FlagColumn() requiresDriving: boolean;
  @FlagColumn() trainingRequired: boolean;
  @IntColumn() version: number;
}

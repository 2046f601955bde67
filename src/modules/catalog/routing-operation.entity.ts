import { Check, Entity, Unique } from 'typeorm';
import { FlagColumn, IdColumn, IntColumn, JsonColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** One step of an item's routing (gamme), in market minutes; the learner's pace is added when planning. */
@Entity('routing_operation')
@Unique(['itemId', 'position'])
@Check('ck_routing_operation_minutes', 'setup_minutes >= 0 AND unit_centiminutes >= 0')
@Check('ck_routing_operation_level', 'required_level BETWEEN 0 AND 4')
export class RoutingOperation {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Item') itemId: number;
  /** 10, 20, 30… */
  @IntColumn() position: number;
  @VarcharColumn(6) code: string;
  @VarcharColumn(80) name: string;
  @RefColumn('WorkCenter', { nullable: true }) workCenterId: number | null;
  /** Made outside, by this partner: heat treatment, embroidery. */
  @RefColumn('Partner', { nullable: true }) supplierId: number | null;
  @IntColumn() setupMinutes: number;
  /** Minutes a unit, in hundredths: 2,5 min = 250. */
  @IntColumn() unitCentiminutes: number;
  @IntColumn() requiredLevel: number;
  @FlagColumn() heavyLoad: boolean;
  /** Regulated works beyond the machine: `D.4153-20`. */
  @JsonColumn() workRules: string[];
  @JsonColumn() competenceCodes: string[];
  /** Short sentences for the learner, one a line. */
  @VarcharColumn(500) instructions: string;
}

import { Check, Entity, Unique } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  RefColumn,
  VarcharColumn,
} from '../../core/database/columns.js';
import type { ReportKind } from './platform.types.js';

/**
 * A declaration of a period, as it was handed over: it stays, and another takes its place. Triggers of the base refuse
 * any other change.
 */
@Entity('platform_report')
@Unique(['schoolId', 'kind', 'fromDay', 'rank'])
@Check('ck_platform_report_kind', "kind IN ('sales', 'payments')")
@Check('ck_platform_report_days', 'to_day >= from_day')
@Check('ck_platform_report_rank', 'rank > 0')
export class PlatformReport {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @VarcharColumn(8) kind: ReportKind;
  @DayColumn() fromDay: string;
  @DayColumn() toDay: string;
  /** 1 for the first of its period. */
  @IntColumn() rank: number;
  /** The one it takes the place of. */
  @RefColumn('PlatformReport', { nullable: true }) replacesId: number | null;
  /** Of what it says: the same facts have the same. */
  @VarcharColumn(64) fingerprint: string;
  @RefColumn('PlatformFlow') flowId: number;
  @InstantColumn() declaredAt: string;
  @RefColumn('AppUser', { nullable: true }) declaredBy: number | null;
}

import { Check, Entity, Index, IsNull, MoreThan, type FindOptionsWhere } from 'typeorm';
import type { Role } from '../../core/access/scope.js';
import { FlagColumn, IdColumn, InstantColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** What a person is in a school, until it ends. */
@Entity('membership')
@Index(['userId'])
@Index(['userId', 'schoolId', 'role'], { unique: true, where: 'ended_at IS NULL' })
@Index(['learnerId'], { unique: true, where: 'learner_id IS NOT NULL AND ended_at IS NULL' })
@Check('ck_membership_role', "role IN ('director', 'master', 'accountant', 'learner', 'partner', 'funder')")
@Check('ck_membership_partner', "(role = 'partner') = (partner_id IS NOT NULL)")
@Check('ck_membership_learner', "(role = 'learner') = (learner_id IS NOT NULL)")
export class Membership {
  @IdColumn() id: number;
  @RefColumn('AppUser') userId: number;
  @RefColumn('School') schoolId: number;
  @VarcharColumn(12) role: Role;
  @RefColumn('Partner', { nullable: true }) partnerId: number | null;
  @RefColumn('Learner', { nullable: true }) learnerId: number | null;
  /** Of a person of a partner: what else it may do there. */
  @FlagColumn({ default: false }) buyer: boolean;
  @FlagColumn({ default: false }) receiver: boolean;
  @FlagColumn({ default: false }) payer: boolean;
  @FlagColumn({ default: false }) manager: boolean;
  @InstantColumn() createdAt: string;
  @InstantColumn({ nullable: true }) endedAt: string | null;
}

/** What of it is not over at an instant: an end may be announced. */
export function stillOn(where: FindOptionsWhere<Membership>, at: string): FindOptionsWhere<Membership>[] {
  return [
    { ...where, endedAt: IsNull() },
    { ...where, endedAt: MoreThan(at) },
  ];
}

import { Check, Entity, Index, Unique } from 'typeorm';
import type { Role } from '../../core/access/scope.js';
import { FlagColumn, IdColumn, InstantColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** A link that lets one person in once, before it expires. */
@Entity('invitation')
@Unique(['tokenHash'])
@Index(['schoolId', 'email'])
@Check('ck_invitation_role', "role IN ('director', 'master', 'accountant', 'partner', 'funder')")
export class Invitation {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @VarcharColumn(254) email: string;
  @VarcharColumn(120) name: string;
  @VarcharColumn(12) role: Exclude<Role, 'learner'>;
  @RefColumn('Partner', { nullable: true }) partnerId: number | null;
  /** Of a person of a partner: what else it may do there. */
  @FlagColumn({ default: false }) buyer: boolean;
  @FlagColumn({ default: false }) receiver: boolean;
  @FlagColumn({ default: false }) payer: boolean;
  @FlagColumn({ default: false }) manager: boolean;
  @VarcharColumn(64) tokenHash: string;
  @RefColumn('AppUser') createdBy: number;
  @InstantColumn() createdAt: string;
  @InstantColumn() expiresAt: string;
  @InstantColumn({ nullable: true }) acceptedAt: string | null;
  @InstantColumn({ nullable: true }) takenBackAt: string | null;
}

import { Choice, Day, Flag, Id, Int, ListOf, Text } from '../../core/http/shape.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { SafetyRule } from './safety.gate.types.js';

const RULES = ['F', 'D', 'A', 'N'];
const HALF_DAYS = ['am', 'pm'];
const CRITICALITIES = ['pedagogical', 'standard', 'critical'];
const OUTCOMES = ['fit', 'fit_with_reserves', 'unfit'];
const ARTICLES = ['R.4153-49', 'R.4153-50', 'R.4153-51'];

/** The day something is asked for; today unless said. */
export class OnDay {
  /** @example '2026-11-23' */
  @Day({ optional: true }) on?: LocalDate;
}

/** A machine class or a regulated work, by its code. */
export class CodeNamed {
  /** @example 'overhead_crane' */
  @Text({ max: 40 }) code: string;
}

/** May this learner do this, there and then? */
export class AskGate {
  /** @example '2026-11-24' */
  @Day() date: LocalDate;
  /** @example 'am' */
  @Choice(HALF_DAYS) halfDay: 'am' | 'pm';
  /** @example 'tournage de l’axe' */
  @Text({ max: 120 }) operationName: string;
  /** Regulated works beyond the machine. @example [{ code: 'D.4153-17' }] */
  @ListOf(() => CodeNamed, { min: 0, max: 30, optional: true }) workRules?: CodeNamed[];
  /** @example false */
  @Flag({ optional: true }) heavyLoad?: boolean;
  /** @example 'standard' */
  @Choice(CRITICALITIES, { optional: true }) criticality?: string;
  /** 0 to 4. @example 1 */
  @Int({ min: 0, max: 4, optional: true }) requiredLevel?: number;
  /** Place of the work when it is done by hand. @example 1 */
  @Id() workshopId: number;
  /** @example 12 */
  @Id() learnerId: number;
  /** Left out: by hand, without a machine. @example 3 */
  @Id({ optional: true }) workCenterId?: number | null;
  /** @example 2 */
  @Id({ optional: true }) supervisorId?: number | null;
  /** Learners that supervisor has on that half-day, this one included. @example 6 */
  @Int({ min: 0, max: 1000, optional: true }) learnersWithSupervisor?: number;
  /** @example false */
  @Flag({ optional: true }) supervisorElsewhere?: boolean;
}

/** A machine class; what is left out is taken from the house list when the code is in it. */
export class DefineClass {
  /** @example 'manual_lathe' */
  @Text({ max: 40 }) code: string;
  /** @example 'tour conventionnel' */
  @Text({ max: 100, optional: true }) name?: string;
  /** F forbidden, D by derogation, A allowed on a condition, N no rule. @example 'D' */
  @Choice(RULES, { optional: true }) rule?: SafetyRule;
  /** @example 'D.4153-28' */
  @Text({ max: 30, optional: true }) article?: string | null;
  /** @example false */
  @Flag({ optional: true }) requiresDriving?: boolean;
  /** @example true */
  @Flag({ optional: true }) trainingRequired?: boolean;
}

/** The head's decision on a class. */
export class ChangeRule {
  /** @example 'A' */
  @Choice(RULES) rule: SafetyRule;
  /** Left out for a rule N. @example 'D.4153-28' */
  @Text({ max: 30, optional: true }) article?: string | null;
  /** @example 'Carter asservi posé le 12 novembre, évaluation des risques n° 14' */
  @Text({ max: 500, min: 10 }) reason: string;
}

/** The same from the page, where the class is chosen in the form. */
export class ChangeRuleForm extends ChangeRule {
  /** @example 1 */
  @Id() machineClassId: number;
}

export class DeclaredWorkDto {
  /** A machine class… @example 'manual_lathe' */
  @Text({ max: 40, optional: true }) machineClassCode?: string | null;
  /** … or a regulated work. @example 'D.4153-17' */
  @Text({ max: 30, optional: true }) workRule?: string | null;
  /** @example 1 */
  @Id() workshopId: number;
}

/** A declaration of derogation. */
export class DeclareDto {
  /** R.4153-41 1°. @example 'Usinage de pièces mécaniques' */
  @Text({ max: 150 }) sector: string;
  @ListOf(() => DeclaredWorkDto, { min: 0, max: 300 }) works: DeclaredWorkDto[];
}

export class EditDeclaration extends DeclareDto {
  /** The version that was read. @example 1 */
  @Int({ min: 1, max: 2_147_483_647 }) version: number;
}

/** The sending, from which the three years run. */
export class SendDeclaration {
  /** @example '2026-11-20' */
  @Day() sentOn: LocalDate;
  /** What gives it a certain date. @example 'LRAR 1A 123 456 7890 1' */
  @Text({ max: 150 }) proof: string;
}

/** The update sent to the labour inspectorate. */
export class TellChange {
  /** @example 'LRAR 1A 123 456 7890 2' */
  @Text({ max: 150 }) proof: string;
  /** All that the declaration covers from now on; left out: as before. */
  @ListOf(() => DeclaredWorkDto, { min: 0, max: 300, optional: true }) works?: DeclaredWorkDto[];
}

export class WithReason {
  /** @example 'Atelier fermé' */
  @Text({ max: 500 }) reason: string;
}

/** The doctor's answer: status, dates and limits; never a diagnosis. */
export class RecordOpinion {
  /** @example '2026-10-02' */
  @Day() issuedOn: LocalDate;
  /** A year later at most. @example '2027-10-01' */
  @Day() validUntil: LocalDate;
  /** @example 'fit' */
  @Choice(OUTCOMES) outcome: 'fit' | 'fit_with_reserves' | 'unfit';
  /** Machines or works the doctor excludes. @example [{ code: 'overhead_crane' }] */
  @ListOf(() => CodeNamed, { min: 0, max: 100, optional: true }) excluded?: CodeNamed[];
  /** Covers the handling of heavy loads (R.4153-52). @example false */
  @Flag({ optional: true }) includesHandling?: boolean;
}

/** Safety training given for a machine class. */
export class RecordTraining {
  /** @example 'manual_lathe' */
  @Text({ max: 40 }) machineClassCode: string;
  /** @example '2026-09-15' */
  @Day() trainedOn: LocalDate;
  /** The caller unless said. @example 2 */
  @Id({ optional: true }) trainerId?: number;
}

/** Autorisation de conduite (R.4323-56). */
export class AuthoriseDriving {
  /** @example 'overhead_crane' */
  @Text({ max: 40 }) classCode: string;
  /** @example '2026-09-20' */
  @Day() issuedOn: LocalDate;
  /** @example '2027-09-19' */
  @Day() validUntil: LocalDate;
}

/** What stands in for the declaration for one learner. */
export class GrantDerogation {
  /** -49 diploma, -50 electricity, -51 driving. @example 'R.4153-49' */
  @Choice(ARTICLES) article: 'R.4153-49' | 'R.4153-50' | 'R.4153-51';
  /** @example [{ code: 'manual_lathe' }] */
  @ListOf(() => CodeNamed, { min: 1, max: 100 }) codes: CodeNamed[];
  /** @example '2026-09-01' */
  @Day() validFrom: LocalDate;
  /** @example '2027-08-31' */
  @Day() validUntil: LocalDate;
}

/** An adult competent to supervise in a workshop. */
export class NameSupervisor {
  /** @example 2 */
  @Id() userId: number;
  /** @example 1 */
  @Id() workshopId: number;
  /** @example 'Maître professionnel' */
  @Text({ max: 100 }) position: string;
  /** @example '2026-09-01' */
  @Day() namedFrom: LocalDate;
}

export class EndNaming {
  /** Last day. @example '2027-07-02' */
  @Day() namedUntil: LocalDate;
}

export class RecordAbsence {
  /** @example 2 */
  @Id() userId: number;
  /** @example '2026-11-24' */
  @Day() firstDay: LocalDate;
  /** @example '2026-11-25' */
  @Day() lastDay: LocalDate;
}

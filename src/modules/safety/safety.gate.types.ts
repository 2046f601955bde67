import type { LocalDate } from '../../core/time/local-date.js';
import type { WorkRule } from './regulated-works.js';

/** F forbidden under 18; D by derogation (declaration sent); A allowed under a stated condition; N no rule. */
export type SafetyRule = 'F' | 'D' | 'A' | 'N';
/** Compared strictly: 3 and '3' are two different things, and a mismatch refuses. */
export type GateId = number | string;

export interface GateOperation {
  name: string;
  /** Regulated works of the operation beyond its machine: codes of `regulated-works.ts`. */
  workRules: readonly WorkRule[];
  /** Manual handling flagged on the operation. */
  heavyLoad: boolean;
  criticality: 'pedagogical' | 'standard' | 'critical';
  /** 0 to 4 */
  requiredLevel: number;
  /** Place of the regulated works when there is no machine; with a machine, the machine's own place counts. */
  workshopId?: GateId | null;
}

export interface GateMachine {
  classCode: string;
  rule: SafetyRule;
  /** Article of the Code du travail the rule comes from; may be null for rule N only. */
  article: string | null;
  workshopId: GateId;
  inService: boolean;
  /** Last day of its periodic check; null = never recorded = refused (B7). */
  checkValidUntil: LocalDate | null;
  requiresDriving: boolean;
  trainingRequired: boolean;
  /** The machine's own name, said in the sentence; its class name otherwise. */
  name?: string | null;
}

export interface GateSupervisor {
  userId: GateId;
  /** Named as competent for that workshop. */
  competent: boolean;
  present: boolean;
  /** This learner included. */
  learnersOnThatHalfDay: number;
  /** On another machine or in another workshop at that time. */
  elsewhere: boolean;
}

export interface GateQuestion {
  /** The day of the operation: age and papers are judged on it, never on today. */
  date: LocalDate;
  operation: GateOperation;
  /** `level` 0 to 4. */
  learner: { id: GateId; birthDate: LocalDate; level: number };
  machine: GateMachine | null;
  supervisor: GateSupervisor | null;
  /** For A2. Leave out what is not known yet: the warning is then not given. */
  plannedMinutesThatDay?: number | null;
  plannedMinutesThatWeek?: number | null;
  /** For B9, when work is about to begin; left out while it is only planned. */
  hours?: GateHours | null;
  ppeTicked?: boolean | null;
}

/** What a learner has worked when about to begin. */
export interface GateHours {
  /** In France, 0 to 23. */
  hour: number;
  minutesThatDay: number;
  /** Monday to Sunday. */
  minutesThatWeek: number;
  /** Work without 30 consecutive minutes of break; 0 once they were taken. */
  stretchMinutes: number;
  /** Since the last work of an earlier day; null when there is none to tell. */
  restMinutes: number | null;
}

export const DECLARATIONS_IN_FORCE = ['sent', 'active', 'to_renew', 'to_update'] as const;
export const DECLARATION_STATES = ['draft', ...DECLARATIONS_IN_FORCE, 'expired', 'withdrawn'] as const;
export type DeclarationState = (typeof DECLARATION_STATES)[number];

/** Exactly one of the two codes is filled. */
export interface DeclaredWork {
  machineClassCode?: string | null;
  workRule?: WorkRule | null;
  workshopId: GateId;
}

export interface GateDeclaration {
  id: GateId;
  /** Null only while the declaration is not in force (draft). */
  sentOn: LocalDate | null;
  state: DeclarationState;
  covers: readonly DeclaredWork[];
}

export interface GateMedicalOpinion {
  issuedOn: LocalDate;
  validUntil: LocalDate;
  outcome: 'fit' | 'fit_with_reserves' | 'unfit';
  /** Machine class codes, or work codes, the doctor excludes. */
  excludedClassCodes: readonly string[];
  includesHandling: boolean;
}

export interface GateTraining {
  machineClassCode: string;
  trainedOn: LocalDate;
}

export interface GateDrivingAuthorisation {
  classCode: string;
  issuedOn: LocalDate;
  validUntil: LocalDate;
}

export interface GateStandingDerogation {
  article: 'R.4153-49' | 'R.4153-50' | 'R.4153-51';
  /** Machine class codes or work codes. */
  scope: readonly string[];
  from: LocalDate;
  until: LocalDate;
}

export interface GatePapers {
  declarations: readonly GateDeclaration[];
  medicalOpinions: readonly GateMedicalOpinion[];
  trainings: readonly GateTraining[];
  drivingAuthorisations: readonly GateDrivingAuthorisation[];
  standingDerogations: readonly GateStandingDerogation[];
}

/** A value the gate could not read: the check cannot be made, so the answer is no. */
export interface Unreadable {
  reason: 'unreadable';
  field: string;
}

/** What a finding is about: the machine, or a regulated work. */
export interface FindingSubject {
  kind: 'machine' | 'work';
  code: string;
  name: string | null;
}

type About<R extends string> = FindingSubject & { reason: R; date: LocalDate; day: LocalDate | null };
export type DeclarationLack =
  | 'missing'
  | 'expired'
  | 'not_yet_sent'
  | 'not_in_force'
  | 'other_workshop'
  | 'workshop_unknown'
  | 'habilitation_missing';
export type MedicalLack = 'missing' | 'expired' | 'unfit' | 'excluded' | 'handling_not_included';

/** Plain values of each finding's sentence. `day`: the day a paper ended or starts, when there is one. */
export interface GateFacts {
  B0: Unreadable;
  B1: About<'forbidden'> | Unreadable;
  B2: About<DeclarationLack> | Unreadable;
  B3: About<MedicalLack> | Unreadable;
  B4: About<'missing'> | Unreadable;
  B5: About<'missing' | 'expired'> | Unreadable;
  B6: { reason: 'missing' | 'not_competent' | 'absent'; operation: string; date: LocalDate } | Unreadable;
  B7: About<'out_of_service' | 'check_missing' | 'check_expired'> | Unreadable;
  B8: { reason: 'under_15' | 'implausible'; date: LocalDate; birthDate: LocalDate; fifteenOn: LocalDate } | Unreadable;
  B9: { reason: 'day' | 'week' | 'stretch' | 'rest' | 'night'; minutes: number; limitMinutes: number } | Unreadable;
  A1: FindingSubject & { paper: 'declaration' | 'medical_opinion'; lastDay: LocalDate; daysLeft: number };
  A2: { span: 'day' | 'week'; minutes: number; limitMinutes: number };
  A4: { reason: 'sunday' | 'holiday'; date: LocalDate };
  A5: { operation: string; date: LocalDate };
  A6: { operation: string; level: number; requiredLevel: number };
  A7: { reason: 'too_many' | 'elsewhere'; learners: number; limit: number };
  A8: { on: LocalDate; daysLeft: number };
  A9: { operation: string };
}

export type GateRule = keyof GateFacts;
export type BlockingRule = Extract<GateRule, `B${string}`>;
export type FindingOf<R extends GateRule> = {
  [K in R]: {
    readonly rule: K;
    /** Empty for a rule of the house. */ readonly article: string;
    readonly facts: GateFacts[K];
  };
}[R];
export type GateFinding = FindingOf<GateRule>;
/** The findings about a fact or a paper, without those about a value that cannot be read. */
export type ReadableFinding = {
  [K in GateRule]: { readonly rule: K; readonly article: string; readonly facts: Exclude<GateFacts[K], Unreadable> };
}[Exclude<GateRule, 'B0'>];

export interface GateAnswer {
  outcome: 'clear' | 'warned' | 'refused';
  blocks: GateFinding[];
  warnings: GateFinding[];
  ruleVersion: string;
}

import type { AllowedEvent } from '../../core/state-machine/state-machine.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { DeclarationEvent } from './workshop-declaration.states.js';
import type {
  DeclarationState,
  GateDrivingAuthorisation,
  GateFinding,
  GateMedicalOpinion,
  GateQuestion,
  GateRule,
  GateStandingDerogation,
  GateTraining,
  SafetyRule,
} from './safety.gate.types.js';

/** May this learner do this operation there, then, with this supervisor? */
export interface GateAsk {
  /** The day of the operation. */
  date: LocalDate;
  halfDay: 'am' | 'pm';
  operation: {
    name: string;
    /** Codes of `regulated-works.ts`. */
    workRules: readonly string[];
    heavyLoad: boolean;
    criticality: string;
    /** 0 to 4 */
    requiredLevel: number;
    workshopId: number;
  };
  learnerId: number;
  /** Null: done by hand, without a machine or bench. */
  workCenterId: number | null;
  supervisorId: number | null;
  /** This learner included. */
  learnersWithSupervisor: number;
  supervisorElsewhere: boolean;
}

/** The working time of a learner, when the caller knows it. */
export type GateTime = Pick<GateQuestion, 'plannedMinutesThatDay' | 'plannedMinutesThatWeek' | 'hours'>;

export interface GateAskMany extends Omit<GateAsk, 'learnerId'> {
  /** By learner. */
  time?: ReadonlyMap<number, GateTime>;
}

export interface MachineClassRead {
  id: number;
  code: string;
  name: string;
  rule: SafetyRule;
  article: string | null;
  requiresDriving: boolean;
  trainingRequired: boolean;
  version: number;
}

/** A change of rule, as the journal keeps it. */
export interface RuleChange {
  classId: number;
  at: string;
  userId: number;
  from: string | null;
  to: string | null;
  reason: string | null;
}

export interface DeclarationRow {
  id: number;
  state: DeclarationState;
  sector: string;
  sentOn: LocalDate | null;
  /** Three years from the sending, less a day. */
  lastDay: LocalDate | null;
  /** Negative once over; null while a draft. */
  daysLeft: number | null;
  proof: string | null;
  /** How many machines and works it covers. */
  works: number;
  version: number;
}

export interface DeclaredWorkRead {
  machineClassCode: string | null;
  workRule: string | null;
  workshopId: number;
  workshopName: string;
  /** Name of the machine class or of the work, in the caller's language. */
  name: string;
}

export interface DeclarationSheet extends Omit<DeclarationRow, 'works'> {
  works: DeclaredWorkRead[];
  events: AllowedEvent<DeclarationEvent>[];
  /** While to update: the last of the eight days to tell the labour inspectorate (R.4153-42). */
  tellBefore: LocalDate | null;
  history: {
    at: string;
    userId: number;
    event: string;
    from: string | null;
    to: string | null;
    reason: string | null;
  }[];
}

export interface SupervisorRead {
  userId: number;
  name: string;
  workshopIds: number[];
  /** Named, still on the staff, and not absent that day. */
  present: boolean;
}

export interface NamingRead {
  id: number;
  userId: number;
  name: string;
  workshopId: number;
  workshopName: string;
  position: string;
  namedFrom: LocalDate;
  namedUntil: LocalDate | null;
}

export interface AbsenceRead {
  id: number;
  userId: number;
  name: string;
  firstDay: LocalDate;
  lastDay: LocalDate;
}

export type PaperKind =
  'declaration' | 'medical_opinion' | 'driving_authorisation' | 'standing_derogation' | 'machine_check';

/** A paper to renew or to obtain: for the head's home. Names learners. */
export interface ExpiringPaper {
  kind: PaperKind;
  /** Whose, when it is a learner's. */
  learnerId: number | null;
  /** The learner's display name, the machine's name, or the declaration's sector. */
  who: string;
  lastDay: LocalDate | null;
  /** Negative once over; null when missing. */
  daysLeft: number | null;
  state: 'ending' | 'ended' | 'missing';
  href: string;
}

export interface PapersRead {
  learnerId: number;
  medicalOpinions: (GateMedicalOpinion & { id: number })[];
  trainings: (GateTraining & { id: number; trainerId: number })[];
  drivingAuthorisations: (GateDrivingAuthorisation & { id: number })[];
  standingDerogations: (GateStandingDerogation & { id: number })[];
}

export interface MatrixMachine {
  workCenterId: number;
  name: string;
  workshopName: string;
  classCode: string;
  className: string;
  rule: SafetyRule | null;
}

export interface MatrixCell {
  workCenterId: number;
  outcome: 'clear' | 'warned' | 'refused';
  /** Rules that block, else rules that warn; each once. */
  rules: GateRule[];
}

export interface MatrixRow {
  learnerId: number;
  displayName: string;
  className: string;
  cells: MatrixCell[];
}

/** Machines × learners on a day. */
export interface SafetyMatrix {
  on: LocalDate;
  machines: MatrixMachine[];
  rows: MatrixRow[];
}

export type { GateFinding };

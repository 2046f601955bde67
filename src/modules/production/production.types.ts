import type { LocalDate } from '../../core/time/local-date.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import type { AllowedEvent } from '../../core/state-machine/state-machine.js';
import type { GateFinding } from '../safety/index.js';
import type { AssignmentState, HalfDay } from './assignment.entity.js';
import type { OutputReportState } from './output-report.entity.js';
import type { OperationState } from './work-operation.entity.js';
import type { WorkOrderEvent } from './work-order.states.js';
import type { WorkOrderKind, WorkOrderState } from './work-order.entity.js';
import type { SessionKind, WorkSessionState } from './work-session.entity.js';

export type { AssignmentState, HalfDay, OperationState, OutputReportState, WorkOrderKind, WorkOrderState };
export const HALF_DAYS = ['am', 'pm'] as const;
export type Criticality = 'pedagogical' | 'standard' | 'critical';

/** Why pieces are lost, in either trade. */
export const SCRAP_REASONS = [
  'measure',
  'surface',
  'seam',
  'shock',
  'material',
  'missed_step',
  'wrong_plan',
  'other',
] as const;
export type ScrapReason = (typeof SCRAP_REASONS)[number];

/** Time that makes no piece. */
export const OTHER_TIME = ['help', 'cleaning', 'waiting'] as const;

/** A stretch of a learner's time. */
export interface SessionRead {
  id: number;
  kind: SessionKind;
  state: WorkSessionState;
  startedAt: string;
  endedAt: string | null;
  minutes: number;
  /** The house closed it at the end of the half-day. */
  toCheck: boolean;
  /** `Tablier · Couper`, the first of its jobs; null for time that makes no piece. */
  job: string | null;
  /** Director and masters only; null for anyone else. */
  learnerName: string | null;
}

/** An OF without anybody's name: pages of accountants and partners use it too. */
export interface WorkOrderRow {
  id: number;
  number: string;
  kind: WorkOrderKind;
  criticality: Criticality;
  state: WorkOrderState;
  orderId: number | null;
  orderLineId: number | null;
  workshopId: number;
  itemId: number;
  itemName: string;
  drawingRevision: string | null;
  /** Of every quantity of the OF. */
  unitCode: UnitCode;
  quantity: number;
  dueOn: LocalDate;
  /** Not completed and its day is past. */
  late: boolean;
  /** 0 to 1: pieces accounted for over all operations. */
  progress: number;
  /** Validated at the last operation. */
  validated: number;
}

export interface OperationRow {
  id: number;
  workOrderId: number;
  position: number;
  code: string;
  name: string;
  state: OperationState;
  workCenterId: number | null;
  /** The partner that makes it outside. */
  supplierId: number | null;
  requiredLevel: number;
  /** One sentence a line. */
  instructions: string[];
  competenceCodes: string[];
  quantity: number;
  good: number;
  validated: number;
  scrap: number;
  rework: number;
  /** At the subcontractor. */
  outside: number;
  /** Can be done now, or sent. */
  available: number;
  /** Still to be done here, now or later. */
  remaining: number;
  /** Market minutes of the routing. */
  plannedMinutes: number;
  /** Minutes of closed sessions. */
  spentMinutes: number;
  /** Minutes masters showed how, never counted with those of learners. */
  shownMinutes: number;
}

export interface WorkOrderProgress extends WorkOrderRow {
  operations: OperationRow[];
}

/** An operation that can be worked on, with its OF. */
export interface ReadyOperation extends OperationRow {
  number: string;
  itemName: string;
  unitCode: UnitCode;
  dueOn: LocalDate;
  late: boolean;
  criticality: Criticality;
  workshopId: number;
  orderId: number | null;
}

export interface CellRead {
  operationCellId: number;
  size: string | null;
  colour: string | null;
  quantity: number;
  good: number;
  validated: number;
  scrap: number;
  rework: number;
  outside: number;
  available: number;
}

export interface ReportRead {
  id: number;
  assignmentId: number;
  operationId: number;
  operationName: string;
  workOrderId: number;
  unitCode: UnitCode;
  size: string | null;
  colour: string | null;
  good: number;
  rework: number;
  scrap: number;
  scrapReason: ScrapReason | null;
  state: OutputReportState;
  /** It takes back another count: its quantities no longer count. */
  reversal: boolean;
  /** Posted, and can still be taken back. */
  correctable: boolean;
  /** Why a master corrected. */
  reason: string | null;
  declaredAt: string;
  /** Director and masters only; null for anyone else. */
  learnerName: string | null;
}

export interface AssignmentRead {
  id: number;
  operationId: number;
  learnerId: number;
  learnerName: string | null;
  supervisorName: string | null;
  plannedOn: LocalDate;
  halfDay: HalfDay;
  state: AssignmentState;
  /** The part of the operation it is for; null: as much as can be done. */
  quantity: number | null;
  /** A session is open on it. */
  running: boolean;
  warnings: GateFinding[];
}

/** Pieces an order line still needs that no OF will make. */
export interface MissingCell {
  orderCellId: number;
  size: string | null;
  colour: string | null;
  missing: number;
}

/** What the customer asked beside the grid: its words and its drawings. */
export interface CustomerWish {
  orderNumber: string;
  partnerName: string;
  customerReference: string | null;
  note: string | null;
  attachments: { id: number; name: string }[];
}

export interface WorkOrderSheet extends WorkOrderProgress {
  /** Null when no order asked for it. */
  wish: CustomerWish | null;
  cellsByOperation: Record<number, CellRead[]>;
  reports: ReportRead[];
  assignments: AssignmentRead[];
  sessions: SessionRead[];
  missing: MissingCell[];
  /** A newer revision of the drawing, which stops the work until a master acknowledges it. */
  newerDrawing: string | null;
  events: AllowedEvent<WorkOrderEvent>[];
}

export interface BoardJob {
  assignmentId: number;
  operationId: number;
  workCenterId: number | null;
  workOrderId: number;
  number: string;
  itemName: string;
  operationName: string;
  dueOn: LocalDate;
  unitCode: UnitCode;
  remaining: number;
  /** The part of the operation it is for. */
  quantity: number | null;
  supervisorName: string | null;
  state: AssignmentState;
  /** A session is open on it. */
  running: boolean;
  warnings: GateFinding[];
}

export interface BoardLearner {
  learnerId: number;
  displayName: string;
  className: string;
  level: number;
  /** At work, and near the 4 h 30 that ask for a break (L.3162-3): minutes left. */
  breakInMinutes: number | null;
  am: BoardJob[];
  pm: BoardJob[];
}

export interface BoardRead {
  day: LocalDate;
  learners: BoardLearner[];
}

/** What a learner sees of a job. */
export interface JobCard {
  assignmentId: number;
  operationId: number;
  itemName: string;
  itemKind: 'garment' | 'part' | 'service';
  operationName: string;
  step: number;
  steps: number;
  instructions: string[];
  unitCode: UnitCode;
  remaining: number;
  available: number;
  dueOn: LocalDate;
  plannedOn: LocalDate;
  halfDay: HalfDay;
  /** What is left of the learner's part, when the operation is split; null: as much as can be done. */
  share: number | null;
  /** A picture shows how the step is made. */
  picture: boolean;
  /** Titles of the competences the step trains. */
  learns: string[];
  supervisorName: string | null;
  /** The step begins by setting a machine up. */
  setsUp: boolean;
  /** The drawing to work by, when the item has one on file. */
  drawing: { fileId: number; image: boolean } | null;
  state: 'waiting' | 'ready' | 'running' | 'paused';
  cells: CellRead[];
}

/** The step a job is at, and its sizes. */
export interface JobPlace {
  assignmentId: number;
  learnerId: number;
  /** Begun and not over. */
  started: boolean;
  workOrderId: number;
  number: string;
  itemId: number;
  itemName: string;
  critical: boolean;
  operationId: number;
  operationName: string;
  position: number;
  code: string;
  cells: { operationCellId: number; size: string | null; colour: string | null }[];
}

export interface LearnerWork {
  firstName: string;
  now: JobCard | null;
  /** Three at most. */
  next: JobCard[];
  /** Time that makes no piece, running now. */
  other: (typeof OTHER_TIME)[number] | null;
}

/** One job of the validation queue: what a learner declared on an operation. */
export interface QueueJob {
  assignmentId: number;
  learnerName: string;
  operationName: string;
  itemName: string;
  number: string;
  workOrderId: number;
  criticality: Criticality;
  unitCode: UnitCode;
  reports: ReportRead[];
}

export interface ProductionCounts {
  /** Jobs a master has to decide on. */
  toValidate: number;
  /** OFs past their day and not completed. */
  late: number;
}

/** What the gate says of one learner for an operation, a day and a supervisor. */
export interface Candidate {
  learnerId: number;
  displayName: string;
  className: string;
  level: number;
  outcome: 'clear' | 'warned' | 'refused';
  blocks: GateFinding[];
  warnings: GateFinding[];
  /** Already on something else that half-day. */
  jobs: number;
}

export interface AssignmentChoice {
  operation: ReadyOperation;
  plannedOn: LocalDate;
  halfDay: HalfDay;
  supervisorId: number | null;
  workCenterId: number | null;
  /** The part asked for, as it was typed. */
  quantity: string | null;
  /** Parts given already. */
  given: number;
  supervisors: { userId: number; name: string; present: boolean }[];
  workCenters: { id: number; name: string }[];
  candidates: Candidate[];
}

/** What orders gave learners to do. */
export interface Impact {
  /** Of validated sessions. */
  minutes: number;
  /** Orders that were worked on. */
  orders: number;
  /** Trained by the operations that were worked on. */
  competences: { code: string; title: string }[];
}

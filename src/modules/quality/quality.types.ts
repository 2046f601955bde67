import type { AllowedEvent } from '../../core/state-machine/state-machine.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { CHARACTERISTIC_KINDS, MEASURE_UNITS } from './control-plan.entity.js';
import type { InspectionState } from './inspection.states.js';
import type { CAUSES, DISPOSITIONS, NonConformityState } from './non-conformity.entity.js';
import type { NonConformityEvent } from './non-conformity.states.js';
import type { Bounds } from './quality.quantities.js';

export interface InstrumentRead {
  id: number;
  code: string;
  name: string;
  calibrationDueOn: LocalDate;
  outOfService: boolean;
  /** Today it may be measured with. */
  usable: boolean;
}

/** One line of a control plan; values in thousandths of the unit. */
export interface CharacteristicRead {
  id: number;
  position: number;
  code: string;
  name: string;
  kind: (typeof CHARACTERISTIC_KINDS)[number];
  unit: (typeof MEASURE_UNITS)[number] | null;
  nominal: number | null;
  lower: number | null;
  upper: number | null;
  every: number;
  instrument: InstrumentRead | null;
  /** Nominal by size, where it differs. */
  sizes: { size: string; nominal: number }[];
}

export interface MeasureRead {
  characteristicId: number;
  name: string;
  unit: string | null;
  nominal: number | null;
  minimum: number | null;
  maximum: number | null;
  value: number | null;
  conform: boolean;
  instrument: string | null;
}

export interface InspectionRead {
  id: number;
  kind: 'first' | 'series';
  state: InspectionState;
  workOrderId: number;
  number: string;
  itemName: string;
  operationId: number;
  operationName: string;
  assignmentId: number;
  /** Empty for whom may not know. */
  learnerName: string;
  size: string | null;
  colour: string | null;
  measuredAt: string;
  reason: string | null;
  conform: boolean;
  measures: MeasureRead[];
}

/** What a learner has to check on a job. */
export interface BenchControl {
  /** Of a critical piece: where its first part stands; `none` when none is asked. */
  first: 'none' | 'missing' | 'waiting' | 'refused' | 'accepted';
  /** Why the last first part was refused. */
  reason: string | null;
  critical: boolean;
  cells: { operationCellId: number; size: string | null; colour: string | null; lines: BenchLine[] }[];
}

export interface BenchLine {
  characteristicId: number;
  name: string;
  unit: string | null;
  bounds: Bounds | null;
  every: number;
  instrument: InstrumentRead | null;
}

/** One operation of an OF, with its plan and what was checked there. */
export interface OperationControl {
  operationId: number;
  position: number;
  operationName: string;
  lines: CharacteristicRead[];
  inspections: InspectionRead[];
}

export interface NonConformityRow {
  id: number;
  number: string;
  origin: 'workshop' | 'claim';
  state: NonConformityState;
  workOrderId: number | null;
  orderId: number | null;
  partnerId: number | null;
  /** Null for what the workshop found itself. */
  partnerName: string | null;
  itemName: string;
  unitCode: UnitCode;
  quantity: number;
  defect: string;
  cause: (typeof CAUSES)[number];
  disposition: (typeof DISPOSITIONS)[number] | null;
  openedAt: string;
}

export interface NonConformitySheet extends NonConformityRow {
  action: string | null;
  answer: string | null;
  version: number;
  openedByName: string;
  photos: { id: number; name: string }[];
  events: AllowedEvent<NonConformityEvent>[];
}

/** What a partner sees of its own claim. */
export interface ClaimRead {
  id: number;
  number: string;
  itemName: string;
  unitCode: UnitCode;
  quantity: number;
  defect: string;
  state: 'received' | 'studied' | 'answered' | 'closed';
  answer: string | null;
  openedAt: string;
}

export interface CertificateRead {
  id: number;
  number: string;
  quantity: number;
  fileId: number;
  issuedAt: string;
}

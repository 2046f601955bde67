import type { NewSchool, SchoolSettings } from '../../src/modules/school/index.js';

/** What a demo school is made of. Every person and figure is invented. */
export interface SchoolSeed {
  school: NewSchool;
  settings: Partial<SchoolSettings>;
  workshops: { code: string; name: string }[];
  workCenters: CenterSeed[];
  trade: 'garments' | 'machining';
  framework: {
    code: string;
    title: string;
    status: 'official' | 'working';
    source: string;
    competences: [code: string, title: string][];
  };
  staff: StaffSeed[];
  classes: ClassSeed[];
  partners: PartnerSeed[];
  /** Somebody who buys for itself, at the counter. */
  consumer?: string;
  items: ItemSeed[];
  funding: FundingSeed[];
  /** Days from today to the end of the declaration sent three years before that. */
  declarationDaysLeft: number;
  /** Sales orders over the year, and how busy the partners are. */
  orders: { perMonth: number; lines: [least: number, most: number]; pieces: [least: number, most: number] };
}

export interface CenterSeed {
  code: string;
  name: string;
  workshop: string;
  machineClassCode: string | null;
  /** When an hour there costs something of its own. */
  hourlyRateCents?: number;
}

export interface StaffSeed {
  name: string;
  email: string;
  role: 'director' | 'master' | 'accountant' | 'funder';
  /** Codes of the workshops a master supervises. */
  workshops?: string[];
}

export interface ClassSeed {
  name: string;
  capacity: number;
  /** School years since entry: 0 this September, 1 the one before. */
  yearsIn: number;
  learners: LearnerSeed[];
}

export interface LearnerSeed {
  firstName: string;
  lastName: string;
  /** Age in whole years at entry, and day of the birthday. */
  ageAtEntry: number;
  birthday: `${number}-${number}`;
  /** Papers left out, to show what the gate says. */
  without?: 'medical_opinion';
}

export interface PartnerSeed {
  name: string;
  siren: string;
  siret: string;
  legalName: string;
  kind: 'company' | 'public' | 'individual';
  street: string;
  postcode: string;
  city: string;
  contactName: string;
  email: string;
  paymentTerms: 'NET30' | 'NET45' | 'EOM45A';
  roles: ('customer' | 'supplier' | 'sponsor' | 'tax_payer' | 'board_member')[];
  /** Who signs in for it. */
  person?: string;
  /** Share of the orders. */
  weight: number;
}

export interface ItemSeed {
  code: string;
  name: string;
  kind: 'garment' | 'part';
  workshop: string;
  priceCents: number;
  marketPriceCents: number;
  criticality: 'pedagogical' | 'standard' | 'critical';
  drawings?: string[];
  sizes?: string[];
  colours?: string[];
  routing: StepSeed[];
}

export interface StepSeed {
  code: string;
  name: string;
  center: string;
  setup: number;
  /** Market minutes a piece. */
  unit: number;
  level?: number;
  competences: string[];
  instructions: string;
}

export interface FundingSeed {
  kind: 'region' | 'state' | 'apprenticeship_tax' | 'sponsorship' | 'foundation' | 'family_fees';
  funder: string;
  agreement?: string;
  perLearnerCents?: number;
  grantedCents?: number;
  stage: 'to_prepare' | 'submitted' | 'under_review' | 'granted' | 'advance_received' | 'balance_awaited' | 'closed';
  nextDueLabel?: string;
  nextDueInDays?: number;
  /** Days from today to its report. */
  reportDueInDays?: number;
  /** Counted on 1 October and 1 March. */
  counting?: 'mean';
  /** Part received, in hundredths of a percent. */
  received: number;
}

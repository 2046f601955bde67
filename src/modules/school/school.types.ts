import type { Cents } from '../../core/money/money.js';
import type { VatCategory, VatRate } from '../../core/money/vat.js';
import type { LocalDate } from '../../core/time/local-date.js';

export interface SchoolRead {
  id: number;
  code: string;
  name: string;
  trade: 'garment' | 'machining';
  legalName: string;
  legalForm: string;
  siren: string;
  siret: string;
  rna: string | null;
  uai: string | null;
  vatNumber: string | null;
  street: string;
  postcode: string;
  city: string;
  country: string;
  email: string;
  phone: string;
  iban: string | null;
  bic: string | null;
}

export interface WorkshopRead {
  id: number;
  code: string;
  name: string;
}

export interface WorkCenterRead {
  id: number;
  workshopId: number;
  workshopName: string;
  code: string;
  name: string;
  /** Null for a bench without a machine. */
  machineClassCode: string | null;
  inService: boolean;
  outOfServiceReason: string | null;
  /** Last day its check is good for; null = none recorded. */
  checkValidUntil: LocalDate | null;
  /** What an hour on it costs; null: as an hour of the workshop. */
  hourlyRateCents: Cents | null;
  version: number;
}

export const ACCOUNT_USES = [
  'customers',
  'goods',
  'services',
  'vat',
  'deposits',
  'bank',
  'cheques',
  'cash',
  'fees',
  'penalties',
] as const;
export type AccountUse = (typeof ACCOUNT_USES)[number];
/** Account numbers (plan comptable général), and when a deposit is booked: with its invoice, or once it is paid. */
export type Accounts = Readonly<Record<AccountUse, string>> & { readonly depositsOn: 'invoice' | 'payment' };

export const REMINDER_LEVELS = ['courtesy', 'first', 'second', 'formal'] as const;
export type ReminderLevel = (typeof REMINDER_LEVELS)[number];
/** Days after the due date each reminder is to leave; less than none: before it. */
export type ReminderPlan = Readonly<Record<ReminderLevel, number>>;

/** The practice, until the accountant gives another plan. */
export const USUAL_PLAN: ReminderPlan = { courtesy: -5, first: 3, second: 15, formal: 30 };

export const THRESHOLDS = ['vatFranchiseCents', 'lucrativeFranchiseCents', 'grantsCents'] as const;
/**
 * Taxed sales (CGI 293 B), lucrative sales (franchise of commercial taxes) and grants (C. com. L612-4) of a year, and the
 * share of one customer, in hundredths of a percent.
 */
export type Thresholds = Readonly<Record<(typeof THRESHOLDS)[number], Cents>> & { readonly customerShare: number };

/** How VAT is declared, and by it how often sales to consumers are; none: nothing is. */
export const E_REPORTING_REGIMES = ['none', 'monthly', 'quarterly', 'simplified', 'franchise'] as const;
export type EReportingRegime = (typeof E_REPORTING_REGIMES)[number];

/** The dated settings and their shapes. */
export interface SchoolSettings {
  /** How sales are taxed; the accountant chooses, with a date. */
  vat_regime: {
    category: VatCategory;
    rate: VatRate;
    /** BT-120, printed; null when taxed. */
    exemptionReason: string | null;
    /** BT-121 */
    exemptionCode: string | null;
    /** "Option pour le paiement de la taxe d'après les débits". */
    dueOnDebits: boolean;
  };
  /** PMT: the 40 € (C. com. D441-5). */
  recovery_sentence: string;
  /** PMD: late-payment penalties (C. com. L441-10). */
  penalty_sentence: string;
  /** AAB: discount for early payment. */
  discount_sentence: string;
  /** The mediator a consumer may turn to, by name and address (C. conso. L616-1). */
  mediator_sentence: string;
  /** The Region's grant for a learner and year. */
  region_grant_cents: number;
  /** Share of own revenue aimed at, in hundredths of a percent. */
  revenue_share_target: { from: number; to: number };
  /** Where sales and money are booked. */
  accounts: Accounts;
  /** When reminders of unpaid invoices are proposed. */
  reminder_plan: ReminderPlan;
  /** Of late-payment penalties, a year, in hundredths of a percent (C. com. L441-10: that of 1 January or 1 July). */
  penalty_rate: number;
  /** What an hour of a learner at work costs the school: teaching, machines, premises. */
  learner_hour_cents: number;
  /** Of mixed charges, the part that goes with taxed sales, in hundredths of a percent. */
  taxed_key: number;
  /** Sums a year is held against; the accountant keeps them up to date. */
  thresholds: Thresholds;
  /** The approved e-invoicing platform of the school; an empty name: none. */
  platform: { name: string };
  /** From when and how often sales to consumers are declared (CGI 290). */
  e_reporting: { regime: EReportingRegime };
}
export type SettingKey = keyof SchoolSettings;
export const SETTING_KEYS = [
  'vat_regime',
  'recovery_sentence',
  'penalty_sentence',
  'discount_sentence',
  'mediator_sentence',
  'region_grant_cents',
  'revenue_share_target',
  'accounts',
  'reminder_plan',
  'penalty_rate',
  'learner_hour_cents',
  'taxed_key',
  'thresholds',
  'platform',
  'e_reporting',
] as const satisfies readonly SettingKey[];

/** A setting and what it is from a day on. */
export type SettingRow = {
  [K in SettingKey]: { key: K; validFrom: LocalDate; value: SchoolSettings[K] };
}[SettingKey];

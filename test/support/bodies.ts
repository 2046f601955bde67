import { getMetadataStorage } from 'class-validator';
import { shapeOf, type FieldShape } from '../../src/core/http/shape.js';
import type { Dto } from './routes.js';
import type { Names } from './two-schools.js';

export type Body = Record<string, unknown>;

/** A field of a DTO class, with the limits its decorators set. */
export interface Field extends FieldShape {
  name: string;
  choices: readonly unknown[] | null;
  min: number | null;
  max: number | undefined;
  longest: number | null;
  shortest: number | null;
  email: boolean;
}

export function fieldsOf(dto: Dto): Field[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  return [...shapeOf(dto)].map(([name, shape]) => {
    const limit = (rule: string): unknown =>
      rules.find((one) => one.propertyName === name && one.name === rule)?.constraints?.[0] ?? null;
    return {
      ...shape,
      name,
      choices: limit('isIn') as readonly unknown[] | null,
      min: limit('min') as number | null,
      max: (limit('max') as number | null) ?? shape.max,
      longest: limit('maxLength') as number | null,
      shortest: limit('minLength') as number | null,
      email: rules.some((one) => one.propertyName === name && one.name === 'isEmail'),
    };
  });
}

/** What the house asks of a text beyond its length. */
const TEXTS: Names = {
  country: 'FR',
  siren: '732829320',
  siret: '73282932000074',
  vatNumber: 'FR44732829320',
  postcode: '27000',
  month: '2026-11',
  period: '2026-2027',
  schoolYear: '2026-2027',
  pin: '4827',
  article: 'D.4153-28',
  machineClassCode: 'manual_lathe',
  workRule: 'D.4153-17',
  classCode: 'overhead_crane',
  valueJson: '500000',
  next: '/',
  url: 'http://127.0.0.1:9/erp',
  password: 'un-fil-de-lin-bleu',
  currentPassword: 'un-fil-de-lin-bleu',
  newPassword: 'un-fil-de-soie-verte',
};
const FIRST_DAYS = ['firstDay', 'issuedOn', 'namedFrom', 'validFrom'];

let made = 0;

/** What a field means in one class only; `undefined` leaves it out. */
const OF_CLASS: Record<string, Body> = {
  CodeNamed: { code: 'overhead_crane' },
  CreatePartner: { roles: ['customer'] },
  UpdatePartner: { roles: ['customer'] },
  EndMembership: { role: 'master' },
  NewFundingLine: { perLearnerCents: undefined, counting: undefined, countedOn: undefined, furtherDays: undefined },
  BudgetRowForm: { account: '60' },
  AllocationPart: { penaltyId: undefined },
  ChosenPaper: { penaltyId: undefined },
  SaveBudget: { version: 0 },
  DeclaredWorkDto: { workRule: undefined },
  TellChange: { works: undefined },
  NewCharacteristic: { position: 10, sizes: undefined },
  SendingCell: { operationCellId: ({ subcontractedCellId }: Names) => subcontractedCellId, quantity: 1 },
  ReceptionCell: { operationCellId: ({ subcontractedCellId }: Names) => subcontractedCellId, good: 1, scrap: 0 },
  ChosenQuantity: { quantity: 4 },
  StepPictureOf: { code: 'COU' },
  PlannedCell: { orderCellId: ({ plannedCellId }: Names) => plannedCellId, quantity: 1 },
  PrepareDelivery: { plannedDeliveryId: undefined },
  PreparedFor: { plannedDeliveryId: undefined },
  NewLot: { expectedId: undefined },
  NewStep: { supplierId: undefined },
  StepForm: { supplierId: undefined },
  NewMeasure: { look: undefined },
  NewInspection: { first: false },
  Invite: { role: 'master', partnerId: undefined },
};

/** A body the class takes: every field, ids from `names`. */
export function validBody(dto: Dto, names: Names): Body {
  const special = OF_CLASS[dto.name] ?? {};
  const plain = Object.fromEntries(fieldsOf(dto).map((field) => [field.name, validValue(field, names)]));
  const told = Object.entries({ ...plain, ...special }).map(([field, value]) => [
    field,
    typeof value === 'function' ? (value as (names: Names) => unknown)(names) : value,
  ]);
  return Object.fromEntries(told.filter(([, value]) => value !== undefined)) as Body;
}

function validValue(field: Field, names: Names): unknown {
  const { name, kind, of } = field;
  if (kind === 'list') return [validBody(of!(), names)];
  if (kind === 'flag') return name === 'active' || name === 'selfChecked';
  if (field.choices) return names[name] ?? field.choices[0];
  if (names[name] !== undefined) return names[name];
  if (kind === 'day') return FIRST_DAYS.includes(name) ? '2026-11-20' : '2026-11-23';
  if (kind !== 'text') return Math.max(field.min ?? 0, name === 'priceE4' ? 10_000 : 1);
  if (field.email) return `qui${++made}@example.org`;
  if (name === 'code') return names.code ?? `N-${++made}`;
  return TEXTS[name] ?? `Mot ${++made}`.padEnd(field.shortest ?? 0, '.').slice(0, field.longest ?? 30);
}

/** The same as a browser would type it: `1 234,50`, `on`, `lines[0][itemId]`. */
export function typedForm(dto: Dto, body: Body, prefix = ''): Record<string, string> {
  const form: Record<string, string> = {};
  const shapes = shapeOf(dto);
  for (const [name, value] of Object.entries(body)) {
    const shape = shapes.get(name);
    const key = prefix ? `${prefix}[${name}]` : name;
    if (shape?.kind === 'list' && Array.isArray(value)) {
      value.forEach((line: Body, index) => Object.assign(form, typedForm(shape.of!(), line, `${key}[${index}]`)));
    } else if (value !== undefined && value !== null && value !== false) form[key] = typedValue(shape?.kind, value);
  }
  return form;
}

function typedValue(kind: FieldShape['kind'] | undefined, value: unknown): string {
  if (value === true) return 'on';
  if (typeof value === 'number' && kind === 'cents') return (value / 100).toFixed(2).replace('.', ',');
  if (typeof value === 'number' && kind === 'thousandths') return (value / 1000).toFixed(3).replace('.', ',');
  if (typeof value === 'number' && kind === 'price') return (value / 10_000).toFixed(4).replace('.', ',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string);
}

/**
 * Learns which class a page checks its form against: asks the validator itself while the request runs.
 * Gives back the classes seen, in order.
 */
export async function formsRead(work: () => Promise<unknown>): Promise<Dto[]> {
  const storage = getMetadataStorage();
  const own = storage.getTargetValidationMetadatas.bind(storage);
  const seen: Dto[] = [];
  storage.getTargetValidationMetadatas = (target, ...rest) => {
    if (typeof target === 'function' && shapeOf(target as Dto).size > 0) seen.push(target as Dto);
    return own(target, ...rest);
  };
  try {
    await work();
  } finally {
    storage.getTargetValidationMetadatas = own;
  }
  return seen;
}

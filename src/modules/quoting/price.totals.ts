import { lineNetAmount, roundedRatio, type Cents, type PriceE4 } from '../../core/money/money.js';
import { UNITS, type UnitCode } from '../../core/quantity/unit.js';

/** A step of the routing on the day of the quote, in market minutes. */
export interface CostStep {
  code: string;
  name: string;
  setupMinutes: number;
  unitCentiminutes: number;
  /** Of its machine, when an hour there costs something of its own. */
  hourlyRateCents?: Cents;
}

/** All a price is made of: kept with the line, so that anybody can compute it again (fair-price file). */
export interface CostBasis {
  steps: CostStep[];
  /** What an hour of the workshop costs where no machine has its own; learners' pace left out: the customer never pays it. */
  hourlyRateCents: Cents;
  /** A unit; 0 when the customer brings it. */
  materialE4: PriceE4;
  consumablesE4: PriceE4;
  /** Made outside: once for the lot, and a unit. */
  outsideFixedCents: Cents;
  outsideE4: PriceE4;
  /** Share of the price left once the cost is paid, in hundredths of a percent. */
  marginBp: number;
  /** A price somebody chose for the quantity asked, in place of the computed one. */
  imposed: { quantity: number; priceE4: PriceE4 } | null;
}

export interface CostParts {
  labourCents: Cents;
  materialCents: Cents;
  consumablesCents: Cents;
  outsideCents: Cents;
}

/** What a step takes and costs, for a quantity. */
export interface StepCost {
  name: string;
  centiminutes: number;
  hourlyRateCents: Cents;
  cents: Cents;
}

export interface OfferedPrice {
  /** In steps of the unit. */
  quantity: number;
  itemNetPriceE4: PriceE4;
  lineNetCents: Cents;
  costCents: Cents;
}

/** 95 %: a price of twenty times its cost is a typing error. */
export const MAX_MARGIN_BP = 9_500;

/** Minutes × 100 × steps of the unit: set-up once, a cycle for each. */
const stepTime = ({ setupMinutes, unitCentiminutes }: CostStep, quantity: number, scale: bigint): bigint =>
  BigInt(setupMinutes) * 100n * scale + BigInt(unitCentiminutes) * BigInt(quantity);

const rateOf = (basis: CostBasis, step: CostStep): Cents => step.hourlyRateCents ?? basis.hourlyRateCents;

/** The exact cost of labour, over `6000 × scale` of a cent. */
const exactLabour = (basis: CostBasis, quantity: number, scale: bigint): bigint =>
  basis.steps.reduce((sum, step) => sum + stepTime(step, quantity, scale) * BigInt(rateOf(basis, step)), 0n);

/** The exact cost, over `6000 × scale` of a cent: nothing is rounded before the end, so more never costs more a unit. */
function exactCost(basis: CostBasis, quantity: number, scale: bigint): { over: bigint; cost: bigint } {
  const over = 6_000n * scale;
  const eachE4 = BigInt(basis.materialE4) + BigInt(basis.consumablesE4) + BigInt(basis.outsideE4);
  const cost = exactLabour(basis, quantity, scale) + eachE4 * BigInt(quantity) * 60n;
  return { over, cost: cost + BigInt(basis.outsideFixedCents) * over };
}

/** What a quantity costs the school, in cents. */
export function costOf(basis: CostBasis, unitCode: UnitCode, quantity: number): Cents {
  const { over, cost } = exactCost(basis, quantity, scaleOf(unitCode));
  return roundedRatio(cost, over);
}

/** The parts of a cost, each rounded for the eye: their sum may be a cent or two off `costOf`. */
export function costParts(basis: CostBasis, unitCode: UnitCode, quantity: number): CostParts {
  const scale = scaleOf(unitCode);
  const amount = (priceE4: PriceE4) => lineNetAmount(quantity, UNITS[unitCode].scale, priceE4);
  return {
    labourCents: roundedRatio(exactLabour(basis, quantity, scale), 6_000n * scale),
    materialCents: amount(basis.materialE4),
    consumablesCents: amount(basis.consumablesE4),
    outsideCents: basis.outsideFixedCents + amount(basis.outsideE4),
  };
}

/** Labour step by step, each rounded for the eye. */
export function stepCosts(basis: CostBasis, unitCode: UnitCode, quantity: number): StepCost[] {
  const scale = scaleOf(unitCode);
  return basis.steps.map((step) => {
    const time = stepTime(step, quantity, scale);
    const hourlyRateCents = rateOf(basis, step);
    const cents = roundedRatio(time * BigInt(hourlyRateCents), 6_000n * scale);
    return { name: step.name, centiminutes: Number(time / scale), hourlyRateCents, cents };
  });
}

/** Unit price = cost / (1 − margin), up to the whole cent: the margin is on the price, and never under what was asked. */
export function computedPrice(basis: CostBasis, unitCode: UnitCode, quantity: number): PriceE4 {
  const { cost } = exactCost(basis, quantity, scaleOf(unitCode));
  const under = 6_000n * BigInt(10_000 - basis.marginBp) * BigInt(quantity);
  const cents = (cost * 10_000n + under - 1n) / under;
  return Number(cents) * 100;
}

/** Prices of several quantities: a larger one is never dearer a unit, an imposed price bounds those around it. */
export function offeredPrices(basis: CostBasis, unitCode: UnitCode, quantities: readonly number[]): OfferedPrice[] {
  return quantities.map((quantity) => {
    const itemNetPriceE4 = bounded(basis.imposed, quantity, computedPrice(basis, unitCode, quantity));
    const lineNetCents = lineNetAmount(quantity, UNITS[unitCode].scale, itemNetPriceE4);
    return { quantity, itemNetPriceE4, lineNetCents, costCents: costOf(basis, unitCode, quantity) };
  });
}

function bounded(imposed: CostBasis['imposed'], quantity: number, priceE4: PriceE4): PriceE4 {
  if (imposed === null) return priceE4;
  if (quantity === imposed.quantity) return imposed.priceE4;
  return quantity > imposed.quantity ? Math.min(priceE4, imposed.priceE4) : Math.max(priceE4, imposed.priceE4);
}

/** Share of the price that stays, in hundredths of a percent; null for nothing sold. */
export function marginOf({ lineNetCents, costCents }: Pick<OfferedPrice, 'lineNetCents' | 'costCents'>): number | null {
  return lineNetCents === 0 ? null : roundedRatio(BigInt(lineNetCents - costCents) * 10_000n, BigInt(lineNetCents));
}

const scaleOf = (unitCode: UnitCode): bigint => 10n ** BigInt(UNITS[unitCode].scale);

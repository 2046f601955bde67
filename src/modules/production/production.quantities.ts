import { UNITS, type UnitCode } from '../../core/quantity/unit.js';

/** The counters of one size × colour at one operation. */
export interface CellCount {
  workOrderCellId: number;
  /** What the OF makes of it. */
  quantity: number;
  good: number;
  validated: number;
  scrap: number;
  /** At a subcontractor. */
  outside: number;
}

/** An operation of an OF, as its counters see it. */
export interface Stage<Cell extends CellCount = CellCount> {
  state: string;
  cells: readonly Cell[];
}

/** An OF as its counters see it; `stages` in the order of the routing. */
export interface Course<S extends Stage = Stage> {
  critical: boolean;
  stages: readonly S[];
}

/** The steps that are really made: a skipped one neither counts nor holds back. */
export function madeStages<S extends Stage>({ stages }: Course<S>): S[] {
  return stages.filter(({ state }) => state !== 'skipped');
}

const cellOf = ({ cells }: Stage, workOrderCellId: number): CellCount => {
  const cell = cells.find((one) => one.workOrderCellId === workOrderCellId);
  if (!cell) throw new Error(`no counters for cell ${workOrderCellId}`);
  return cell;
};

const before = <S extends Stage>(course: Course<S>, stage: S): S | undefined => {
  const made = madeStages(course);
  return made[made.indexOf(stage) - 1];
};

const after = <S extends Stage>(course: Course<S>, stage: S): S | undefined => {
  const made = madeStages(course);
  return made[made.indexOf(stage) + 1];
};

/** Pieces that have reached an operation: all of them at the first; then the good ones (validated if critical). */
export function supply<S extends Stage>(course: Course<S>, stage: S, workOrderCellId: number): number {
  const previous = before(course, stage);
  if (!previous) return cellOf(stage, workOrderCellId).quantity;
  const { good, validated } = cellOf(previous, workOrderCellId);
  return course.critical ? validated : good;
}

/** Pieces that can be done now, or sent. Those to redo are still among them: only good and scrap use the supply up. */
export function available<S extends Stage>(course: Course<S>, stage: S, workOrderCellId: number): number {
  const { good, scrap, outside } = cellOf(stage, workOrderCellId);
  return Math.max(0, supply(course, stage, workOrderCellId) - good - scrap - outside);
}

export function availableInAll<S extends Stage>(course: Course<S>, stage: S): number {
  return stage.cells.reduce((sum, { workOrderCellId }) => sum + available(course, stage, workOrderCellId), 0);
}

/** Pieces the next operation has already used: they can no longer be taken back. */
export function usedDownstream<S extends Stage>(course: Course<S>, stage: S, workOrderCellId: number): number {
  const next = after(course, stage);
  if (!next) return 0;
  const { good, scrap, outside } = cellOf(next, workOrderCellId);
  return good + scrap + outside;
}

/** Nothing is left to do at an operation, and nothing more can reach it. */
export function isComplete<S extends Stage>(course: Course<S>, stage: S): boolean {
  const previous = before(course, stage);
  if (previous && !isComplete(course, previous)) return false;
  return stage.cells.every(({ workOrderCellId, quantity, good, scrap }) => {
    const reaching = previous ? cellOf(previous, workOrderCellId).good : quantity;
    return good + scrap === reaching;
  });
}

/** Every piece released is validated at the last operation or scrapped on the way. */
export function isAccounted(course: Course): boolean {
  const made = madeStages(course);
  const last = made.at(-1);
  return last !== undefined && last.cells.every((cell) => cell.validated + scrapOf(made, cell) === cell.quantity);
}

const scrapOf = (stages: readonly Stage[], { workOrderCellId }: CellCount): number =>
  stages.reduce((sum, stage) => sum + cellOf(stage, workOrderCellId).scrap, 0);

/** Pieces an operation still has to make: the quantity less what was scrapped before it and what it has done. */
export function remaining<S extends Stage>(course: Course<S>, stage: S): number {
  const made = madeStages(course);
  const upTo = made.slice(0, made.indexOf(stage) + 1);
  return stage.cells.reduce((sum, cell) => sum + cell.quantity - cell.good - scrapOf(upTo, cell), 0);
}

/** Market minutes of an operation: set-up once, then hundredths of a minute for each unit (a piece, an hour). */
export function plannedMinutes(setup: number, unitCentiminutes: number, quantity: number, unit: UnitCode): number {
  return setup + Math.ceil((unitCentiminutes * quantity) / (100 * 10 ** UNITS[unit].scale));
}

/** Minutes of a session, to the nearest; a clock put back counts none. */
export function minutesBetween(startedAt: string, endedAt: string): number {
  return Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 60_000));
}

/** The event an operation's counters call for, if any. */
export function dueEvent<S extends Stage>(course: Course<S>, stage: S): 'unblock' | 'finish' | 'reopen' | null {
  if (stage.state === 'blocked') return availableInAll(course, stage) > 0 ? 'unblock' : null;
  if (stage.state === 'in_progress' || stage.state === 'paused') return isComplete(course, stage) ? 'finish' : null;
  if (stage.state === 'done') return isComplete(course, stage) ? null : 'reopen';
  return null;
}

/** Minutes shared by weights, evenly when none weighs; the parts make the whole, the largest remainders first. */
export function sharedMinutes(minutes: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const heavy = total === 0 ? weights.map(() => 1) : weights;
  const whole = total === 0 ? weights.length : total;
  const exact = heavy.map((weight) => (minutes * weight) / whole);
  const shares = exact.map(Math.floor);
  const left = minutes - shares.reduce((sum, share) => sum + share, 0);
  const largest = exact.map((part, at) => [part - shares[at]!, at] as const).sort(([a], [b]) => b - a);
  for (const [, at] of largest.slice(0, left)) shares[at]!++;
  return shares;
}

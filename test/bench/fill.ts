export interface ColumnPlan {
  name: string;
  /** Table whose id it holds. */
  to: string | null;
}

/** Rows `base + 1` to `base + span` of a table are the pattern; each round writes them again further on. */
export interface TablePlan {
  table: string;
  base: number;
  span: number;
  columns: ColumnPlan[];
}

interface Rounds {
  first: number;
  last: number;
  /** Of the whole fill: the last rounds are of today, the first three years old. */
  all: number;
}

const DAYS = 1_095;
/** Of so many rounds the orders are still open, as in a school that works. */
const OPEN_ROUNDS = 2;

/** `INSERT … SELECT` for each table: other ids and numbers, older days, everything else the same. */
export function fillStatements(engine: 'sqlite' | 'postgres', plans: readonly TablePlan[], rounds: Rounds): string[] {
  const by = new Map(plans.map((plan) => [plan.table, plan]));
  return plans.map((plan) => {
    const names = plan.columns.map(({ name }) => `"${name}"`);
    const values = plan.columns.map((column) => valueOf(engine, { plan, column, by, rounds }));
    return `INSERT INTO ${plan.table} (${names.join(', ')})
      WITH RECURSIVE r(n) AS (SELECT ${rounds.first} UNION ALL SELECT n + 1 FROM r WHERE n < ${rounds.last})
      SELECT ${values.join(', ')} FROM r CROSS JOIN ${plan.table} t
      WHERE t.id > ${plan.base} AND t.id <= ${plan.base + plan.span}`;
  });
}

interface Place {
  plan: TablePlan;
  column: ColumnPlan;
  by: ReadonlyMap<string, TablePlan>;
  rounds: Rounds;
}

function valueOf(engine: 'sqlite' | 'postgres', { plan, column, by, rounds }: Place): string {
  const { name } = column;
  const own = `t."${name}"`;
  if (name === 'id') return `t.id + r.n * ${plan.span}`;
  if (name === 'subject_id') return shiftedBySubject(own, by);
  const to = column.to ? by.get(column.to) : name === 'file_id' ? by.get('stored_file') : undefined;
  if (to) return `CASE WHEN ${own} > ${to.base} THEN ${own} + r.n * ${to.span} ELSE ${own} END`;
  if (name === 'number') return numbered(engine, own, plan);
  if (name === 'state' && plan.table === 'sales_order')
    return `CASE WHEN r.n < ${rounds.all - OPEN_ROUNDS} THEN 'closed' ELSE ${own} END`;
  if (/(_on|_at)$|^at$/.test(name)) return aged(engine, own, rounds);
  return own;
}

function shiftedBySubject(own: string, by: ReadonlyMap<string, TablePlan>): string {
  const cases = [...by.values()].map(
    ({ table, base, span }) => `WHEN t.subject_type = '${table}' AND ${own} > ${base} THEN ${own} + r.n * ${span}`,
  );
  return `CASE ${cases.join(' ')} ELSE ${own} END`;
}

/** `CO-2026-00003` of round n: the pattern's numbers go on. */
function numbered(engine: 'sqlite' | 'postgres', own: string, { span }: TablePlan): string {
  const value = `(CAST(substr(${own}, 9) AS integer) + r.n * ${span})`;
  return engine === 'sqlite'
    ? `substr(${own}, 1, 8) || printf('%05d', ${value})`
    : `substr(${own}, 1, 8) || CASE WHEN ${value} < 100000 THEN lpad(${value}::text, 5, '0') ELSE ${value}::text END`;
}

/** Older rounds lie further back, evenly over three years; the hour stays. */
function aged(engine: 'sqlite' | 'postgres', own: string, { all }: Rounds): string {
  const days = `((${all} - 1 - r.n) * ${DAYS} / ${all})`;
  const day =
    engine === 'sqlite'
      ? `date(substr(${own}, 1, 10), '-' || ${days} || ' days')`
      : `to_char(substr(${own}, 1, 10)::date - ${days}, 'YYYY-MM-DD')`;
  return `${day} || substr(${own}, 11)`;
}

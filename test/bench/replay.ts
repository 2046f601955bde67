import type { Trace, TracedCall, Value, Write } from './trace.types.js';

const COUNTERS = 'number_series';
const NUMBER = /^([A-Z]{2})-(\d{4})-(\d{5,})$/;

/** Statements of one call: rows of one table that follow each other go together. */
export interface Batch {
  table: string;
  kind: 'insert' | 'update';
  /** Of an update: the row changed. */
  row: number;
  columns: string[];
  rows: Value[][];
}

/** Writes a traced call again, `round` times further on: other ids and numbers, all else the same. */
export class Replay {
  constructor(private readonly trace: Trace) {}

  batches(call: TracedCall, round: number): Batch[] {
    const made: Batch[] = [];
    for (const each of call.writes) {
      // A counter is one row for all: born in the first round, raised in the others.
      const counter = each.table === COUNTERS && round > 0;
      const write: Write = counter ? { ...each, kind: 'update' } : each;
      const columns = Object.keys(write.values);
      const rows = [columns.map((column) => this.shifted(write, column, round))];
      const last = made.at(-1);
      if (write.kind === 'insert' && last?.kind === 'insert' && last.table === write.table) last.rows.push(...rows);
      else
        made.push({ table: write.table, kind: write.kind, row: this.id(write.table, write.row, round), columns, rows });
    }
    return made;
  }

  private shifted({ table, values }: Write, column: string, round: number): Value {
    const value = values[column]!;
    if (typeof value === 'number') {
      if (table === COUNTERS && column === 'last_number') return value + round;
      const to = this.pointsTo(table, column, values);
      return to ? this.id(to, value, round) : value;
    }
    const parts = value === null ? null : NUMBER.exec(value);
    if (!parts) return value;
    const [, series, year, number] = parts;
    return `${series}-${year}-${String(Number(number) + round * (this.trace.series[series!] ?? 0)).padStart(5, '0')}`;
  }

  private pointsTo(table: string, column: string, values: Record<string, Value>): string | undefined {
    if (column === 'id') return table;
    if (column === 'subject_id') return String(values['subject_type']);
    return this.trace.references[table]?.[column];
  }

  /** Rows that stood before the trace keep their id. */
  private id(table: string, id: number, round: number): number {
    const found = table === COUNTERS ? undefined : this.trace.spans[table];
    return found && id > found.base ? id + round * found.span : id;
  }
}

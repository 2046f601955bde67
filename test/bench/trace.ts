import Database from 'better-sqlite3';
import type { Around } from './day.js';
import type { Span, Trace, TracedCall, Value, Write } from './trace.types.js';

interface Noted {
  id: number;
  tbl: string;
  op: 'I' | 'U';
  row: number;
  now: string;
  old: string | null;
}

/** Who was seen when is no row of the day; the head of the ledger goes on by one, whatever comes side by side. */
const LEFT_OUT = ['api_key', 'user_session', 'sign_in_try', 'app_user', 'ledger_head', 'migrations', 'bench_trace'];
/** Ids that no foreign key declares; an entry of the ledger has its rank, which goes on as its id does. */
const UNDECLARED: Record<string, Record<string, string>> = {
  outbox_message: { file_id: 'stored_file' },
  ledger_entry: { seq: 'ledger_entry' },
};

/** Watches a SQLite base by triggers, and tells what each call wrote. One call at a time. */
export class Recorder {
  private readonly base: Database.Database;
  private readonly tables: string[];
  private readonly before: Record<string, number>;
  private readonly calls: TracedCall[] = [];
  private seen = 0;

  constructor(file: string) {
    this.base = new Database(file);
    this.tables = this.base
      .prepare<[], { name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'",
      )
      .all()
      .map(({ name }) => name)
      .filter((name) => !LEFT_OUT.includes(name));
    this.base.exec(
      'CREATE TABLE bench_trace (id integer PRIMARY KEY, tbl text, op text, row integer, now text, old text)',
    );
    for (const table of this.tables) this.watch(table);
    this.before = this.lastIds();
  }

  /** Wraps each call of a Day with one writer. */
  readonly around: Around = async ({ name, order, sent }, call) => {
    const answer = await call();
    const writes = this.noted();
    this.calls.push({ name, order, sent, answer: JSON.stringify(answer), writes });
    return answer;
  };

  finish(orders: number): Trace {
    const after = this.lastIds();
    const spans: Record<string, Span> = {};
    for (const table of this.tables)
      spans[table] = { base: this.before[table]!, span: after[table]! - this.before[table]! };
    const references = Object.fromEntries(this.tables.map((table) => [table, this.referencesOf(table)]));
    const trace = { orders, calls: this.calls, spans, references, series: this.seriesOf() };
    this.base.close();
    return trace;
  }

  private watch(table: string): void {
    const columns = this.base.pragma(`table_info(${table})`) as { name: string }[];
    const json = (row: 'NEW' | 'OLD') =>
      `json_object(${columns.map(({ name }) => `'${name}', ${row}."${name}"`).join(', ')})`;
    const note = (op: string, old: string) =>
      `BEGIN INSERT INTO bench_trace (tbl, op, row, now, old) VALUES ('${table}', '${op}', NEW.id, ${json('NEW')}, ${old}); END`;
    this.base.exec(`CREATE TRIGGER bench_insert_${table} AFTER INSERT ON ${table} ${note('I', 'NULL')};
      CREATE TRIGGER bench_update_${table} AFTER UPDATE ON ${table} ${note('U', json('OLD'))};`);
  }

  private noted(): Write[] {
    const rows = this.base
      .prepare<[number], Noted>('SELECT id, tbl, op, row, now, old FROM bench_trace WHERE id > ? ORDER BY id')
      .all(this.seen);
    this.seen = rows.at(-1)?.id ?? this.seen;
    return rows.flatMap(({ tbl: table, op, row, now, old }): Write[] => {
      const values = JSON.parse(now) as Record<string, Value>;
      if (op === 'I') return [{ table, kind: 'insert', row, values }];
      const before = JSON.parse(old!) as Record<string, Value>;
      const changed = Object.entries(values).filter(([column, value]) => value !== before[column]);
      return changed.length ? [{ table, kind: 'update', row, values: Object.fromEntries(changed) }] : [];
    });
  }

  private lastIds(): Record<string, number> {
    const last = (table: string) =>
      this.base.prepare<[], { id: number }>(`SELECT COALESCE(MAX(id), 0) AS id FROM ${table}`).get()!.id;
    return Object.fromEntries(this.tables.map((table) => [table, last(table)]));
  }

  private referencesOf(table: string): Record<string, string> {
    const keys = this.base.pragma(`foreign_key_list(${table})`) as { from: string; table: string }[];
    return { ...Object.fromEntries(keys.map(({ from, table: to }) => [from, to])), ...UNDECLARED[table] };
  }

  private seriesOf(): Record<string, number> {
    const rows = this.base
      .prepare<[], { series: string; last_number: number }>('SELECT series, last_number FROM number_series')
      .all();
    return Object.fromEntries(rows.map(({ series, last_number: last }) => [series, last]));
  }
}

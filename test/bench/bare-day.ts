import { lanes, type Client } from './client.js';
import { READERS, WRITERS } from './options.js';
import { pool } from './client.js';
import { chance } from './shape.js';
import type { Meter, Stage } from './stages.js';
import type { Trace, TracedCall } from './trace.types.js';

/** Calls that follow each other: a learner's start and count, a note written and shipped. */
interface Job {
  lane: number;
  calls: number[];
}

const STAGES: Record<string, string[]> = {
  place: ['place'],
  confirm: ['confirm'],
  assign: ['assign'],
  'start and finish': ['start', 'report'],
  validate: ['validate'],
  deliver: ['prepare', 'ship'],
  invoice: ['draft', 'issue'],
  pay: ['pay'],
};

/** The same day written by raw SQL: what each call of the trace wrote, in one transaction a call. */
export class BareDay {
  constructor(
    private readonly client: Client,
    private readonly trace: Trace,
  ) {}

  /** `from` and `count` are whole rounds of the trace. */
  async run(from: number, count: number, meter: Meter | null): Promise<Stage[]> {
    const stages: Stage[] = [];
    for (const [name, calls] of Object.entries(STAGES)) {
      const once = this.jobs(calls);
      const rounds = Array.from({ length: count / this.trace.orders }, (_, i) => from / this.trace.orders + i);
      const jobs = rounds.flatMap((round) => once.map((job) => ({ ...job, round })));
      const work = () => lanes(jobs, WRITERS, (job) => this.play(job));
      if (meter) stages.push(await meter.stage(name, count, work));
      else await work();
    }
    return stages;
  }

  private async play({ calls, round }: Job & { round: number }): Promise<void> {
    for (const call of calls) await this.client.post(`/calls/${call}/${round}`, { json: this.trace.calls[call]!.sent });
  }

  private jobs(names: readonly string[]): Job[] {
    const by = names.map((name) => this.indexes((call) => call.name === name));
    return by[0]!.map((first, n) => ({
      lane: learnerOf(this.trace.calls[first]!) ?? n,
      calls: by.map((indexes) => indexes[n]!),
    }));
  }

  private indexes(wanted: (call: TracedCall) => boolean): number[] {
    return this.trace.calls.flatMap((call, at) => (wanted(call) ? [at] : []));
  }
}

function learnerOf({ writes }: TracedCall): number | null {
  const session = writes.find(({ table, kind }) => table === 'work_session' && kind === 'insert');
  return session ? Number(session.values['learner_id']) : null;
}

/** The three reads of the day from the bare server, JSON and pages. */
export async function readBare(client: Client, orders: number, requests: number, meter: Meter): Promise<Stage[]> {
  const any = (next: () => number) => 1 + Math.floor(next() * orders);
  const stages: Record<string, (next: () => number) => string> = {
    'list json': () => '/list',
    'sheet json': (next) => `/sheets/${any(next)}`,
    'revenue json': () => '/revenue',
    'list page': () => '/list.html',
    'sheet page': (next) => `/sheets/${any(next)}/html`,
    'revenue page': () => '/revenue.html',
  };
  const measured: Stage[] = [];
  for (const [name, path] of Object.entries(stages)) {
    const next = chance(7);
    const paths = Array.from({ length: requests }, () => path(next));
    const run = (some: string[]) => pool(some, READERS, (each) => client.get(each));
    await run(paths.slice(0, Math.ceil(requests / 10)));
    measured.push(await meter.stage(name, requests, () => run(paths)));
  }
  return measured;
}

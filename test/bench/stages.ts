import type { Child, Usage } from './child.js';
import type { Client } from './client.js';

export interface Stage {
  name: string;
  calls: number;
  seconds: number;
  /** Units (orders, or requests of a read stage) a second. */
  rate: number;
  p50: number;
  p95: number;
  /** Milliseconds of server CPU a unit. */
  cpuMs: number;
  /** Of which in the document renderer. */
  documentMs: number;
  /** Milliseconds of CPU of the PostgreSQL server a unit; 0 on SQLite. */
  databaseMs: number;
}

/** Takes what a server used before and after some work. */
export class Meter {
  constructor(
    private readonly server: Child,
    private readonly client: Client,
    private readonly databaseCpu: () => number,
  ) {}

  async stage(name: string, units: number, work: () => Promise<void>): Promise<Stage> {
    this.client.latencies();
    const before = await this.server.ask<Usage>('usage');
    const databaseBefore = this.databaseCpu();
    const began = performance.now();
    await work();
    const seconds = (performance.now() - began) / 1000;
    const after = await this.server.ask<Usage>('usage');
    const taken = this.client.latencies().sort((a, b) => a - b);
    const each = (total: number) => (total * 1000) / units;
    return {
      name,
      calls: taken.length,
      seconds,
      rate: units / seconds,
      p50: quantile(taken, 0.5),
      p95: quantile(taken, 0.95),
      cpuMs: each(after.cpu - before.cpu),
      documentMs: each(after.documentSeconds - before.documentSeconds),
      databaseMs: each(this.databaseCpu() - databaseBefore),
    };
  }
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

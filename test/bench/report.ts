import type { BareResult, DayResult } from './run.js';
import type { Stage } from './stages.js';

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
const ratio = (ours: number, bare: number | undefined): number | null => (bare ? round(ours / bare) : null);

/** A stage as it goes into the JSON line; with the bare one beside it, what it costs more. */
function stageOf(ours: Stage, bare: Stage | undefined) {
  const { calls, rate, p50, p95, cpuMs, documentMs, databaseMs } = ours;
  return {
    calls,
    rate: round(rate, 1),
    p50Ms: round(p50),
    p95Ms: round(p95),
    cpuMs: round(cpuMs),
    ...(documentMs > 0 ? { documentMs: round(documentMs) } : {}),
    ...(databaseMs > 0 ? { databaseMs: round(databaseMs) } : {}),
    ...(bare
      ? {
          bareRate: round(bare.rate, 1),
          bareCpuMs: round(bare.cpuMs),
          cpuRatio: ratio(cpuOf(ours), cpuOf(bare)),
          rateRatio: ratio(bare.rate, ours.rate),
        }
      : {}),
  };
}

/** CPU without the documents, which the bare limit does not draw; with the database's, which both make work. */
const cpuOf = ({ cpuMs, documentMs, databaseMs }: Stage): number => cpuMs - documentMs + databaseMs;
const sum = (stages: readonly Stage[], of: (stage: Stage) => number) =>
  stages.reduce((total, stage) => total + of(stage), 0);

export function summary(day: DayResult, bare: BareResult | null) {
  const of = (stages: readonly Stage[] | undefined, name: string) => stages?.find((stage) => stage.name === name);
  const section = (ours: readonly Stage[], theirs: readonly Stage[] | undefined) =>
    Object.fromEntries(ours.map((stage) => [stage.name, stageOf(stage, of(theirs, stage.name))]));
  // The bare day looks nothing up: its client was told.
  const both = day.writes.filter(({ name }) => of(bare?.writes, name));
  const reads = (kind: string, of: (stage: Stage) => number, stages: readonly Stage[]) =>
    sum(
      stages.filter(({ name }) => name.endsWith(kind)),
      of,
    );
  return {
    orders: day.orders,
    startMs: round(day.startMs, 0),
    wholeDay: {
      ordersPerSecond: round(day.orders / sum(day.writes, ({ seconds }) => seconds)),
      cpuSecondsPerOrder: round(sum(day.writes, ({ cpuMs }) => cpuMs) / 1000, 4),
      documentSecondsPerOrder: round(sum(day.writes, ({ documentMs }) => documentMs) / 1000, 4),
      databaseCpuSecondsPerOrder: round(sum(day.writes, ({ databaseMs }) => databaseMs) / 1000, 4),
      callsPerOrder: round(sum(day.writes, ({ calls }) => calls) / day.orders),
    },
    memoryMb: round(day.rssBytes / 1e6, 0),
    databaseMemoryMb: round(day.databaseMemoryBytes / 1e6, 0),
    baseBytesPerOrder: round(day.basePerOrder, 0),
    fileBytesPerOrder: round(day.filesPerOrder, 0),
    ...(bare
      ? {
          ratios: {
            writesCpu: ratio(sum(both, cpuOf), sum(bare.writes, cpuOf)),
            writesRate: ratio(
              sum(both, ({ seconds }) => seconds),
              sum(bare.writes, ({ seconds }) => seconds),
            ),
            readsCpu: ratio(reads('json', cpuOf, day.reads), reads('json', cpuOf, bare.reads)),
            pagesCpu: ratio(reads('page', cpuOf, day.reads), reads('page', cpuOf, bare.reads)),
          },
        }
      : {}),
    writes: section(day.writes, bare?.writes),
    mail: stageOf(day.mail, undefined),
    reads: section(day.reads, bare?.reads),
    answerBytes: day.answerBytes,
    ...(bare ? { bare: { answerBytes: bare.answerBytes, baseBytesPerOrder: round(bare.basePerOrder, 0) } } : {}),
  };
}

/** The stages as a table for people. */
export function tableOf(title: string, rows: Record<string, Record<string, unknown>>): string {
  const columns = [...new Set(Object.values(rows).flatMap((row) => Object.keys(row)))];
  const lines = [
    ['', ...columns],
    ...Object.entries(rows).map(([name, row]) => [name, ...columns.map((c) => String(row[c] ?? ''))]),
  ];
  const widths = lines[0]!.map((_, at) => Math.max(...lines.map((line) => line[at]!.length)));
  const text = lines.map((line) =>
    line.map((cell, at) => (at ? cell.padStart(widths[at]!) : cell.padEnd(widths[0]!))).join('  '),
  );
  return `\n${title}\n${text.join('\n')}\n`;
}

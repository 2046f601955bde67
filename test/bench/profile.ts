import { join } from 'node:path';
import type { Bases } from './bases.js';
import { Day, type Around } from './day.js';
import type { Founded } from './founding.js';
import type { Options } from './options.js';
import { summarise, type ProfileSummary } from './profile-summary.js';
import { dayReads, readAll } from './reads.js';
import { tableOf } from './report.js';
import { finish, serve, TRACED, warmUp } from './run.js';

/** Where the server's time goes, stage by stage, and the SQL statements of each call. */
export async function runProfile(
  bases: Bases,
  founded: Founded,
  { orders, reads }: Options,
  say: (text: string) => void,
): Promise<Record<string, unknown>> {
  const statements = await countStatements(bases, founded, say);
  await bases.copy('founded', 'profiled');
  const served = await serve(bases, 'profiled');
  const { server, client, meter } = served;
  const day = new Day(client, founded);
  await day.signIn();
  const before = warmUp(orders);
  await day.run(0, before, null);
  const summaries: Record<string, ProfileSummary> = {};
  const profiled = async (name: string, work: () => Promise<unknown>) => {
    const path = join(bases.folder, `${name.replace(/\W+/g, '-')}.cpuprofile`);
    await server.ask('startProfile');
    await work();
    await server.ask('stopProfile', path);
    const found = (summaries[name] = summarise(path));
    say(`\n=== ${bases.engine}: ${name}, ${found.seconds.toFixed(1)} s on the processor`);
    for (const [title, rows] of Object.entries({
      packages: found.packages,
      functions: found.functions,
      ours: found.ours,
    }))
      say(tableOf(title, Object.fromEntries(rows.map(([key, part]) => [key, { part }]))));
  };
  await profiled('writes', () => day.run(before, orders, null));
  for (const stage of dayReads(founded, before + orders))
    await profiled(stage.name, () => readAll(client, [stage], reads, meter));
  await finish(served);
  return { statements, profiles: summaries };
}

/** One order at a time: how many statements each call makes, and which come most often. */
async function countStatements(bases: Bases, founded: Founded, say: (text: string) => void) {
  await bases.copy('founded', 'counted');
  const served = await serve(bases, 'counted', true);
  const { server, client } = served;
  const totals: Record<string, { calls: number; statements: number; top: Map<string, number> }> = {};
  const note = async (name: string) => {
    const rows = await server.ask<[string, number][]>('statements');
    const into = (totals[name] ??= { calls: 0, statements: 0, top: new Map() });
    into.calls++;
    for (const [text, times] of rows) {
      into.statements += times;
      into.top.set(text, (into.top.get(text) ?? 0) + times);
    }
  };
  const around: Around = async ({ name }, call) => {
    await server.ask('statements');
    const answer = await call();
    await note(name);
    return answer;
  };
  const day = new Day(client, founded, around, 1);
  await day.signIn();
  await day.run(0, TRACED, null);
  for (const { name, path, sent } of dayReads(founded, TRACED)) {
    await server.ask('statements');
    await client.get(
      path(() => 0.5),
      sent,
    );
    await note(name);
  }
  await finish(served);
  await bases.drop('counted');
  const rows = Object.entries(totals).map(([name, { calls, statements, top }]) => {
    const most = [...top].sort(([, a], [, b]) => b - a).slice(0, 30);
    say(`\n--- ${bases.engine}: ${name}, ${(statements / calls).toFixed(1)} statements a call`);
    for (const [text, times] of most)
      say(`${(times / calls).toFixed(1).padStart(6)}  ${text.replace(/\s+/g, ' ').slice(0, 220)}`);
    return [name, Number((statements / calls).toFixed(1))] as const;
  });
  return Object.fromEntries(rows);
}

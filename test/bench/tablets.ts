import { request } from 'node:http';
import type { Bases } from './bases.js';
import type { Usage } from './child.js';
import { Client } from './client.js';
import { Day, type Given } from './day.js';
import type { Founded } from './founding.js';
import type { Options } from './options.js';
import { tableOf } from './report.js';
import { finish, serve } from './run.js';

const TABLETS = 20;
const BOARDS = 3;
/** Orders of five jobs that keep forty learners at work for a minute; twenty of them have a tablet. */
const ORDERS_A_MINUTE = 44;
const THINK_MS = { least: 1_500, most: 4_000 };

interface Seen {
  times: Map<string, number[]>;
  errors: string[];
}

const percentile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

/** Twenty learners at twenty tablets, each pressing every few seconds, with masters' boards open that read again. */
export async function runTablets(
  bases: Bases,
  founded: Founded,
  { tablets: minutes }: Options,
  say: (text: string) => void,
): Promise<Record<string, unknown>> {
  await bases.copy('founded', 'tablets');
  const served = await serve(bases, 'tablets');
  const { server, port } = served;
  const day = new Day(served.client, founded);
  await day.signIn();
  const jobs = await day.prepare(ORDERS_A_MINUTE * minutes);
  const seen: Seen = { times: new Map(), errors: [] };
  const before = await server.ask<Usage>('usage');
  const until = performance.now() + minutes * 60_000;
  const boards = Array.from({ length: BOARDS }, () => openBoard(port, founded.cookie, seen));
  await Promise.all(
    Array.from({ length: TABLETS }, (_, lane) =>
      tablet(
        port,
        jobs.filter((job) => job.lane === lane),
        { seen, until, cookie: day.cookieOf(lane) },
      ),
    ),
  );
  boards.forEach((close) => close());
  const after = await server.ask<Usage>('usage');
  await finish(served);
  await bases.drop('tablets');
  const acts = Object.fromEntries([...seen.times].map(([name, times]) => [name, lineOf(times)]));
  say(tableOf(`${TABLETS} tablets and ${BOARDS} boards, ${minutes} min`, acts));
  const cpuSeconds = Number((after.cpu - before.cpu).toFixed(2));
  return {
    tablets: TABLETS,
    boards: BOARDS,
    minutes,
    errors: seen.errors.length,
    firstErrors: seen.errors.slice(0, 3),
    cpuSeconds,
    acts,
  };
}

const lineOf = (times: readonly number[]) => ({
  count: times.length,
  p50Ms: Number(percentile(times, 0.5).toFixed(1)),
  p95Ms: Number(percentile(times, 0.95).toFixed(1)),
  maxMs: Number(percentile(times, 1).toFixed(1)),
});

async function tablet(
  port: number,
  jobs: readonly Given[],
  { seen, until, cookie }: { seen: Seen; until: number; cookie: string },
): Promise<void> {
  const client = new Client(port, 2);
  const act = async (name: string, call: () => Promise<unknown>) => {
    await thinking();
    await timed(seen, name, call);
  };
  // All twenty come in at the same moment: how long the last of them waits is told apart.
  let name = 'first look';
  const look = async () => {
    await timed(seen, name, () => client.get('/terminal', { cookie }));
    name = 'look';
  };
  for (const { assignmentId, cells } of jobs) {
    if (performance.now() > until) break;
    const job = `/terminal/jobs/${assignmentId}`;
    await look();
    await act('start', () => client.call('POST', `${job}/start`, { cookie, form: {} }));
    await act('pause', () => client.call('POST', `${job}/pause`, { cookie, form: {} }));
    await act('resume', () => client.call('POST', `${job}/start`, { cookie, form: {} }));
    await look();
    const counted = cells.map(({ operationCellId, quantity: good }) => ({
      operationCellId,
      good,
      rework: 0,
      scrap: 0,
    }));
    const json = { selfChecked: true, finished: true, cells: counted };
    await act('count', () => client.post(`/api/v1/assignments/${assignmentId}/reports`, { cookie, json }));
  }
  client.close();
}

const thinking = () =>
  new Promise((done) => setTimeout(done, THINK_MS.least + Math.random() * (THINK_MS.most - THINK_MS.least)));

async function timed(seen: Seen, name: string, call: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  try {
    await call();
    const times = seen.times.get(name) ?? [];
    seen.times.set(name, times);
    times.push(performance.now() - began);
  } catch (error) {
    seen.errors.push(`${name}: ${String(error).slice(0, 200)}`);
  }
}

/** A master's board: told that something changed, it reads again, one read at a time. Gives back how to close it. */
function openBoard(port: number, cookie: string, seen: Seen): () => void {
  const client = new Client(port, 1);
  let reading = false;
  const headers = { accept: 'text/event-stream', cookie };
  const stream = request({ host: '127.0.0.1', port, path: '/workshop/live', headers }, (answer) => {
    answer.on('data', () => {
      if (reading) return;
      reading = true;
      void timed(seen, 'board', () => client.get('/workshop', { cookie })).finally(() => (reading = false));
    });
  });
  stream.on('error', () => undefined);
  stream.end();
  return () => {
    stream.destroy();
    client.close();
  };
}

import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BareDay, readBare } from './bare-day.js';
import { sqliteBases, type Bases } from './bases.js';
import { Child, type Opened, type Usage } from './child.js';
import { Client } from './client.js';
import { Day, type Around } from './day.js';
import type { Founded } from './founding.js';
import { READERS, type Options } from './options.js';
import { dayReads, readAll, sizes } from './reads.js';
import { Meter, type Stage } from './stages.js';
import { Recorder } from './trace.js';
import type { Trace } from './trace.types.js';

export const TRACED = 10;

/** A server in its own process on one base, and a client to it. */
export interface Served {
  server: Child;
  port: number;
  client: Client;
  meter: Meter;
  startMs: number;
}

export interface DayResult {
  orders: number;
  startMs: number;
  writes: Stage[];
  mail: Stage;
  reads: Stage[];
  answerBytes: Record<string, number>;
  rssBytes: number;
  databaseMemoryBytes: number;
  basePerOrder: number;
  filesPerOrder: number;
}

export interface BareResult {
  writes: Stage[];
  reads: Stage[];
  answerBytes: Record<string, number>;
  basePerOrder: number;
  rssBytes: number;
}

/** Makes the founded template that all bases of a run are copies of. */
export async function foundIn(bases: Bases): Promise<Founded> {
  const child = Child.spawn('./server.js');
  await bases.create('founded');
  const founded = await child.ask<Founded>('found', {
    url: bases.url('founded'),
    filesPath: filesOf(bases, 'founded'),
  });
  await child.stop();
  return founded;
}

export async function serve(bases: Bases, name: string, count = false): Promise<Served> {
  return opened(bases, './server.js', { url: bases.url(name), filesPath: filesOf(bases, name), count });
}

async function opened(bases: Bases, program: string, settings: object): Promise<Served> {
  const server = Child.spawn(program);
  const { port } = await server.ask<Opened>('open', settings);
  const startMs = performance.now() - server.startedAt;
  const client = new Client(port, READERS);
  return { server, port, client, meter: new Meter(server, client, () => bases.cpu()), startMs };
}

export async function finish({ server, client }: Served): Promise<void> {
  client.close();
  await server.stop();
}

/** Orders that go before the measured ones, in whole rounds of the trace. */
export const warmUp = (orders: number): number => Math.min(40, Math.max(TRACED, Math.floor(orders / 50) * TRACED));

/** The reference day through our own public API, then its reads. */
export async function runDay(bases: Bases, founded: Founded, { orders, reads }: Options): Promise<DayResult> {
  await bases.copy('founded', 'day');
  const empty = await bases.bytes('day');
  const served = await serve(bases, 'day');
  const { server, client, meter, startMs } = served;
  const before = warmUp(orders);
  const day = new Day(client, founded);
  await day.signIn();
  await day.run(0, before, null);
  await server.ask('sendMail');
  const writes = await day.run(before, orders, meter);
  const mail = await meter.stage('mark mail as sent', orders, async () => void (await server.ask('sendMail')));
  const total = before + orders;
  const stages = dayReads(founded, total);
  const measured = await readAll(client, stages, reads, meter);
  const answerBytes = await sizes(client, stages);
  const { rssBytes } = await server.ask<Usage>('usage');
  const databaseMemoryBytes = bases.memoryBytes();
  await finish(served);
  const basePerOrder = ((await bases.bytes('day')) - empty) / total;
  const filesPerOrder = bytesUnder(filesOf(bases, 'day')) / total;
  await bases.drop('day');
  const sizesOfBase = { basePerOrder, filesPerOrder, rssBytes, databaseMemoryBytes };
  return { orders, startMs, writes, mail, reads: measured, answerBytes, ...sizesOfBase };
}

/** The bare limit: the rows our own calls wrote, written again by raw SQL behind bare Fastify; then the reads. */
export async function runBare(
  bases: Bases,
  trace: Trace,
  answerBytes: Record<string, number>,
  { orders, reads }: Options,
): Promise<BareResult> {
  const tracePath = join(bases.folder, 'trace.json');
  writeFileSync(tracePath, JSON.stringify(trace));
  await bases.copy('founded', 'bare');
  const empty = await bases.bytes('bare');
  const served = await opened(bases, './bare-server.js', { url: bases.url('bare'), tracePath, sizes: answerBytes });
  const { client, meter, server } = served;
  const before = warmUp(orders);
  const day = new BareDay(client, trace);
  await day.run(0, before, null);
  const writes = await day.run(before, orders, meter);
  const measured = await readBare(client, before + orders, reads, meter);
  const list = Buffer.byteLength((await client.get('/list')).text);
  const sheet = Buffer.byteLength((await client.get(`/sheets/${1 + Math.floor((before + orders) / 2)}`)).text);
  const { rssBytes } = await server.ask<Usage>('usage');
  await finish(served);
  const basePerOrder = ((await bases.bytes('bare')) - empty) / (before + orders);
  await bases.drop('bare');
  return { writes, reads: measured, basePerOrder, rssBytes, answerBytes: { 'list json': list, 'sheet json': sheet } };
}

/** What each call writes, seen on a SQLite base of its own: the rows are the same on both databases. */
export async function recordTrace(): Promise<Trace> {
  const bases = sqliteBases();
  const founded = await foundIn(bases);
  await bases.copy('founded', 'traced');
  const recorder = new Recorder(bases.url('traced').replace('sqlite:', ''));
  await play(bases, 'traced', founded, recorder.around);
  const trace = recorder.finish(TRACED);
  await bases.close();
  return trace;
}

/** Some orders through the whole day, one call at a time. */
export async function play(bases: Bases, name: string, founded: Founded, around?: Around): Promise<void> {
  const served = await serve(bases, name);
  const day = new Day(served.client, founded, around, 1);
  await day.signIn();
  await day.run(0, TRACED, null);
  await finish(served);
}

function filesOf(bases: Bases, name: string): string {
  const folder = join(bases.folder, `files-${name}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

function bytesUnder(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

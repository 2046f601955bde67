import { pool, type Client, type Sent } from './client.js';
import type { Founded } from './founding.js';
import { READERS } from './options.js';
import { chance } from './shape.js';
import type { Meter, Stage } from './stages.js';

export interface ReadStage {
  name: string;
  path: (next: () => number) => string;
  sent: Sent;
}

const PERIOD = 'from=2026-09-01&to=2027-08-31';

/** The three reads of the reference day, as JSON and as pages. `orders` is how many the base holds. */
export function dayReads({ keys, cookie }: Founded, orders: number): ReadStage[] {
  const json = { key: keys.director };
  const page = { cookie };
  const any = (next: () => number) => 1 + Math.floor(next() * orders);
  return [
    { name: 'list json', path: () => '/api/v1/orders?limit=50', sent: json },
    { name: 'sheet json', path: (next) => `/api/v1/orders/${any(next)}`, sent: json },
    { name: 'revenue json', path: () => `/api/v1/revenue/by-month?${PERIOD}`, sent: json },
    { name: 'list page', path: () => '/orders?limit=50', sent: page },
    { name: 'sheet page', path: (next) => `/orders/${any(next)}`, sent: page },
    { name: 'revenue page', path: () => '/funding/2026-2027/revenue', sent: page },
  ];
}

/** What must not slow down as the base grows. */
export function growthReads(founded: Founded, orders: number): ReadStage[] {
  const { keys, cookie } = founded;
  const any = (next: () => number) => 1 + Math.floor(next() * orders);
  const number = (next: () => number) => `BC-${10_000 + (any(next) % 10)}`;
  return [
    ...dayReads(founded, orders),
    { name: 'search json', path: () => '/api/v1/search?q=blouse', sent: { key: keys.director } },
    {
      name: 'list search json',
      path: (next) => `/api/v1/orders?limit=50&q=${number(next)}`,
      sent: { key: keys.director },
    },
    { name: 'rare search json', path: () => '/api/v1/orders?limit=50&q=introuvable', sent: { key: keys.director } },
    { name: 'home page', path: () => '/', sent: { cookie } },
  ];
}

/** Bytes of one answer of each stage, by its name. */
export async function sizes(client: Client, stages: readonly ReadStage[]): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { name, path, sent } of stages) {
    const { text } = await client.get(
      path(() => 0.5),
      sent,
    );
    found[name] = Buffer.byteLength(text);
  }
  return found;
}

/** Each stage in turn, at concurrency 8; a tenth of the requests goes before, unmeasured. */
export async function readAll(
  client: Client,
  stages: readonly ReadStage[],
  requests: number,
  meter: Meter,
): Promise<Stage[]> {
  const measured: Stage[] = [];
  for (const { name, path, sent } of stages) {
    const next = chance(7);
    const jobs = Array.from({ length: requests }, () => path(next));
    const run = (paths: string[]) => pool(paths, READERS, (each) => client.get(each, sent));
    await run(jobs.slice(0, Math.ceil(requests / 10)));
    measured.push(await meter.stage(name, requests, () => run(jobs)));
  }
  return measured;
}

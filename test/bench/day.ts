import { lanes, pool, type Client, type Sent } from './client.js';
import { DAY, type Founded } from './founding.js';
import { WRITERS } from './options.js';
import { demand } from './shape.js';
import type { Meter, Stage } from './stages.js';

interface Cell {
  id: number;
  ordered: number;
}

/** What the client remembers of an order on its way. */
interface Running {
  n: number;
  id: number;
  totalCents: number;
  cells: Cell[];
  jobs: Job[];
  invoiceId: number;
}

interface Job {
  operationId: number;
  cells: { operationCellId: number; quantity: number }[];
  /** Which learner: one learner, one job at a time. */
  lane: number;
  plannedOn: string;
  halfDay: 'am' | 'pm';
  assignmentId: number;
}

/** A job a learner was given. */
export type Given = Pick<Job, 'assignmentId' | 'lane' | 'cells'>;

interface WorkOrderSheet {
  operations: { id: number }[];
  cellsByOperation: Record<string, { operationCellId: number; quantity: number }[]>;
}

/** Called around each call: a recorder sees what one call wrote. */
export type Around = <T>(about: { name: string; order: number; sent: unknown }, call: () => Promise<T>) => Promise<T>;
const direct: Around = (_about, call) => call();

/** The reference day (README.md beside), as a program and a tablet would make it: the public API only. */
export class Day {
  private readonly tablets = new Map<number, string>();

  constructor(
    private readonly client: Client,
    private readonly founded: Founded,
    private readonly around: Around = direct,
    private readonly writers = WRITERS,
  ) {}

  /** Each learner signs in once, by PIN on the tablet. */
  async signIn(): Promise<void> {
    const { learners, tablet, pin } = this.founded;
    await pool(learners, 2, async ({ userId, learnerId }) => {
      const form = { userId: String(userId), pin };
      const { cookies } = await this.client.call('POST', '/tablet', { cookie: tablet, form });
      if (!cookies[0]) throw new Error('No session for a learner');
      this.tablets.set(learnerId, cookies[0]);
    });
  }

  /** Orders `from` to `from + count`, each stage over all of them before the next. */
  async run(from: number, count: number, meter: Meter | null): Promise<Stage[]> {
    const orders: Running[] = Array.from({ length: count }, (_, i) => blank(from + i));
    const stages: Stage[] = [];
    const each = (work: (order: Running) => Promise<unknown>) => () => pool(orders, this.writers, work);
    const stage = async (name: string, work: () => Promise<void>) => {
      if (meter) stages.push(await meter.stage(name, count, work));
      else await work();
    };
    await stage(
      'place',
      each((order) => this.place(order)),
    );
    await stage(
      'confirm',
      each((order) => this.confirm(order)),
    );
    await stage(
      'look up work orders',
      each((order) => this.lookUp(order)),
    );
    const jobs = this.planned(orders);
    await stage('assign', () => pool(jobs, this.writers, (job) => this.assign(job)));
    await stage('start and finish', () => lanes(jobs, this.writers, (job) => this.make(job)));
    await stage('validate', () => pool(jobs, this.writers, (job) => this.validate(job)));
    await stage(
      'deliver',
      each((order) => this.deliver(order)),
    );
    await stage(
      'invoice',
      each((order) => this.invoice(order)),
    );
    await stage(
      'pay',
      each((order) => this.pay(order)),
    );
    return stages;
  }

  /** Orders placed and confirmed, and their work given: what tablets begin with. */
  async prepare(count: number): Promise<Given[]> {
    const orders: Running[] = Array.from({ length: count }, (_, n) => blank(n));
    for (const work of [this.place, this.confirm, this.lookUp])
      await pool(orders, this.writers, (order) => work.call(this, order));
    const jobs = this.planned(orders);
    await pool(jobs, this.writers, (job) => this.assign(job));
    return jobs;
  }

  /** The session of a learner on the tablet. */
  cookieOf(lane: number): string {
    return this.tablets.get(this.founded.learners[lane]!.learnerId)!;
  }

  private post<T>(name: string, order: number, path: string, sent: Sent): Promise<T> {
    return this.around({ name, order, sent: sent.json ?? null }, () => this.client.post<T>(`/api/v1/${path}`, sent));
  }

  private async place(order: Running): Promise<void> {
    const sent = { key: this.founded.keys.director, json: demand(this.founded, order.n) };
    const sheet = await this.post<{ id: number; totalWithVatCents: number; lines: { cells: Cell[] }[] }>(
      ...(['place', order.n, 'orders', sent] as const),
    );
    order.id = sheet.id;
    order.totalCents = sheet.totalWithVatCents;
    order.cells = sheet.lines.flatMap(({ cells }) => cells);
  }

  private async confirm(order: Running): Promise<void> {
    const sent = { key: this.founded.keys.director, json: { promisedOn: '2026-12-18' } };
    await this.post('confirm', order.n, `orders/${order.id}/confirmation`, sent);
  }

  private async lookUp(order: Running): Promise<void> {
    const key = this.founded.keys.master;
    const read = async <T>(path: string) => JSON.parse((await this.client.get(`/api/v1/${path}`, { key })).text) as T;
    const list = await read<{ rows: { id: number }[] }>(`work-orders?orderId=${order.id}`);
    for (const { id } of list.rows.sort((a, b) => a.id - b.id)) {
      const { operations, cellsByOperation } = await read<WorkOrderSheet>(`work-orders/${id}`);
      for (const { id: operationId } of operations)
        order.jobs.push({ ...NO_JOB, operationId, cells: cellsByOperation[operationId]! });
    }
  }

  /** A learner has one job a half-day, from this morning on. */
  private planned(orders: readonly Running[]): (Job & { order: Running })[] {
    const { length } = this.founded.learners;
    const jobs = orders.flatMap((order) => order.jobs.map((job) => ({ ...job, order })));
    return jobs.map((job, n) => {
      const half = Math.floor(n / length);
      const plannedOn = new Date(Date.parse(DAY) + Math.floor(half / 2) * 86_400_000).toISOString().slice(0, 10);
      return Object.assign(job, { lane: n % length, plannedOn, halfDay: half % 2 === 0 ? 'am' : 'pm' } as const);
    });
  }

  private async assign(job: Job & { order: Running }): Promise<void> {
    const { supervisorIds, learners, keys } = this.founded;
    const { operationId, lane, plannedOn, halfDay } = job;
    const supervisorId = supervisorIds[lane % supervisorIds.length];
    const json = { learnerId: learners[lane]!.learnerId, supervisorId, plannedOn, halfDay };
    const given = await this.post<{ id: number }>(
      ...(['assign', job.order.n, `operations/${operationId}/assignments`, { key: keys.master, json }] as const),
    );
    job.assignmentId = given.id;
  }

  private async make({ assignmentId, lane, cells, order }: Job & { order: Running }): Promise<void> {
    const cookie = this.tablets.get(this.founded.learners[lane]!.learnerId)!;
    await this.post('start', order.n, `assignments/${assignmentId}/start`, { cookie });
    const counted = cells.map(({ operationCellId, quantity }) => ({
      operationCellId,
      good: quantity,
      rework: 0,
      scrap: 0,
    }));
    const json = { selfChecked: true, finished: true, cells: counted };
    await this.post('report', order.n, `assignments/${assignmentId}/reports`, { cookie, json });
  }

  private async validate({ assignmentId, order }: Job & { order: Running }): Promise<void> {
    const key = this.founded.keys.master;
    await this.post('validate', order.n, `assignments/${assignmentId}/validation`, { key });
  }

  private async deliver(order: Running): Promise<void> {
    const key = this.founded.keys.master;
    const cells = order.cells.map(({ id, ordered }) => ({ orderCellId: id, quantity: ordered }));
    const note = await this.post<{ id: number }>('prepare', order.n, `orders/${order.id}/deliveries`, {
      key,
      json: { cells },
    });
    await this.post('ship', order.n, `deliveries/${note.id}/shipment`, { key, json: { shippedOn: DAY } });
  }

  private async invoice(order: Running): Promise<void> {
    const key = this.founded.keys.accountant;
    const draft = await this.post<{ id: number }>('draft', order.n, `orders/${order.id}/invoices`, { key });
    await this.post('issue', order.n, `invoices/${draft.id}/issuance`, { key });
    order.invoiceId = draft.id;
  }

  private async pay({ n, invoiceId, totalCents }: Running): Promise<void> {
    const { partnerId, keys } = this.founded;
    const allocations = [{ invoiceId, amountCents: totalCents }];
    const json = { partnerId, receivedOn: DAY, amountCents: totalCents, method: 'transfer', allocations };
    await this.post('pay', n, 'payments', { key: keys.accountant, json });
  }
}

const NO_JOB = { lane: 0, plannedOn: '', halfDay: 'am' as const, assignmentId: 0, cells: [] };

function blank(n: number): Running {
  return { n, id: 0, totalCents: 0, cells: [], jobs: [], invoiceId: 0 };
}

import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { PartnerScope } from '../../src/core/access/scope.js';
import { FileStore } from '../../src/core/files/file-store.js';
import { addDays } from '../../src/core/time/local-date.js';
import { anItem } from '../../src/modules/catalog/tests/catalog.builder.js';
import { DeliveryQueries, DeliveryService } from '../../src/modules/delivery/index.js';
import { KeysService } from '../../src/modules/identity/index.js';
import { InvoicingQueries, InvoicingService } from '../../src/modules/invoicing/index.js';
import { OrdersQueries, OrdersService } from '../../src/modules/sales/index.js';
import { aDraft, allCells, aPartner } from '../../src/modules/sales/tests/sales.builder.js';
import { WebhookWorker } from '../../src/modules/webhooks/index.js';
import type { House, TestSchool } from '../support/house.js';
import { openWholeHouse } from '../support/whole-house.js';

/** Inside the project, so that the program finds the packages it needs. */
const SHELF = '.cache';

/** A partner's program in its own process, that says what it does line by line. */
class Program {
  private readonly lines: AsyncIterator<string>;

  constructor(private readonly child: ChildProcess) {
    this.lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  }

  async says(): Promise<Record<string, unknown>> {
    const { value, done } = await this.lines.next();
    return done ? { what: 'ended' } : (JSON.parse(value) as Record<string, unknown>);
  }

  async end(): Promise<void> {
    if (this.child.exitCode === null && this.child.kill('SIGKILL')) await once(this.child, 'exit');
  }
}

let house: House;
let school: TestSchool;
let filix: PartnerScope;
let folder: string;
let baseUrl: string;
let program: Program;
beforeAll(async () => {
  house = await openWholeHouse();
  school = await house.aSchool();
  filix = await house.scope(school, 'partner', { partnerId: await aPartner(house, school, 'Filix') });
  await anItem(house, school);
  await house.app.listen(0, '127.0.0.1');
  baseUrl = await house.app.getUrl();
  mkdirSync(SHELF, { recursive: true });
  folder = mkdtempSync(join(SHELF, 'partner-program-'));
  await generateClient();
  // Signatures are good for five minutes of the receiver's own clock.
  house.clock.set(new Date());
  program = await start();
}, 120_000);
afterAll(async () => {
  await program?.end();
  rmSync(folder, { recursive: true, force: true });
  await house.close();
});

const run = (...command: string[]) => execFileSync(process.execPath, command, { stdio: 'pipe' });

/** From the document the house serves, and nothing else; then checked by the compiler with the program that uses it. */
async function generateClient(): Promise<void> {
  const document = join(folder, 'openapi.json');
  writeFileSync(document, await (await fetch(`${baseUrl}/api/openapi.json`)).text());
  const generator = 'node_modules/@hey-api/openapi-ts/bin/run.js';
  run(generator, '-i', `./${document}`, '-o', join(folder, 'client'), '--silent', '--no-log-file');
  cpSync('test/partner-program', folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  run('node_modules/typescript/bin/tsc', '-p', folder);
}

async function start(): Promise<Program> {
  const { key } = await house.get(KeysService).createKey(filix, 'ERP', 'partner');
  const foreign = await aDraft(house, school);
  const env = { PATH: process.env.PATH, BASE_URL: baseUrl, API_KEY: key, FOREIGN_ORDER: String(foreign.id) };
  return new Program(
    spawn(process.execPath, [join(folder, 'out/erp.js')], { env, stdio: ['ignore', 'pipe', 'inherit'] }),
  );
}

const send = () => house.get(WebhookWorker).drain();
const soon = (seconds: number) => house.clock.set(new Date(house.clock.now().getTime() + seconds * 1000));

describe('the program of a partner, with a client generated from the OpenAPI file', () => {
  let orderId: number;

  it('is told by signed messages, and takes no other', async () => {
    const { port } = await program.says();
    const forged = { type: 'order.confirmed', data: { id: 1 } };
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(house.clock.now().getTime() / 1000)),
    };
    const answer = await fetch(`http://127.0.0.1:${String(port)}/`, {
      method: 'POST',
      headers: { ...headers, 'webhook-signature': 'v1,Zm9yZ2Vk' },
      body: JSON.stringify(forged),
    });
    expect(answer.status).toBe(400);
    expect(await program.says()).toEqual({ what: 'forged' });
    await send();
  });

  it('orders once, whatever it repeats, and is told why not', async () => {
    const placed = await program.says();
    orderId = Number(placed.id);
    expect(placed).toEqual({
      what: 'placed',
      id: orderId,
      location: `/api/v1/portal/orders/${orderId}`,
      same: orderId,
      replayed: 'true',
      otherBody: [422, 'core.idempotency_key_reused'],
      forgedPrice: [422, 'lines.0.itemNetPriceE4'],
      foreign: [404, 'core.not_found'],
      attached: true,
    });
    const { rows } = await house.get(OrdersQueries).list(filix, {});
    expect(rows.map(({ customerReference }) => customerReference)).toEqual(['F-7781']);
  });

  it('follows the order, by its messages and by reading', async () => {
    const promisedOn = addDays(house.clock.today(), 14);
    await house.get(OrdersService).confirm(school.system, orderId, { promisedOn });
    await send();
    const late = [409, 'core.transition_refused'];
    expect(await program.says()).toEqual({ what: 'confirmed', state: 'confirmed', promisedOn, late });
  });

  it('is told again of what it could not take', async () => {
    const order = await house.get(OrdersQueries).sheet(school.system, orderId);
    await house.get(OrdersService).recordProduced(school.system, allCells(order));
    const { id } = await house.get(DeliveryService).prepare(school.system, orderId, allCells(order));
    await house.get(DeliveryService).ship(school.system, id, { shippedOn: house.clock.today() });
    await send();
    expect(await program.says()).toMatchObject({ what: 'ill' });
    await send();
    soon(6);
    await send();
    expect(await program.says()).toEqual({ what: 'received', attempts: 2 });
    expect((await house.get(DeliveryQueries).sheet(school.system, id)).receivedBy).toBe('Quai 2');
  });

  it('downloads its invoice: the bytes that are kept', async () => {
    const invoicing = house.get(InvoicingService);
    const id = await invoicing.draft(school.system, orderId);
    await invoicing.issue(school.system, id);
    await send();
    const invoiced = await program.says();
    const sheet = await house.get(InvoicingQueries).sheet(school.system, id);
    expect(invoiced).toMatchObject({ what: 'invoiced', number: sheet.number, cents: sheet.totalWithVatCents });
    const kept = await house.get(FileStore).contentOf(school.id, sheet.fileId!);
    const sum = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(sum(Buffer.from(String(invoiced.pdf), 'base64'))).toBe(sum(kept.bytes));
    expect(await program.says()).toEqual({ what: 'ended' });
  });
});

/*
 * The program of a partner, as its own engineers would write it: it knows the address, a key, and the client generated
 * from the OpenAPI file beside it (`./client`); nothing of the house. partner-client.spec.ts runs it.
 */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { Webhook } from 'standardwebhooks';
import {
  filesDownload,
  portalAttach,
  portalInvoice,
  portalItems,
  portalOrder,
  portalPlace,
  portalReceive,
  portalWithdraw,
  webhooksAdd,
  webhooksPing,
  type NewPortalOrder,
  type Problem,
} from './client/index.js';
import { client } from './client/client.gen.js';

interface Message {
  type: string;
  data: { id: number; href: string };
}

const { BASE_URL = '', API_KEY = '', FOREIGN_ORDER = '0' } = process.env;
client.setConfig({ baseUrl: BASE_URL, auth: API_KEY });

const say = (what: string, facts: object = {}) => process.stdout.write(`${JSON.stringify({ what, ...facts })}\n`);

/** What was verified, by type; whoever waits for one is told. */
const messages = new Map<string, Message>();
const attempts = new Map<string, number>();
let verifier: Webhook | undefined;
let onMessage: () => void = () => undefined;

const receiver = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    try {
      const headers = request.headers as Record<string, string>;
      const message = verifier!.verify(Buffer.concat(chunks), headers) as Message;
      const id = headers['webhook-id']!;
      attempts.set(id, (attempts.get(id) ?? 0) + 1);
      // This program is ill when the first parcel leaves: it must be told again.
      const ill = message.type === 'delivery.shipped' && attempts.get(id) === 1;
      response.statusCode = ill ? 503 : 204;
      if (!ill) messages.set(message.type, message);
      else say('ill', { id });
    } catch {
      response.statusCode = 400;
      say('forged');
    }
    response.end();
    onMessage();
  });
});

async function told(type: string): Promise<Message> {
  while (!messages.has(type)) await new Promise<void>((resolve) => (onMessage = resolve));
  return messages.get(type)!;
}

function made<T>({ data, error }: { data?: T; error?: Problem }): T {
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

async function run(): Promise<void> {
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const { port } = receiver.address() as { port: number };
  const hook = made(await webhooksAdd({ body: { url: `http://127.0.0.1:${port}/ouvrage` } }));
  verifier = new Webhook(hook.secret);
  await webhooksPing({ path: { webhookId: hook.id } });
  say('listening', { port });
  await told('ping');

  const [item] = made(await portalItems());
  const body: NewPortalOrder = {
    customerReference: 'F-7781',
    lines: [{ itemId: item!.id, cells: item!.variants.map(({ id }) => ({ variantId: id, quantity: 3 })) }],
  };
  const headers = { 'Idempotency-Key': 'F-7781' };
  const first = await portalPlace({ body, headers });
  const again = await portalPlace({ body, headers });
  const other = await portalPlace({ body: { ...body, note: 'Autre chose' }, headers });
  const line = { ...body.lines[0]!, itemNetPriceE4: 1 };
  const forged = await portalPlace({ body: { lines: [line] }, headers: { 'Idempotency-Key': 'F-7782' } });
  const order = made(first);
  const drawing = new File([Buffer.from('%PDF-1.7\n%%EOF\n')], 'plan.pdf', { type: 'application/pdf' });
  const attached = made(await portalAttach({ path: { orderId: order.id }, body: { file: drawing } }));
  const foreign = await portalOrder({ path: { orderId: Number(FOREIGN_ORDER) } });
  say('placed', {
    id: order.id,
    location: first.response.headers.get('location'),
    same: made(again).id,
    replayed: again.response.headers.get('idempotent-replayed'),
    otherBody: [other.response.status, other.error?.code],
    forgedPrice: [forged.response.status, forged.error?.errors?.[0]?.field],
    foreign: [foreign.response.status, foreign.error?.code],
    attached: attached.id > 0,
  });

  const confirmed = await told('order.confirmed');
  const followed = made(await portalOrder({ path: { orderId: confirmed.data.id } }));
  const late = await portalWithdraw({ path: { orderId: order.id }, body: { reason: 'Trop tard' } });
  say('confirmed', {
    state: followed.state,
    promisedOn: followed.promisedOn,
    late: [late.response.status, late.error?.code],
  });

  const shipped = await told('delivery.shipped');
  await portalReceive({ path: { noteId: shipped.data.id }, body: { receivedBy: 'Quai 2' } });
  say('received', { attempts: Math.max(...attempts.values()) });

  const issued = await told('invoice.issued');
  const invoice = made(await portalInvoice({ path: { invoiceId: issued.data.id } }));
  const pdf = made(await filesDownload({ path: { fileId: invoice.fileId! }, parseAs: 'blob' })) as Blob;
  const bytes = Buffer.from(await pdf.arrayBuffer());
  say('invoiced', { number: invoice.number, cents: invoice.totalWithVatCents, pdf: bytes.toString('base64') });
}

run()
  .catch((error: unknown) => say('failed', { error: String(error) }))
  .finally(() => receiver.close());

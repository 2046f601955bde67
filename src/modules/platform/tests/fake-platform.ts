import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the platform behaves once: well, or as platforms sometimes do. */
export type Mood =
  | 'well'
  | 'silent'
  | 'broken'
  | 'busy'
  | 'malformed'
  | 'nameless'
  | 'lost'
  | 'html'
  | 'huge'
  | 'moved'
  | 'never'
  | 'key';

export interface Accepted {
  flowId: string;
  trackingId: string;
  syntax: string;
  profile: string | undefined;
  rule: string;
  type: string;
  bytes: Buffer;
  updatedAt: string;
  refused?: string;
}

/** A platform on loopback that speaks XP Z12-013, knows no repetition by itself, and has its moods. */
export class FakePlatform {
  readonly accepted: Accepted[] = [];
  readonly incoming: { flowId: string; updatedAt: string; bytes: string | null }[] = [];
  readonly moods: Mood[] = [];
  readonly directory = new Map<string, string>();
  tokens = 0;
  posts = 0;
  private ticks = 0;
  private readonly server: Server = createServer((request, answer) => void this.answer(request, answer));

  /** Gives its address. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The instant of the platform's own clock: each change is a millisecond later, unless it is told to stand still. */
  stamp(still = false): string {
    if (!still) this.ticks += 1;
    return new Date(Date.UTC(2026, 10, 23, 7) + this.ticks).toISOString();
  }

  private async answer(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const [path] = (request.url ?? '').split('?');
    if (path === '/token') return this.token(answer);
    if (!request.headers.authorization?.startsWith('Bearer t')) return send(answer, 401, { errorCode: 'TOKEN' });
    if (path === '/v1/flows') return this.take(request, body, answer);
    if (path === '/v1/flows/search') return this.search(JSON.parse(body.toString()) as Search, answer);
    const [, kind, , rest = ''] =
      (path ?? '')
        .split('/')
        .filter(Boolean)
        .map(decodeURIComponent)
        .join('/')
        .match(/^v1\/(flows|siren|directory-line)\/(code-insee:|code:)?(.+)$/) ?? [];
    if (kind === 'flows') return this.document(rest, answer);
    const name = this.directory.get(rest);
    if (name === undefined) return send(answer, 404, { errorCode: 'NOT_FOUND' });
    send(answer, 200, { siren: rest, businessName: name, administrativeStatus: 'A', directoryLineStatus: 'Enabled' });
  }

  private token(answer: ServerResponse): void {
    this.tokens += 1;
    send(answer, 200, { access_token: `t${this.tokens}`, token_type: 'Bearer', expires_in: 3600 });
  }

  private async take(request: IncomingMessage, body: Buffer, answer: ServerResponse): Promise<void> {
    this.posts += 1;
    const mood = this.moods.shift() ?? 'well';
    if (mood === 'silent') return;
    if (mood === 'broken') return send(answer, 500, { errorCode: 'OOPS' });
    if (mood === 'busy') return send(answer, 429, {}, { 'retry-after': '7200' });
    if (mood === 'key') return send(answer, 401, { errorCode: 'TOKEN' });
    if (mood === 'moved') return send(answer, 302, {}, { location: 'http://127.0.0.1:9/' });
    if (mood === 'never') return send(answer, 422, { errorCode: 'REJ_SEMAN', errorMessage: 'BT-49' });
    const type = String(request.headers['content-type']);
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    const info = JSON.parse(await (form.get('flowInfo') as Blob).text()) as Record<string, string>;
    const file = form.get('file') as File;
    const flowId = `flow-${this.accepted.length + 1}`;
    this.accepted.push({
      ...{ flowId, trackingId: info.trackingId!, syntax: info.flowSyntax!, profile: info.flowProfile },
      ...{ rule: info.processingRule!, type: file.type, bytes: Buffer.from(await file.arrayBuffer()) },
      updatedAt: this.stamp(),
    });
    // From here on it has it, whatever it answers.
    if (mood === 'lost')
      return void answer
        .writeHead(202, { 'content-type': 'application/json' })
        .write('{"flowId":"fl', () => answer.destroy());
    if (mood === 'malformed') return send(answer, 202, '{"flowId": ');
    if (mood === 'nameless') return send(answer, 202, { flowId: 12 });
    if (mood === 'html') return send(answer, 202, '<html>OK</html>', { 'content-type': 'text/html' });
    if (mood === 'huge') return send(answer, 202, JSON.stringify({ flowId, padding: 'x'.repeat(3_000_000) }));
    send(answer, 202, { flowId, ...info });
  }

  private search({ where, limit }: Search, answer: ServerResponse): void {
    const ours = this.accepted.map(({ flowId, trackingId, syntax, updatedAt, refused }) => ({
      ...{ flowId, trackingId, flowSyntax: syntax, updatedAt, flowDirection: 'Out' },
      acknowledgement: refused
        ? { status: 'Error', details: [{ reasonCode: 'REJ_SEMAN', reasonMessage: refused }] }
        : { status: 'Ok' },
    }));
    const theirs = this.incoming.map(({ flowId, updatedAt }) => ({
      ...{ flowId, updatedAt, flowSyntax: 'CDAR', flowDirection: 'In', flowType: 'CustomerInvoiceLC' },
    }));
    const results = [...ours, ...theirs]
      .filter(({ updatedAt }) => updatedAt > where.updatedAfter)
      .sort((a, b) => a.updatedAt.localeCompare(b.updatedAt))
      .slice(0, limit);
    send(answer, 200, { results, limit });
  }

  private document(flowId: string, answer: ServerResponse): void {
    const bytes = this.incoming.find((one) => one.flowId === flowId)?.bytes;
    if (bytes === undefined || bytes === null) return send(answer, 404, { errorCode: 'NOT_FOUND' });
    send(answer, 200, bytes, { 'content-type': 'application/xml' });
  }
}

interface Search {
  where: { updatedAfter: string };
  limit: number;
}

function send(answer: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}

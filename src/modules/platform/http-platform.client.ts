import { createHash } from 'node:crypto';
import type { PlatformSettings } from '../../core/settings.js';
import type { Clock } from '../../core/time/clock.js';
import { companyIn, flowIdIn, flowsIn, jsonOf, lineIn, tokenIn } from './http-platform.answers.js';
import {
  PlatformFault,
  SEARCH_PAGE,
  type DirectoryCompany,
  type FoundFlow,
  type OutgoingFlow,
  type PlatformClient,
} from './platform.client.js';

const MOST_JSON = 2_000_000;
const MOST_FILE = 20_000_000;
const RESERVE_MS = 60_000;

interface Asked {
  method: 'GET' | 'POST';
  body?: FormData | string;
  most?: number;
}
interface Answer {
  status: number;
  type: string;
  bytes: Buffer;
}

/** XP Z12-013 by HTTP. An answer is read no further than it may be long, and believed no further than it is shaped. */
export class HttpPlatformClient implements PlatformClient {
  private token: { value: string; until: number } | null = null;

  constructor(
    private readonly settings: PlatformSettings,
    private readonly clock: Clock,
  ) {}

  async send({ trackingId, name, mediaType, syntax, bytes }: OutgoingFlow): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const profile = syntax === 'Factur-X' ? { flowProfile: 'CIUS' } : {};
    const processingRule = syntax === 'FRR' ? 'B2C' : 'B2B';
    const flowInfo = { trackingId, name, processingRule, flowSyntax: syntax, ...profile, sha256 };
    const body = new FormData();
    body.append('flowInfo', new Blob([JSON.stringify(flowInfo)], { type: 'application/json' }));
    body.append('file', new Blob([new Uint8Array(bytes)], { type: mediaType }), name);
    return flowIdIn(jsonOf(await this.ask('/v1/flows', { method: 'POST', body }, 202)));
  }

  async search(updatedAfter: string, trackingId?: string): Promise<FoundFlow[]> {
    const body = JSON.stringify({ where: { updatedAfter, trackingId }, limit: SEARCH_PAGE });
    return flowsIn(jsonOf(await this.ask('/v1/flows/search', { method: 'POST', body }, 200)));
  }

  async document(flowId: string): Promise<Buffer> {
    const path = `/v1/flows/${encodeURIComponent(flowId)}?docType=Original`;
    return (await this.ask(path, { method: 'GET', most: MOST_FILE }, 200)).bytes;
  }

  async company(siren: string): Promise<DirectoryCompany | null> {
    const answer = await this.found(`/v1/siren/code-insee:${encodeURIComponent(siren)}`);
    return answer && companyIn(jsonOf(answer), siren);
  }

  async line(address: string): Promise<{ active: boolean | null } | null> {
    const answer = await this.found(`/v1/directory-line/code:${encodeURIComponent(address)}`);
    return answer && lineIn(jsonOf(answer));
  }

  private async found(path: string): Promise<Answer | null> {
    const answer = await this.call(this.settings.directoryUrl + path, { method: 'GET' }, await this.bearer());
    return answer.status === 404 ? null : expected(answer, 200);
  }

  private async ask(path: string, asked: Asked, status: number): Promise<Answer> {
    const answer = await this.call(this.settings.url + path, asked, await this.bearer());
    // The next attempt asks for a new one.
    if (answer.status === 401) this.token = null;
    return expected(answer, status);
  }

  private async bearer(): Promise<Record<string, string>> {
    const now = this.clock.now().getTime();
    if (!this.token || this.token.until <= now) {
      const { tokenUrl, clientId, clientSecret } = this.settings;
      const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
      const asked = { method: 'POST' as const, body: new URLSearchParams(form).toString() };
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      const { value, seconds } = tokenIn(jsonOf(expected(await this.call(tokenUrl, asked, type), 200)));
      this.token = { value, until: now + seconds * 1000 - RESERVE_MS };
    }
    return { authorization: `Bearer ${this.token.value}` };
  }

  private async call(url: string, { method, body, most = MOST_JSON }: Asked, more: Record<string, string>) {
    const json: Record<string, string> = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
    const headers = { accept: '*/*', 'user-agent': 'Ouvrage', ...json, ...more };
    // A redirect would carry the token elsewhere.
    const signal = AbortSignal.timeout(this.settings.patienceMs);
    try {
      const answer = await fetch(url, { method, body, headers, signal, redirect: 'error' });
      const { status } = answer;
      const type = answer.headers.get('content-type') ?? '';
      const later = retryAfter(answer.headers.get('retry-after'), this.clock.now());
      return { status, type, later, bytes: await read(answer, most) };
    } catch (error) {
      if (error instanceof PlatformFault) throw error;
      const { name, message, cause } = error as Error & { cause?: { message?: string } };
      throw new PlatformFault(
        name === 'TimeoutError' ? `no answer in ${this.settings.patienceMs} ms` : (cause?.message ?? message),
      );
    }
  }
}

/** Not now: too many requests, the platform's own trouble, a refused key. Anything else it says no to stays so. */
function expected(answer: Answer & { later?: number }, status: number): Answer {
  if (answer.status === status) return answer;
  const passing = answer.status >= 500 || answer.status < 400 || [401, 403, 408, 409, 425, 429].includes(answer.status);
  const said = answer.bytes.toString('utf8', 0, 200).replace(/\s+/g, ' ');
  throw new PlatformFault(`${answer.status} ${said}`.trim(), !passing, answer.later);
}

async function read(answer: Response, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > most) throw new PlatformFault(`answer longer than ${most} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Seconds, or a date. */
function retryAfter(told: string | null, now: Date): number {
  if (told === null) return 0;
  const ms = /^\d+$/.test(told) ? Number(told) * 1000 : Date.parse(told) - now.getTime();
  return Number.isFinite(ms) && ms > 0 ? ms : 0;
}

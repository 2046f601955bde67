import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { firstValueFrom, from, type Observable } from 'rxjs';
import { IdempotentRequest } from '../core.entities.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { keyReused } from '../errors/core.errors.js';
import { Settings } from '../settings.js';
import { Clock } from '../time/clock.js';
import { Created, FileAnswer, Page, Redirect, type Cookie } from './answers.js';
import { Shell, type HouseRequest } from './shell.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const isUniqueViolation = (error: unknown): boolean =>
  /uq_idempotent_request|idempotent_request\.user_id/.test(String(error));

/**
 * Turns what a controller returns into what travels, and answers a repeated request (Idempotency-Key, or the
 * hidden `_key` of a form) with the first answer: the key's row is written in the request's own transaction.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(
    private readonly shell: Shell,
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<HouseRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.answer(request, reply, () => firstValueFrom(next.handle())));
  }

  private async answer(request: HouseRequest, reply: FastifyReply, handle: () => Promise<unknown>): Promise<unknown> {
    const key = keyOf(request);
    const { scope } = request;
    if (!key || !scope || SAFE.has(request.method)) return this.wire(request, reply, await handle());
    const fingerprint = fingerprintOf(request);
    const work = async () => {
      const at = this.clock.instant();
      const row = { userId: scope.userId, key, fingerprint, createdAt: at };
      const known = await this.unit.lock(IdempotentRequest, { userId: scope.userId, key });
      if (known) return this.replay(reply, known, fingerprint);
      await this.unit.manager.insert(IdempotentRequest, row);
      const body = await this.wire(request, reply, await handle());
      const kept = { status: reply.statusCode, body: typeof body === 'string' ? body : JSON.stringify(body ?? null) };
      const location = (reply.getHeader('location') as string | undefined) ?? null;
      await this.unit.manager.update(IdempotentRequest, { userId: scope.userId, key }, { ...kept, location });
      return body;
    };
    let outcome = await this.unit.conclude(work);
    // PostgreSQL: the twin committed between our look and our insert; now its answer is there to replay.
    if (isUniqueViolation(outcome.failure)) outcome = await this.unit.conclude(work);
    if (outcome.value !== undefined && reply.statusCode >= 400) return outcome.value;
    if (outcome.failure !== undefined) throw outcome.failure;
    return outcome.value;
  }

  private replay(reply: FastifyReply, known: IdempotentRequest, fingerprint: string): unknown {
    if (known.fingerprint !== fingerprint) throw keyReused();
    void reply.status(known.status ?? 200).header('idempotent-replayed', 'true');
    if (known.location) void reply.header('location', known.location);
    return known.body === null || known.location?.startsWith('/api/') === false
      ? ''
      : (JSON.parse(known.body) as unknown);
  }

  private async wire(request: HouseRequest, reply: FastifyReply, value: unknown): Promise<unknown> {
    if (value instanceof Page) {
      const html = await this.shell.render(request, value);
      this.setCookies(reply, value.options.cookies ?? []);
      void reply.status(value.options.status ?? 200).header('content-type', 'text/html; charset=utf-8');
      return html;
    }
    if (value instanceof Redirect) {
      this.setCookies(reply, value.cookies);
      void reply.status(303).header('location', value.location);
      return '';
    }
    if (value instanceof Created) {
      void reply.status(201).header('location', value.location);
      return value.body;
    }
    if (value instanceof FileAnswer) {
      const { name, mediaType, bytes } = value.file;
      const way = value.inline ? 'inline' : 'attachment';
      void reply.header('content-type', mediaType).header('x-content-type-options', 'nosniff');
      void reply.header('content-disposition', `${way}; filename*=UTF-8''${encodeURIComponent(name)}`);
      return bytes;
    }
    return value;
  }

  private setCookies(reply: FastifyReply, cookies: readonly Cookie[]): void {
    const base = { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: this.settings.secureCookies };
    for (const { name, value, maxAgeSeconds } of cookies) {
      if (value === '') void reply.clearCookie(name, base);
      else void reply.setCookie(name, value, { ...base, maxAge: maxAgeSeconds });
    }
  }
}

function keyOf(request: HouseRequest): string | null {
  const header = request.headers['idempotency-key'];
  const key = typeof header === 'string' ? header : (request.body as { _key?: unknown } | null | undefined)?._key;
  return typeof key === 'string' && key.length > 0 && key.length <= 100 ? key : null;
}

function fingerprintOf(request: HouseRequest): string {
  const body = JSON.stringify(request.body ?? null);
  return createHash('sha256').update(`${request.method} ${request.url} ${body}`).digest('hex');
}

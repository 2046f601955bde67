import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { firstValueFrom, from, type Observable } from 'rxjs';
import { IdempotentRequest } from '../core.entities.js';
import { isUniqueViolation } from '../database/sql.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { brokenBody, keyReused, shownOnce, wrongKey } from '../errors/core.errors.js';
import { Settings } from '../settings.js';
import { Clock } from '../time/clock.js';
import { Created, DONE_COOKIE, FileAnswer, Page, Redirect, type Cookie } from './answers.js';
import { EVERY_TIME } from './every-time.js';
import { isApi, Shell, type HouseRequest } from './shell.js';

const HTML = 'text/html; charset=utf-8';
const NOT_KEPT = new Error('Answered with a refusal');
/** Long enough for the redirect on a slow line; a page opened later does not say it again. */
const DONE_SECONDS = 30;
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

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
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<HouseRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const handle = () => firstValueFrom(next.handle());
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(EVERY_TIME, targets))
      return from(handle().then((value) => this.wire(request, reply, value)));
    return from(this.answer(request, reply, handle));
  }

  private async answer(request: HouseRequest, reply: FastifyReply, handle: () => Promise<unknown>): Promise<unknown> {
    const { scope } = request;
    const key = scope && !SAFE.has(request.method) ? keyOf(request) : null;
    if (!key || !scope) return this.wire(request, reply, await handle());
    const fingerprint = fingerprintOf(request);
    const asked = { schoolId: scope.schoolId, userId: scope.userId, apiKeyId: scope.keyId ?? 0, key };
    let refused: { body: unknown } | undefined;
    const work = async () => {
      refused = undefined;
      const at = this.clock.instant();
      const known = await this.unit.lock(IdempotentRequest, asked);
      if (known) return this.replay(request, reply, known, fingerprint);
      await this.unit.manager.insert(IdempotentRequest, { ...asked, fingerprint, createdAt: at, shownOnce: false });
      const value = await handle();
      const body = await this.wire(request, reply, value);
      // A form shown again is a refusal too: it is answered, and neither the key nor anything else is kept.
      if (reply.statusCode >= 400) {
        refused = { body };
        throw NOT_KEPT;
      }
      const once = (value instanceof Page || value instanceof Created) && value.options.once === true;
      const kept = { status: reply.statusCode, shownOnce: once, body: once ? null : JSON.stringify(body ?? null) };
      const location = (reply.getHeader('location') as string | undefined) ?? null;
      await this.unit.manager.update(IdempotentRequest, asked, { ...kept, location });
      return body;
    };
    let outcome = await this.unit.conclude(work);
    // PostgreSQL: the twin committed between our look and our insert; now its answer is there to replay.
    if (isUniqueViolation(outcome.failure, 'idempotent_request')) outcome = await this.unit.conclude(work);
    if (refused) return refused.body;
    if (outcome.failure !== undefined) throw outcome.failure;
    return outcome.value;
  }

  private replay(request: HouseRequest, reply: FastifyReply, known: IdempotentRequest, fingerprint: string): unknown {
    if (known.fingerprint !== fingerprint) throw keyReused();
    if (known.shownOnce) throw shownOnce();
    void reply.status(known.status ?? 200).header('idempotent-replayed', 'true');
    if (known.location) void reply.header('location', known.location);
    const body: unknown = known.body === null ? '' : JSON.parse(known.body);
    if (typeof body === 'string' && body !== '' && !isApi(request)) void reply.header('content-type', HTML);
    return body;
  }

  private async wire(request: HouseRequest, reply: FastifyReply, value: unknown): Promise<unknown> {
    if (value instanceof Page) {
      const html = await this.shell.render(request, value);
      this.setCookies(reply, value.options.cookies ?? []);
      if (request.cookies?.[DONE_COOKIE]) this.setCookies(reply, [{ name: DONE_COOKIE, value: '' }]);
      // What is shown once was just made: Turbo shows the answer of a form only when it is not a plain 200.
      void reply.status(value.options.status ?? (value.options.once ? 201 : 200)).header('content-type', HTML);
      return html;
    }
    if (value instanceof Redirect) {
      const { done, cookies = [] } = value.options;
      this.setCookies(reply, cookies);
      if (done)
        this.setCookies(reply, [{ name: DONE_COOKIE, value: done.toWellFormed(), maxAgeSeconds: DONE_SECONDS }]);
      void reply.status(303).header('location', asciiOnly(value.location));
      return '';
    }
    if (value instanceof Created) {
      void reply.status(201).header('location', asciiOnly(value.location));
      return value.body;
    }
    if (value instanceof FileAnswer) {
      const { name, mediaType, bytes } = value.file;
      const way = value.inline ? 'inline' : 'attachment';
      void reply.header('content-type', mediaType).header('x-content-type-options', 'nosniff');
      void reply.header('content-disposition', `${way}; filename*=UTF-8''${extValue(name)}`);
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
  if (typeof key !== 'string' || key === '') return null;
  // Served without a key, the request would be repeated by a caller who believes it cannot be.
  if (!/^[\x20-\x7e]{1,100}$/.test(key)) throw wrongKey();
  return key;
}

function fingerprintOf(request: HouseRequest): string {
  const body = bodyText(request.body ?? null);
  return createHash('sha256').update(`${request.method} ${request.url} ${body}`).digest('hex');
}

function bodyText(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch {
    throw brokenBody(); // nested deeper than the stack
  }
}

/** A header holds visible ASCII: an address typed with `œuvre` travels percent-encoded. */
function asciiOnly(address: string): string {
  return address.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent);
}

/** RFC 8187: also the signs encodeURIComponent leaves. */
function extValue(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

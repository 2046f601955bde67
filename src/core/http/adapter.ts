import { randomUUID } from 'node:crypto';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { brokenAddress, brokenRequest, headersTooLarge, tooSlow } from '../errors/core.errors.js';
import type { Refusal } from '../errors/refusal.js';
import type { Settings } from '../settings.js';
import { bareProblem, type BareAnswer } from './bare-problem.js';
import { isApi, localeOf } from './shell.js';

/** Fastify as the house wants it; what never reaches a door is refused here, in the house's words. */
export function houseAdapter(settings: Settings): FastifyAdapter {
  // Request ids and no personal data: method, path without query, status, time.
  const logger =
    settings.logLevel === 'silent' ? false : { level: settings.logLevel, serializers: { req: requestLine } };
  return new FastifyAdapter({
    logger,
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: settings.logLevel !== 'debug' }),
    bodyLimit: 1_000_000,
    // The TLS proxy stands on this machine: its word on the caller's address is taken, nobody else's.
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
    frameworkErrors,
    clientErrorHandler,
  });
}

function requestLine({ method, url }: { method: string; url: string }): { method: string; path: string | undefined } {
  return { method, path: url.split('?')[0] };
}

/** An address that cannot be decoded finds no route, and none of the hooks. */
function frameworkErrors(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const { status, headers, body } = bareProblem(brokenAddress(), localeOf(request), isApi(request));
  void reply.status(status).headers(headers).send(body);
}

/** What is no HTTP request at all: only its first bytes are known. */
function clientErrorHandler(error: { code?: string; rawPacket?: unknown }, socket: Socket): void {
  // Some have gone already; the others are told, and let go.
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const said = Buffer.isBuffer(error.rawPacket) ? error.rawPacket.toString('latin1', 0, 4096) : '';
    const locale = /^accept-language: *en/im.test(said) ? 'en' : 'fr';
    socket.write(wireText(bareProblem(refusalOf(error.code), locale, /^[A-Z]+ \/api\//.test(said))));
  }
  socket.destroySoon();
}

function refusalOf(code: string | undefined): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW') return headersTooLarge();
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? tooSlow() : brokenRequest();
}

function wireText({ status, title, headers, body }: BareAnswer): string {
  const all = { ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${title}\r\n${lines.join('')}\r\n${body}`;
}

import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Pulse } from '../../core/events/pulse.js';
import type { HouseRequest } from '../../core/http/shell.js';

/** Several writes at once are one look. */
const TOGETHER_MS = 400;
/** Also tells what another process of the house wrote, and keeps proxies from closing. */
const ANYWAY_MS = 20_000;

/** Tells open screens that something changed. They read it themselves, with their own rights. */
@Controller()
export class LiveController {
  constructor(private readonly pulse: Pulse) {}

  /** Server-sent events; asked for anything else, it answers once. */
  @Get('workshop/live')
  @Allow('director', 'master')
  live(@Caller() scope: Scope, @Req() request: HouseRequest, @Res() reply: FastifyReply): void {
    const head = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' };
    if (request.headers.accept !== 'text/event-stream') {
      void reply.headers(head).send('data: now\n\n');
      return;
    }
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, head);
    raw.write('retry: 3000\n\n');
    let soon: NodeJS.Timeout | undefined;
    const tell = () => {
      soon = undefined;
      raw.write('data: now\n\n');
    };
    const off = this.pulse.listen(scope.schoolId, () => (soon ??= setTimeout(tell, TOGETHER_MS)));
    const anyway = setInterval(tell, ANYWAY_MS);
    request.raw.on('close', () => {
      off();
      clearTimeout(soon);
      clearInterval(anyway);
      raw.end();
    });
  }
}

import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Header, Req } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { Allow } from '../access/allow.js';
import { ReadSource } from '../database/read-source.js';
import { sql } from '../database/sql.js';
import { notFound } from '../errors/core.errors.js';
import { Settings } from '../settings.js';
import type { HouseRequest } from './shell.js';

/** For those who run the house. */
@Controller()
export class HealthController {
  private readonly registry = new Registry();

  constructor(
    private readonly read: ReadSource,
    private readonly settings: Settings,
  ) {
    collectDefaultMetrics({ register: this.registry, prefix: 'ouvrage_' });
  }

  /** The process answers. */
  @Get('health/live')
  @Allow('anyone')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The base answers too: traffic may come. */
  @Get('health/ready')
  @Allow('anyone')
  async ready(): Promise<{ status: 'ok' }> {
    await sql(this.read.manager, 'SELECT 1 AS one');
    return { status: 'ok' };
  }

  /** Answered to this machine, or to who shows the token. */
  @Get('metrics')
  @Allow('anyone')
  @Header('content-type', 'text/plain; version=0.0.4')
  metrics(@Req() { ip, headers }: HouseRequest): Promise<string> {
    if (!isLoopback(ip) && !this.shown(headers.authorization)) throw notFound();
    return this.registry.metrics();
  }

  private shown(authorization = ''): boolean {
    const { metricsToken } = this.settings;
    return metricsToken !== null && timingSafeEqual(digest(authorization), digest(`Bearer ${metricsToken}`));
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const isLoopback = (address: string) => /^(::1$|(::ffff:)?127\.)/.test(address);

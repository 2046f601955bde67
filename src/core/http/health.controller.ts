import { Controller, Get, Header } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { Allow } from '../access/allow.js';
import { ReadSource } from '../database/read-source.js';
import { sql } from '../database/sql.js';

/** For those who run the house. */
@Controller()
export class HealthController {
  private readonly registry = new Registry();

  constructor(private readonly read: ReadSource) {
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

  @Get('metrics')
  @Allow('anyone')
  @Header('content-type', 'text/plain; version=0.0.4')
  metrics(): Promise<string> {
    return this.registry.metrics();
  }
}

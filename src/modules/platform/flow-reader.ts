import { Injectable, Logger } from '@nestjs/common';
import { theHouse, type Scope } from '../../core/access/scope.js';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { Refusal } from '../../core/errors/refusal.js';
import { FileStore } from '../../core/files/file-store.js';
import { Clock } from '../../core/time/clock.js';
import { cut } from '../../core/words/cut.js';
import { Connection } from './connection.js';
import { MessageImport } from './message-import.js';
import { PlatformFault, SEARCH_PAGE, type FoundFlow, type PlatformClient } from './platform.client.js';
import { PlatformCursor, PlatformFlow, PlatformReceipt } from './platform.entity.js';

/** Where the first reading begins. */
const FIRST_MS = 86_400_000;

/** Asks the platform what changed: messages about our invoices, and what it did not take. */
@Injectable()
export class FlowReader {
  private readonly log = new Logger('Platform');

  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly messages: MessageImport,
    private readonly connection: Connection,
  ) {}

  /** All that changed since the last time; what cannot be had now is asked for again the next time. */
  async readAll(): Promise<void> {
    const { client } = this.connection;
    const schoolId = await this.connection.schoolId();
    if (!client || schoolId === null) return;
    const scope = theHouse(schoolId);
    try {
      await this.pages(client, scope);
    } catch (error) {
      if (!(error instanceof PlatformFault)) throw error;
      this.log.warn(`Not read: ${error.message}`);
    }
  }

  private async pages(client: PlatformClient, scope: Scope): Promise<void> {
    let after = await this.cursor(scope);
    for (;;) {
      const page = await client.search(after);
      let fresh = 0;
      for (const flow of page) fresh += (await this.take(client, scope, flow)) ? 1 : 0;
      const last = page.at(-1)?.updatedAt ?? after;
      // What changed in the same instant may stand on the next page: it is read again, and known.
      const next = fresh > 0 ? aMomentBefore(last) : last;
      await this.moveTo(scope, next);
      if (page.length < SEARCH_PAGE || next === after) return;
      after = next;
    }
  }

  /** Whether it was new. */
  private async take(client: PlatformClient, scope: Scope, flow: FoundFlow): Promise<boolean> {
    if (flow.direction === 'Out') return this.refuse(scope, flow);
    if (flow.syntax !== 'CDAR') return false;
    const { schoolId } = scope;
    const { flowId } = flow;
    const there = await this.unit.run(() => this.unit.manager.existsBy(PlatformReceipt, { schoolId, flowId }));
    if (there) return false;
    const bytes = await client.document(flowId).catch((error: unknown) => {
      if (error instanceof PlatformFault && error.forEver) return error.message;
      throw error;
    });
    const answer = typeof bytes === 'string' ? bytes : await this.brought(scope, bytes);
    await this.receive(scope, { flowId, answer, bytes: typeof bytes === 'string' ? null : bytes });
    return true;
  }

  /** Why a message was not taken; null when it was. What is no refusal is thrown: it is asked for again. */
  private brought(scope: Scope, bytes: Buffer): Promise<string | null> {
    return this.messages.bring(scope, bytes).then(
      () => null,
      (error: unknown) => {
        if (error instanceof Refusal) return error.say(scope.locale);
        throw error;
      },
    );
  }

  private async receive(
    scope: Scope,
    { flowId, answer, bytes }: { flowId: string; answer: string | null; bytes: Buffer | null },
  ): Promise<void> {
    const { schoolId } = scope;
    await this.unit.run(async () => {
      // What was taken is kept with its statuses.
      const kept = answer === null || bytes === null ? null : await this.kept(scope, flowId, bytes);
      const state = answer === null ? 'taken' : 'refused';
      await sql(
        this.unit.manager,
        `INSERT INTO platform_receipt (school_id, flow_id, state, file_id, answer, received_at)
         VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (school_id, flow_id) DO NOTHING`,
        [schoolId, flowId, state, kept, answer === null ? null : cut(answer, 500), this.clock.instant()],
      );
    });
  }

  private async kept(scope: Scope, flowId: string, bytes: Buffer): Promise<number> {
    const name = `${flowId.replace(/[^\w.-]+/g, '_')}.xml`;
    const newFile = { subject: { type: 'school', id: scope.schoolId }, kind: 'life_cycle', name, bytes };
    return (await this.files.keep(scope, newFile, 'application/octet-stream')).id;
  }

  /** A file of ours the platform looked at and did not take. */
  private async refuse({ schoolId }: Scope, { flowId, taken, why }: FoundFlow): Promise<boolean> {
    if (taken !== false) return false;
    const change = { state: 'refused' as const, lastAnswer: why || null };
    const sent = { schoolId, flowId, state: 'sent' as const };
    const { affected } = await this.unit.run(() => this.unit.manager.update(PlatformFlow, sent, change));
    return affected === 1;
  }

  private async cursor({ schoolId }: Scope): Promise<string> {
    const row = await this.unit.run(() => this.unit.manager.findOneBy(PlatformCursor, { schoolId }));
    return row?.updatedAfter ?? new Date(this.clock.now().getTime() - FIRST_MS).toISOString();
  }

  private async moveTo({ schoolId }: Scope, updatedAfter: string): Promise<void> {
    await this.unit.run(() =>
      sql(
        this.unit.manager,
        `INSERT INTO platform_cursor (school_id, updated_after, read_at) VALUES (?, ?, ?)
         ON CONFLICT (school_id) DO UPDATE SET updated_after = excluded.updated_after, read_at = excluded.read_at`,
        [schoolId, updatedAfter, this.clock.instant()],
      ),
    );
  }
}

const aMomentBefore = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString();

import { Injectable } from '@nestjs/common';
import { zipSync, type Zippable } from 'fflate';
import { In } from 'typeorm';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, notYourRole } from '../../core/errors/core.errors.js';
import { FileStore } from '../../core/files/file-store.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import { Connection } from './connection.js';
import { Dispatch } from './dispatch.js';
import type { FlowCarrier, OutgoingFlow } from './platform.client.js';
import { PlatformFlow, PlatformReceipt } from './platform.entity.js';
import { nothingToHandOver, notGivenUp } from './platform.errors.js';
import { SYNTAX_OF, type Channel, type FlowState } from './platform.types.js';
import { platformWords } from './platform.words.js';

const MOST = 200;
const FOLDERS: Readonly<Record<Channel, string>> = { platform: 'plateforme', chorus: 'chorus-pro', none: 'autres' };

/** Carries files in a ZIP: a person takes them to the portal. */
class FileDrop implements FlowCarrier {
  private readonly zip: Zippable = {};

  constructor(private readonly at: Date) {}

  send({ name, bytes, mediaType }: OutgoingFlow): Promise<null> {
    // A PDF is compressed already.
    this.zip[name] = [bytes, { level: mediaType === 'application/pdf' ? 0 : 6, mtime: this.at }];
    return Promise.resolve(null);
  }

  bytes(): Buffer {
    return Buffer.from(zipSync(this.zip));
  }
}

/** What a person does of what waits: takes it away in a ZIP, has it sent again, sets a message aside. */
@Injectable()
export class HandOver {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly journal: Journal,
    private readonly connection: Connection,
    private readonly dispatch: Dispatch,
  ) {}

  /** Everything that waits for a person, in one ZIP that stays; it counts as handed over. Throws platform.nothing_to_hand_over. */
  async byHand(scope: Scope): Promise<{ fileId: number; count: number }> {
    mayHandOver(scope);
    const { schoolId } = scope;
    return this.unit.run(async () => {
      const flows = await this.takeAll(scope);
      if (flows.length === 0) throw nothingToHandOver();
      const drop = new FileDrop(this.clock.now());
      for (const { flow, channel } of flows) {
        const { name, mediaType, bytes } = await this.files.contentOf(schoolId, flow.fileId);
        const folder = flow.kind === 'report' ? 'e-reporting' : FOLDERS[channel];
        await drop.send({ ...flow, mediaType, bytes, syntax: SYNTAX_OF[flow.kind], name: `${folder}/${name}` });
      }
      const day = this.clock.today();
      const subject = { type: 'school', id: schoolId };
      const newFile = { subject, kind: 'platform_drop', name: `factures-${day}.zip`, bytes: drop.bytes() };
      const { id: fileId } = await this.files.keep(scope, newFile, 'application/zip');
      const ids = flows.map(({ flow }) => flow.id);
      await this.unit.manager.update(PlatformFlow, { id: In(ids), schoolId }, { dropFileId: fileId });
      await this.journal.write(scope, { subject, event: 'hand_over', facts: { count: ids.length, fileId } });
      return { fileId, count: ids.length };
    });
  }

  /** What was given up is sent again. Throws platform.not_given_up. */
  async again(scope: Scope, flowId: number): Promise<void> {
    mayHandOver(scope);
    await this.unit.run(async () => {
      const flow = await this.unit.lock(PlatformFlow, { id: flowId, schoolId: scope.schoolId });
      if (!flow) throw notFound();
      if (flow.state !== 'dead' || (await this.connection.schoolId()) !== scope.schoolId) throw notGivenUp();
      // Not from the first attempt: whether it arrived is asked before.
      const fresh = { state: 'pending' as const, attempts: 1, nextAttemptAt: this.clock.instant() };
      await this.unit.manager.update(PlatformFlow, { id: flowId }, fresh);
      this.unit.afterCommit(() => this.dispatch.onWritten());
    });
  }

  /** A message nobody can read is not shown any more. */
  async setAside(scope: Scope, receiptId: number): Promise<void> {
    mayHandOver(scope);
    await this.unit.run(async () => {
      const refused = { id: receiptId, schoolId: scope.schoolId, state: 'refused' as const };
      const { affected } = await this.unit.manager.update(PlatformReceipt, refused, { state: 'aside' });
      if (affected !== 1) throw notFound();
    });
  }

  /** What no machine will send: marked at once, so that two people never carry it both. */
  private async takeAll({ schoolId }: Scope): Promise<{ flow: PlatformFlow; channel: Channel }[]> {
    const connected = (await this.connection.schoolId()) === schoolId;
    const states: FlowState[] = connected ? ['by_hand', 'dead'] : ['by_hand', 'dead', 'pending'];
    const within = `state IN (${states.map((state) => `'${state}'`).join(', ')})`;
    const rows = await sql<{ id: number }>(
      this.unit.manager,
      `UPDATE platform_flow SET state = 'sent', sent_at = ? WHERE school_id = ? AND ${within} AND id IN
         (SELECT id FROM platform_flow WHERE school_id = ? AND ${within} ORDER BY id LIMIT ${MOST}) RETURNING id`,
      [this.clock.instant(), schoolId, schoolId],
    );
    const ids = rows.map(({ id }) => id);
    const flows = await this.unit.manager.find(PlatformFlow, { where: { id: In(ids) }, order: { id: 'ASC' } });
    const channels = await sql<{ invoice_id: number; channel: Channel }>(
      this.unit.manager,
      `SELECT invoice_id, channel FROM platform_invoice WHERE school_id = ? AND invoice_id IN
         (SELECT invoice_id FROM platform_flow WHERE id IN (${['0', ...ids].join(', ')}))`,
      [schoolId],
    );
    const channelOf = new Map(channels.map(({ invoice_id: id, channel }) => [id, channel]));
    return flows.map((flow) => ({ flow, channel: channelOf.get(flow.invoiceId ?? 0) ?? 'none' }));
  }
}

function mayHandOver(scope: Scope): void {
  if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(platformWords.handOver);
}

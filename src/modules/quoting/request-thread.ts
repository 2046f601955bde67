import { Injectable } from '@nestjs/common';
import { asSystem, partnerSeen, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { FileStore } from '../../core/files/file-store.js';
import type { UploadedFile } from '../../core/http/uploaded-file.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import { PriceRequest, RequestMessage } from './price-request.entity.js';
import { isOpenRequest, priceRequestMachine } from './price-request.states.js';
import { requestEnded } from './quoting.errors.js';
import { RequestMail } from './request-mail.js';

export const requestWorkflow = { machine: priceRequestMachine, entity: PriceRequest };

/** What both sides say and show on a request; each is told of the other's words by mail. */
@Injectable()
export class RequestThread {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly transitions: Transitions,
    private readonly files: FileStore,
    private readonly mail: RequestMail,
  ) {}

  /** Inside the unit of work that asks. */
  async open(scope: Scope, request: PriceRequest, file?: UploadedFile): Promise<void> {
    if (file) await this.keep(scope, request, file);
    if (request.source === 'portal') await this.mail.asked(scope, request);
  }

  tellDeclined(scope: Scope, request: PriceRequest, reason: string): Promise<void> {
    return this.mail.declined(scope, request, reason);
  }

  /** One more file, seen by both sides; an older one of the same name stays. */
  async attach(scope: Scope, requestId: number, file: UploadedFile): Promise<number> {
    return this.unit.run(async () => this.keep(scope, await this.lockOpen(scope, requestId), file));
  }

  /** A word of the thread. The customer's answer ends the wait for it; the school may say that it waits. */
  async write(scope: Scope, requestId: number, text: string, waits = false): Promise<{ id: number }> {
    return this.unit.run(async () => {
      const request = await this.lockOpen(scope, requestId);
      const side = scope.partnerId === null ? ('school' as const) : ('partner' as const);
      const said = { schoolId: scope.schoolId, requestId, side, writtenBy: scope.userId, text };
      const row = this.unit.manager.create(RequestMessage, { ...said, writtenAt: this.clock.instant() });
      await this.unit.manager.insert(RequestMessage, row);
      await this.mail.written(scope, request, row);
      if (side === 'school' && waits) await this.wait(asSystem(scope), request);
      if (side === 'partner' && request.state === 'waiting_customer')
        await this.transitions.fire(scope, requestWorkflow, request, 'resume');
      return { id: row.id };
    });
  }

  /** The row, kept from others until the unit of work ends. Throws notFound. */
  async lock(scope: Scope, id: number): Promise<PriceRequest> {
    const partnerId = partnerSeen(scope, 'buyer');
    const mine = partnerId === null ? {} : { partnerId };
    const request = await this.unit.lock(PriceRequest, { id, schoolId: scope.schoolId, ...mine });
    if (!request) throw notFound();
    return request;
  }

  private async lockOpen(scope: Scope, requestId: number): Promise<PriceRequest> {
    const request = await this.lock(scope, requestId);
    if (!isOpenRequest(request.state)) throw requestEnded();
    return request;
  }

  private async wait(scope: Scope, request: PriceRequest): Promise<void> {
    if (request.state === 'submitted') await this.transitions.fire(scope, requestWorkflow, request, 'qualify');
    if (request.state === 'qualifying') await this.transitions.fire(scope, requestWorkflow, request, 'wait');
  }

  private async keep(
    scope: Scope,
    { id, partnerId }: PriceRequest,
    { name, bytes, confidential }: UploadedFile,
  ): Promise<number> {
    const subject = { type: priceRequestMachine.name, id };
    const brought = { subject, kind: 'attachment', partnerId, name, bytes, confidential };
    return (await this.files.receive(scope, brought)).id;
  }
}

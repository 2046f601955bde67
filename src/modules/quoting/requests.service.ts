import { Injectable } from '@nestjs/common';
import { hasRole, STAFF, type Scope } from '../../core/access/scope.js';
import { folded } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notYourRole } from '../../core/errors/core.errors.js';
import type { UploadedFile } from '../../core/http/uploaded-file.js';
import { Journal } from '../../core/journal/journal.js';
import { Numbering } from '../../core/numbering/numbering.js';
import { MAX_QUANTITY } from '../../core/quantity/unit.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import { PartnersQueries } from '../partners/index.js';
import { PriceRequest, type AskedSizes } from './price-request.entity.js';
import { priceRequestMachine, type RequestEvent } from './price-request.states.js';
import type { RequestHead } from './quoting.dto.js';
import { partnerInactive, quantityTwice, sizeTwice, tooMany, wishedInPast } from './quoting.errors.js';
import { RequestThread, requestWorkflow } from './request-thread.js';

/** The verbs of a request. Staff ask for anyone, somebody of a partner for that partner only. */
@Injectable()
export class RequestsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly numbering: Numbering,
    private readonly journal: Journal,
    private readonly transitions: Transitions,
    private readonly partners: PartnersQueries,
    private readonly thread: RequestThread,
  ) {}

  /** Writes a need down, with a drawing when one comes along: both or neither. */
  async ask(scope: Scope, partnerId: number, head: RequestHead, file?: UploadedFile): Promise<{ id: number }> {
    if (!hasRole(scope, ...STAFF, 'buyer', 'system')) throw notYourRole(ASKING);
    const { sizes, quantities } = askedOf(head);
    return this.unit.run(async () => {
      if (head.wishedOn && head.wishedOn < this.clock.today()) throw wishedInPast();
      const partner = await this.partners.get(scope, partnerId);
      if (!partner.active) throw partnerInactive(partner.name);
      const { number, date } = await this.numbering.next(scope.schoolId, 'DP');
      const row = this.unit.manager.create(PriceRequest, {
        ...{
          schoolId: scope.schoolId,
          partnerId,
          number,
          state: priceRequestMachine.initial,
          version: 1,
          quantities,
          sizes,
        },
        source: scope.partnerId === null ? 'school' : 'portal',
        subject: head.subject,
        need: head.need,
        materialSupplied: head.materialSupplied ?? false,
        wishedOn: head.wishedOn ?? null,
        askedOn: date,
        askedBy: scope.userId,
        answer: null,
        searchText: folded(number, partner.name, head.subject),
      });
      await this.unit.manager.insert(PriceRequest, row);
      const subject = { type: priceRequestMachine.name, id: row.id };
      const facts = { number, source: row.source };
      await this.journal.write(scope, { subject, event: 'ask', to: row.state, facts });
      await this.thread.open(scope, row, file);
      return { id: row.id };
    });
  }

  qualify(scope: Scope, requestId: number): Promise<void> {
    return this.change(scope, requestId, 'qualify');
  }

  resume(scope: Scope, requestId: number): Promise<void> {
    return this.change(scope, requestId, 'resume');
  }

  /** Says no, and why: the customer is told. */
  async decline(scope: Scope, requestId: number, reason: string): Promise<void> {
    await this.unit.run(async () => {
      const request = await this.thread.lock(scope, requestId);
      await this.transitions.fire(scope, requestWorkflow, request, 'decline', { reason, changes: { answer: reason } });
      await this.thread.tellDeclined(scope, request, reason);
    });
  }

  withdraw(scope: Scope, requestId: number, reason: string): Promise<void> {
    return this.change(scope, requestId, 'withdraw', reason);
  }

  private async change(scope: Scope, requestId: number, event: RequestEvent, reason?: string): Promise<void> {
    await this.unit.run(async () => {
      const request = await this.thread.lock(scope, requestId);
      await this.transitions.fire(scope, requestWorkflow, request, event, { reason });
    });
  }
}

const ASKING = { fr: 'Demander un prix', en: 'Asking for a price' };

/** Smallest first; what a grid adds up to is priced too. */
function askedOf(head: RequestHead): { sizes: AskedSizes | null; quantities: number[] } {
  const told = head.quantities.map(({ quantity }) => quantity);
  if (new Set(told).size < told.length) throw quantityTwice();
  const sizes = (head.sizes ?? []).map(({ size, colour = null, quantity }) => ({ size, colour, quantity }));
  const named = sizes.map(({ size, colour }) => `${folded(size)}/${folded(colour)}`);
  if (new Set(named).size < named.length) throw sizeTwice();
  const sum = sizes.reduce((all, { quantity }) => all + quantity, 0);
  if (sum > MAX_QUANTITY) throw tooMany();
  const all = new Set(sum === 0 ? told : [...told, sum]);
  return { sizes: sizes.length === 0 ? null : sizes, quantities: [...all].sort((a, b) => a - b) };
}

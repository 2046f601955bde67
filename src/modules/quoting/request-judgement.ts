import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notYourRole } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { formatNumber } from '../../core/words/format.js';
import { say } from '../../core/words/words.js';
import { CatalogQueries } from '../catalog/index.js';
import { PriceRequest } from './price-request.entity.js';
import { isUnanswered, priceRequestMachine } from './price-request.states.js';
import type { FitJudged } from './quoting.dto.js';
import { fewerNotWhy, itemReserved, notFewer, requestAnswered } from './quoting.errors.js';
import { quotingWords } from './quoting.words.js';
import { RequestThread, requestWorkflow } from './request-thread.js';

/** Whether a need suits what the school teaches: told before it is priced, and kept with the item that says so. */
@Injectable()
export class RequestJudgement {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly transitions: Transitions,
    private readonly catalog: CatalogQueries,
    private readonly thread: RequestThread,
  ) {}

  /** Takes the request up when nobody had; the customer is told when fewer suit, and why. */
  async judge(scope: Scope, requestId: number, { itemId, answer, ...told }: FitJudged): Promise<void> {
    if (!hasRole(scope, 'director', 'master', 'system')) throw notYourRole(JUDGING);
    await this.unit.run(async () => {
      const request = await this.thread.lock(scope, requestId);
      if (!isUnanswered(request.state)) throw requestAnswered();
      const item = await this.catalog.get(scope, itemId);
      if (item.partnerId !== null && item.partnerId !== request.partnerId) throw itemReserved(item.name);
      const smaller = answer === 'smaller' ? fewerOf(request, told) : null;
      const fit = { fitAnswer: answer, fitQuantity: smaller?.quantity ?? null, fitReason: told.reason ?? null };
      const { id, version } = request;
      const subject = { type: priceRequestMachine.name, id };
      await this.unit.manager.update(
        PriceRequest,
        { id, version },
        { likeItemId: itemId, ...fit, version: version + 1 },
      );
      await this.journal.write(scope, { subject, event: 'judge', facts: { itemCode: item.code, ...fit } });
      if (smaller) await this.thread.write(scope, requestId, fewerSaid(scope, smaller));
      const judged = { ...request, version: version + 1 };
      if (request.state === 'submitted') await this.transitions.fire(scope, requestWorkflow, judged, 'qualify');
    });
  }
}

interface Fewer {
  quantity: number;
  reason: string;
}

function fewerOf({ quantities }: PriceRequest, { quantity, reason }: Pick<FitJudged, 'quantity' | 'reason'>): Fewer {
  const most = Math.max(...quantities);
  if (quantity == null || quantity >= most) throw notFewer(most);
  if (reason == null) throw fewerNotWhy();
  return { quantity, reason };
}

const fewerSaid = ({ locale }: Scope, { quantity, reason }: Fewer): string =>
  say(quotingWords, locale).fewerSaid(formatNumber(quantity, locale), reason);

const JUDGING = { fr: 'Dire si une demande convient', en: 'Saying whether a request suits' };

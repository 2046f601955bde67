import { Injectable } from '@nestjs/common';
import { asSystem, hasRole, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, notYourRole } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import { InvoicingQueries } from '../invoicing/index.js';
import { NonConformitiesService } from '../quality/index.js';
import type { OpenQuality } from './platform.dto.js';
import { PlatformTask } from './platform.entity.js';
import { notOnInvoice, taskDone } from './platform.errors.js';
import { platformWords } from './platform.words.js';

/** What a status asked for is done. */
@Injectable()
export class TasksService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly journal: Journal,
    private readonly invoices: InvoicingQueries,
    private readonly quality: NonConformitiesService,
  ) {}

  /** Throws platform.task_done. */
  async done(scope: Scope, id: number): Promise<void> {
    await this.unit.run(async () => this.close(scope, await this.lockOpen(scope, id), null));
  }

  /**
   * The customer's complaint becomes a non-conformity of its order. Throws platform.task_done,
   * platform.not_on_invoice, and what quality refuses.
   */
  async openQuality(scope: Scope, id: number, told: OpenQuality): Promise<{ nonConformityId: number }> {
    return this.unit.run(async () => {
      const task = await this.lockOpen(scope, id);
      if (task.kind !== 'quality') throw notFound();
      const { orderId, partnerId, lines } = await this.invoices.sheet(scope, task.invoiceId);
      if (!lines.some(({ orderLineId }) => orderLineId === told.orderLineId)) throw notOnInvoice();
      // Told by the customer: the house writes it down in its place.
      const { id: nonConformityId } = await this.quality.claim({ ...asSystem(scope), partnerId }, orderId, told);
      await this.close(scope, task, nonConformityId);
      return { nonConformityId };
    });
  }

  private async close(scope: Scope, { id, kind }: PlatformTask, nonConformityId: number | null): Promise<void> {
    const change = { state: 'done' as const, doneAt: this.clock.instant(), nonConformityId };
    await this.unit.manager.update(PlatformTask, { id, schoolId: scope.schoolId }, change);
    const subject = { type: 'platform_task', id };
    await this.journal.write(scope, { subject, event: 'done', facts: { kind, nonConformityId } });
  }

  private async lockOpen(scope: Scope, id: number): Promise<PlatformTask> {
    if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(platformWords.done);
    const task = await this.unit.lock(PlatformTask, { id, schoolId: scope.schoolId });
    if (!task) throw notFound();
    if (task.state !== 'open') throw taskDone();
    return task;
  }
}

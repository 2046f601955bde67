import { Injectable } from '@nestjs/common';
import { hasRole, STAFF, type Scope } from '../../core/access/scope.js';
import { folded } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notYourRole, stale } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { OrderLedger } from './order-ledger.js';
import { SalesOrder } from './sales-order.entity.js';
import type { ChangeReferences } from './sales.dto.js';
import { referencesOfCancelled } from './sales.errors.js';

/** What the customer wants to find again on its papers: often told after it ordered. */
@Injectable()
export class OrderReferences {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly ledger: OrderLedger,
  ) {}

  /** For the papers to come; those already sent keep what they say. */
  async change(scope: Scope, orderId: number, told: ChangeReferences): Promise<void> {
    if (!hasRole(scope, ...STAFF, 'system')) throw notYourRole(CHANGING);
    await this.unit.run(async () => {
      const {
        id,
        schoolId,
        state,
        version,
        searchText,
        customerReference: known,
      } = await this.ledger.lock(scope, orderId);
      if (state === 'cancelled') throw referencesOfCancelled();
      if (version !== told.version) throw stale();
      const { customerReference = null, buyerReference = null, contractReference = null } = told;
      const references = { customerReference, buyerReference, contractReference };
      // Both numbers are looked for: the one on papers already sent, and the new one.
      const search = customerReference === known ? searchText : `${searchText} ${folded(customerReference)}`;
      const changes = { ...references, searchText: search, version: version + 1 };
      await this.unit.manager.update(SalesOrder, { id, schoolId }, changes);
      const subject = { type: 'sales_order', id };
      await this.journal.write(scope, { subject, event: 'references_changed', facts: references });
    });
  }
}

const CHANGING = { fr: 'Changer les références', en: 'Changing the references' };

import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { ExpectedMaterials, type NewExpected } from '../materials/index.js';
import { OrderLedger } from './order-ledger.js';
import { nothingToBring } from './sales.errors.js';

/** What the customer of an order is to bring for it. */
@Injectable()
export class OrderMaterials {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly ledger: OrderLedger,
    private readonly expected: ExpectedMaterials,
  ) {}

  /** While something is to be made of it. */
  async expect(scope: Scope, orderId: number, told: NewExpected): Promise<{ id: number }> {
    return this.unit.run(async () => {
      const { state, partnerId } = await this.ledger.lock(scope, orderId);
      if (state !== 'draft' && state !== 'confirmed') throw nothingToBring();
      return this.expected.expect(scope, { orderId, partnerId }, told);
    });
  }
}

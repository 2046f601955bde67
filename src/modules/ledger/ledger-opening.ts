import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { issuedModels } from '../invoicing/index.js';
import type { PaymentMethod } from '../payments/index.js';
import { Ledger } from './ledger.js';
import { entryOf } from './on-sealed-events.js';

/** Seals what a school issued and received before it had a ledger; once, when its chain is empty. */
@Injectable()
export class LedgerOpening implements OnApplicationBootstrap {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly ledger: Ledger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.unit.run(async () => {
      const schools = await sql<{ id: number }>(
        this.unit.manager,
        `SELECT s.id FROM school s WHERE NOT EXISTS (SELECT 1 FROM ledger_head h WHERE h.school_id = s.id) AND
          (EXISTS (SELECT 1 FROM invoice i WHERE i.school_id = s.id AND i.state = 'issued')
           OR EXISTS (SELECT 1 FROM payment p WHERE p.school_id = s.id)) ORDER BY s.id`,
      );
      for (const { id } of schools) await this.open(Number(id));
    });
  }

  private async open(schoolId: number): Promise<void> {
    const { seq } = await this.ledger.hold(schoolId);
    // Another instance was quicker.
    if (seq > 0) return;
    for (const issued of await issuedModels(this.unit.manager, schoolId, { afterId: 0, limit: ALL }))
      await this.ledger.append(schoolId, entryOf(issued));
    for (const { amount_cents, state, ...row } of await this.payments(schoolId)) {
      const { number, partner_id: partnerId, received_on: receivedOn, method, reference } = row;
      const amountCents = Number(amount_cents);
      const payload = { number, partnerId, receivedOn, method, reference, amountCents };
      await this.ledger.append(schoolId, { type: 'PAYMENT', number, amountCents, payload });
      if (state !== 'reversed') continue;
      const undone = { number, partnerId, reason: 'avant le registre' };
      await this.ledger.append(schoolId, {
        type: 'PAYMENT_REVERSAL',
        number,
        amountCents: -amountCents,
        payload: undone,
      });
    }
  }

  private payments(schoolId: number) {
    return sql<{
      number: string;
      partner_id: number;
      received_on: string;
      amount_cents: number | string;
      method: PaymentMethod;
      reference: string | null;
      state: string;
    }>(
      this.unit.manager,
      'SELECT number, partner_id, received_on, amount_cents, method, reference, state FROM payment WHERE school_id = ? ORDER BY id',
      [schoolId],
    );
  }
}

const ALL = 1_000_000;

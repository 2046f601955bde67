import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, columns, dropColumn, NULLABLE } from '../../src/core/database/migration-kit.js';

/** What public bodies ask for on their invoices, and how much a customer may owe. */
export class Customers1700000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await addColumn(runner, 'partner', c.varchar('service_code', 100, NULLABLE));
    await addColumn(runner, 'partner', c.bool('service_required', { default: false }));
    await addColumn(runner, 'partner', c.bool('engagement_required', { default: false }), {
      checks: { ck_partner_service: "kind = 'public' OR (service_required = FALSE AND engagement_required = FALSE)" },
    });
    await addColumn(runner, 'partner', c.big('credit_limit_cents', NULLABLE), {
      checks: { ck_partner_credit: 'credit_limit_cents >= 0' },
    });
    for (const table of ['sales_order', 'invoice']) {
      await addColumn(runner, table, c.varchar('buyer_reference', 100, NULLABLE));
      await addColumn(runner, table, c.varchar('contract_reference', 50, NULLABLE));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['invoice', 'sales_order'])
      for (const name of ['contract_reference', 'buyer_reference']) await dropColumn(runner, table, name);
    for (const name of ['credit_limit_cents', 'engagement_required', 'service_required', 'service_code'])
      await dropColumn(runner, 'partner', name);
  }
}

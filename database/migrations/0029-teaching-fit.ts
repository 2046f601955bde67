import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, columns, dropColumn, NULLABLE } from '../../src/core/database/migration-kit.js';

/** What a request would teach is judged before it is priced: by which item, and with what answer. */
export class TeachingFit1700000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await addColumn(runner, 'price_request', c.int('like_item_id', NULLABLE), { references: 'item' });
    await addColumn(runner, 'price_request', c.varchar('fit_answer', 8, NULLABLE), {
      checks: { ck_price_request_fit_answer: "fit_answer IN ('accept', 'smaller')" },
    });
    await addColumn(runner, 'price_request', c.int('fit_quantity', NULLABLE), {
      checks: {
        ck_price_request_fit_quantity:
          "(fit_quantity IS NOT NULL) = (fit_answer IS NOT NULL AND fit_answer = 'smaller')",
      },
    });
    await addColumn(runner, 'price_request', c.varchar('fit_reason', 500, NULLABLE));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['fit_reason', 'fit_quantity', 'fit_answer', 'like_item_id'])
      await dropColumn(runner, 'price_request', name);
  }
}

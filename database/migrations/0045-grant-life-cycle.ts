import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addColumn,
  changeCheck,
  columns,
  createTable,
  dropColumn,
  dropTables,
  NULLABLE,
  perDatabase,
  postgresFunction,
  postgresRefusal,
  sqliteTrigger,
} from '../../src/core/database/migration-kit.js';

const AMOUNT =
  '(per_learner_cents IS NULL) <> (granted_cents IS NULL) AND (per_learner_cents IS NULL) = (counted_on IS NULL)';
const COUNTING =
  "(counting IS NULL) = (per_learner_cents IS NULL) AND (counting IS NULL OR counting IN ('day', 'mean', 'pro_rata')) AND (COALESCE(counting, 'day') = 'day') = (further_days IS NULL)";
const RECEIPT =
  '(reverses_id IS NULL AND amount_cents > 0) OR (reverses_id IS NOT NULL AND amount_cents < 0 AND reason IS NOT NULL)';
const KEPT = 'A receipt is never changed: take it back';
const NOT_ITS_REVERSAL = 'What takes a receipt back is its amount, less, on its line';
const ITS_RECEIPT = `SELECT 1 FROM funding_receipt r WHERE r.id = NEW.reverses_id AND r.school_id = NEW.school_id
  AND r.line_id = NEW.line_id AND r.reverses_id IS NULL AND r.amount_cents = -NEW.amount_cents`;

/** A grant from its asking to its report; how its learners are counted; receipts taken back by a row of their own. */
export class GrantLifeCycle1700000000045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await addColumn(runner, 'funding_line', c.varchar('counting', 8, NULLABLE));
    await addColumn(runner, 'funding_line', c.text('further_days', NULLABLE));
    await addColumn(runner, 'funding_line', c.big('asked_cents', NULLABLE));
    for (const day of ['asked_on', 'notified_on', 'report_due_on', 'reported_on'])
      await addColumn(runner, 'funding_line', c.day(day, NULLABLE));
    await runner.query("UPDATE funding_line SET counting = 'day' WHERE per_learner_cents IS NOT NULL");
    await changeCheck(runner, 'funding_line', 'ck_funding_line_amount', `${AMOUNT} AND ${COUNTING}`);
    await createTable(runner, {
      name: 'expected_payment',
      columns: [
        ...[c.id(), c.int('school_id'), c.int('line_id'), c.day('expected_on'), c.big('amount_cents')],
        c.varchar('label', 120, NULLABLE),
      ],
      indices: [['line_id']],
      checks: { ck_expected_payment_amount: 'amount_cents > 0' },
      references: { school_id: 'school', line_id: 'funding_line' },
    });
    await addColumn(runner, 'funding_receipt', c.int('reverses_id', NULLABLE), { references: 'funding_receipt' });
    await addColumn(runner, 'funding_receipt', c.varchar('reason', 300, NULLABLE));
    await changeCheck(runner, 'funding_receipt', 'ck_funding_receipt_amount', RECEIPT);
    await runner.query(
      'CREATE UNIQUE INDEX "ixp_funding_receipt_reverses_id" ON "funding_receipt" ("reverses_id") WHERE reverses_id IS NOT NULL',
    );
    await perDatabase(runner, {
      sqlite: [
        sqliteTrigger('funding_receipt', 'update', null, KEPT),
        sqliteTrigger('funding_receipt', 'delete', null, KEPT),
        sqliteTrigger(
          'funding_receipt',
          'insert',
          `NEW.reverses_id IS NOT NULL AND NOT EXISTS (${ITS_RECEIPT})`,
          NOT_ITS_REVERSAL,
        ),
      ],
      postgres: [
        postgresFunction('refuse_receipt_change', postgresRefusal(KEPT)),
        postgresFunction(
          'refuse_other_reversal',
          `IF NOT EXISTS (${ITS_RECEIPT}) THEN ${postgresRefusal(NOT_ITS_REVERSAL)} END IF; RETURN NEW;`,
        ),
        `CREATE TRIGGER tr_funding_receipt_change BEFORE UPDATE OR DELETE ON funding_receipt FOR EACH ROW
           EXECUTE FUNCTION refuse_receipt_change()`,
        `CREATE TRIGGER tr_funding_receipt_insert BEFORE INSERT ON funding_receipt FOR EACH ROW
           WHEN (NEW.reverses_id IS NOT NULL) EXECUTE FUNCTION refuse_other_reversal()`,
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await perDatabase(runner, {
      sqlite: ['update', 'delete', 'insert'].map((event) => `DROP TRIGGER tr_funding_receipt_${event}`),
      postgres: [
        'DROP TRIGGER tr_funding_receipt_change ON funding_receipt',
        'DROP TRIGGER tr_funding_receipt_insert ON funding_receipt',
        'DROP FUNCTION refuse_receipt_change()',
        'DROP FUNCTION refuse_other_reversal()',
      ],
    });
    // The older house knows no reversal: what was taken back was not received.
    await runner.query(
      `DELETE FROM funding_receipt WHERE reverses_id IS NOT NULL
         OR id IN (SELECT r.reverses_id FROM funding_receipt r WHERE r.reverses_id IS NOT NULL)`,
    );
    await runner.query('DROP INDEX "ixp_funding_receipt_reverses_id"');
    await changeCheck(runner, 'funding_receipt', 'ck_funding_receipt_amount', 'amount_cents > 0');
    await dropColumn(runner, 'funding_receipt', 'reason');
    await dropColumn(runner, 'funding_receipt', 'reverses_id');
    await dropTables(runner, 'expected_payment');
    await changeCheck(runner, 'funding_line', 'ck_funding_line_amount', AMOUNT);
    for (const column of ['reported_on', 'report_due_on', 'notified_on', 'asked_on', 'asked_cents'])
      await dropColumn(runner, 'funding_line', column);
    await dropColumn(runner, 'funding_line', 'further_days');
    await dropColumn(runner, 'funding_line', 'counting');
  }
}

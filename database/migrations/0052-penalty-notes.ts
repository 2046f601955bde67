import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addColumn,
  changeCheck,
  columns,
  dropColumn,
  NULLABLE,
  perDatabase,
  remakeTable,
  sqliteTrigger,
  type TablePlan,
} from '../../src/core/database/migration-kit.js';

const TYPES = [
  ...['INVOICE', 'CREDIT_NOTE', 'PAYMENT', 'ALLOCATION', 'PAYMENT_REVERSAL', 'SETTINGS_CHANGE'],
  ...['CLOSING_DAY', 'CLOSING_MONTH', 'CLOSING_YEAR', 'EXPORT', 'MONEY_OUT'],
];
const typed = (types: readonly string[]) => `type IN (${types.map((type) => `'${type}'`).join(', ')})`;
const WRITTEN = 'What was said to a customer stays as it was said';
const OUTCOME = "outcome IN ('claimed', 'waived')";
const CLAIMED = "(outcome = 'claimed') = (number IS NOT NULL AND file_id IS NOT NULL)";
const CENTS = 'interest_cents >= 0 AND indemnity_cents >= 0';
const GIVEN_UP =
  '(given_up_cents > 0) = (given_up_on IS NOT NULL AND given_up_reason IS NOT NULL) AND (given_up_cents = 0 OR settled_cents IS NOT NULL)';
const OWED =
  'given_up_cents >= 0 AND settled_cents >= 0 AND settled_cents + given_up_cents <= interest_cents + indemnity_cents';

const KEPT = [
  ...['id', 'school_id', 'partner_id', 'invoice_id', 'outcome', 'number', 'decided_on', 'interest_cents'],
  ...['indemnity_cents', 'file_id', 'created_at', 'created_by'],
];
/** Only what was paid moves, and what is given up is written once. */
const changed = (differs: string) =>
  [
    ...KEPT.map((name) => `OLD.${name} ${differs} NEW.${name}`),
    '(OLD.settled_cents IS NULL AND NEW.settled_cents IS NOT NULL)',
    '(OLD.settled_cents IS NOT NULL AND NEW.settled_cents IS NULL)',
    `(OLD.given_up_on IS NOT NULL AND (OLD.given_up_on ${differs} NEW.given_up_on OR OLD.given_up_cents ${differs} NEW.given_up_cents OR OLD.given_up_reason ${differs} NEW.given_up_reason))`,
  ].join(' OR ');

function allocation(runner: QueryRunner, notes: boolean): TablePlan {
  const c = columns(runner);
  const papers = notes ? [c.int('invoice_id', NULLABLE), c.int('penalty_id', NULLABLE)] : [c.int('invoice_id')];
  return {
    name: 'payment_allocation',
    columns: [
      ...[c.id(), c.int('school_id'), c.int('payment_id'), ...papers, c.big('amount_cents'), c.instant('created_at')],
      c.instant('reversed_at', NULLABLE),
    ],
    indices: [['invoice_id'], ['payment_id'], ...(notes ? [['penalty_id']] : [])],
    checks: {
      ck_payment_allocation_amount: 'amount_cents > 0',
      ...(notes ? { ck_payment_allocation_paper: '(invoice_id IS NULL) <> (penalty_id IS NULL)' } : {}),
    },
    references: {
      ...{ school_id: 'school', payment_id: 'payment', invoice_id: 'invoice' },
      ...(notes ? { penalty_id: 'penalty' } : {}),
    },
  };
}

/** A claimed penalty note is owed: what was paid of it, what was given up, and the payments put on it. */
export class PenaltyNotes1700000000052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await addColumn(runner, 'penalty', c.big('settled_cents', NULLABLE));
    await addColumn(runner, 'penalty', c.big('given_up_cents', { default: 0 }));
    await addColumn(runner, 'penalty', c.day('given_up_on', NULLABLE));
    await addColumn(runner, 'penalty', c.varchar('given_up_reason', 500, NULLABLE));
    await changeCheck(runner, 'penalty', 'ck_penalty_outcome', `${OUTCOME} AND ${GIVEN_UP}`);
    await changeCheck(
      runner,
      'penalty',
      'ck_penalty_claimed',
      `${CLAIMED} AND (settled_cents IS NULL OR outcome = 'claimed')`,
    );
    await changeCheck(runner, 'penalty', 'ck_penalty_cents', `${CENTS} AND ${OWED}`);
    await perDatabase(runner, {
      sqlite: ['DROP TRIGGER tr_penalty_update', sqliteTrigger('penalty', 'update', changed('IS NOT'), WRITTEN)],
      postgres: [
        'DROP TRIGGER tr_penalty_change ON penalty',
        `CREATE TRIGGER tr_penalty_change BEFORE UPDATE ON penalty FOR EACH ROW
           WHEN (${changed('IS DISTINCT FROM')}) EXECUTE FUNCTION refuse_reminder()`,
        'CREATE TRIGGER tr_penalty_delete BEFORE DELETE ON penalty FOR EACH ROW EXECUTE FUNCTION refuse_reminder()',
      ],
    });
    await remakeTable(
      runner,
      allocation(runner, true),
      'SELECT *, CAST(NULL AS integer) AS penalty_id FROM payment_allocation',
    );
    await changeCheck(runner, 'ledger_entry', 'ck_ledger_entry_type', typed([...TYPES, 'PENALTY', 'PENALTY_GIVEN_UP']));
  }

  async down(runner: QueryRunner): Promise<void> {
    await changeCheck(runner, 'ledger_entry', 'ck_ledger_entry_type', typed(TYPES));
    await remakeTable(
      runner,
      allocation(runner, false),
      'SELECT * FROM payment_allocation WHERE invoice_id IS NOT NULL',
    );
    await perDatabase(runner, {
      sqlite: ['DROP TRIGGER tr_penalty_update', sqliteTrigger('penalty', 'update', null, WRITTEN)],
      postgres: [
        'DROP TRIGGER tr_penalty_delete ON penalty',
        'DROP TRIGGER tr_penalty_change ON penalty',
        `CREATE TRIGGER tr_penalty_change BEFORE UPDATE OR DELETE ON penalty FOR EACH ROW
           EXECUTE FUNCTION refuse_reminder()`,
      ],
    });
    await changeCheck(runner, 'penalty', 'ck_penalty_cents', CENTS);
    await changeCheck(runner, 'penalty', 'ck_penalty_claimed', CLAIMED);
    await changeCheck(runner, 'penalty', 'ck_penalty_outcome', OUTCOME);
    for (const name of ['given_up_reason', 'given_up_on', 'given_up_cents', 'settled_cents'])
      await dropColumn(runner, 'penalty', name);
  }
}

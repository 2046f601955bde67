import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, columns, dropColumn } from '../../src/core/database/migration-kit.js';

const RIGHTS = ['buyer', 'receiver', 'payer', 'manager'];
const TABLES = ['membership', 'invitation'];

/** People of a partner do not all do the same there; those who are in already keep doing everything. */
export class PartnerRights1700000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    for (const table of TABLES) {
      for (const right of RIGHTS) await addColumn(runner, table, c.bool(right, { default: false }));
      const all = RIGHTS.map((right) => `${right} = TRUE`).join(', ');
      await runner.query(`UPDATE ${table} SET ${all} WHERE role = 'partner'`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) for (const right of RIGHTS) await dropColumn(runner, table, right);
  }
}

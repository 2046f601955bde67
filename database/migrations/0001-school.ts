import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables, NULLABLE } from '../../src/core/database/migration-kit.js';

export class School1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'school',
      columns: [
        c.id(),
        c.varchar('code', 40),
        c.varchar('name', 100),
        c.varchar('trade', 20),
        c.varchar('legal_name', 150),
        c.varchar('legal_form', 60),
        c.varchar('siren', 9),
        c.varchar('siret', 14),
        c.varchar('rna', 10, NULLABLE),
        c.varchar('uai', 8, NULLABLE),
        c.varchar('vat_number', 20, NULLABLE),
        c.varchar('street', 150),
        c.varchar('postcode', 10),
        c.varchar('city', 80),
        c.varchar('country', 2),
        c.varchar('email', 254),
        c.varchar('phone', 30),
        c.varchar('iban', 34, NULLABLE),
        c.varchar('bic', 11, NULLABLE),
        c.instant('created_at'),
      ],
      uniques: [['siret'], ['code']],
      checks: {
        ck_school_trade: "trade IN ('garment', 'machining')",
      },
    });
    await createTable(runner, {
      name: 'school_setting',
      columns: [c.id(), c.int('school_id'), c.varchar('key', 40), c.day('valid_from'), c.text('value')],
      uniques: [['school_id', 'key', 'valid_from']],
      references: { school_id: 'school' },
    });
    await createTable(runner, {
      name: 'workshop',
      columns: [c.id(), c.int('school_id'), c.varchar('code', 20), c.varchar('name', 80)],
      uniques: [['school_id', 'code']],
      references: { school_id: 'school' },
    });
    await createTable(runner, {
      name: 'work_center',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('workshop_id'),
        c.varchar('code', 20),
        c.varchar('name', 80),
        c.varchar('machine_class_code', 40, NULLABLE),
        c.bool('in_service'),
        c.varchar('out_of_service_reason', 200, NULLABLE),
        c.day('check_valid_until', NULLABLE),
        c.int('version'),
      ],
      uniques: [['school_id', 'code']],
      indices: [['workshop_id']],
      references: { school_id: 'school', workshop_id: 'workshop' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'work_center', 'workshop', 'school_setting', 'school');
  }
}

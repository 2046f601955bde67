import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables, NULLABLE } from '../../src/core/database/migration-kit.js';

export class Partners1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'partner',
      columns: [
        c.id(),
        c.int('school_id'),
        c.varchar('name', 100),
        c.varchar('legal_name', 150),
        c.varchar('kind', 20),
        c.varchar('siren', 9, NULLABLE),
        c.varchar('siret', 14, NULLABLE),
        c.varchar('vat_number', 20, NULLABLE),
        c.varchar('street', 150),
        c.varchar('postcode', 10),
        c.varchar('city', 80),
        c.varchar('country', 2),
        c.varchar('delivery_address', 300, NULLABLE),
        c.varchar('contact_name', 100, NULLABLE),
        c.varchar('email', 254),
        c.varchar('phone', 30, NULLABLE),
        c.text('roles'),
        c.varchar('payment_terms', 10),
        c.bool('active'),
        c.text('search_text'),
        c.int('version'),
        c.instant('created_at'),
      ],
      indices: [
        ['school_id', 'siret'],
        ['school_id', 'id'],
      ],
      checks: {
        ck_partner_kind: "kind IN ('company', 'public', 'individual')",
      },
      references: { school_id: 'school' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'partner');
  }
}

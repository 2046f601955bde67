import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables, NULLABLE } from '../../src/core/database/migration-kit.js';

export class Catalog1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'item',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('workshop_id'),
        c.varchar('code', 30),
        c.varchar('name', 100),
        c.varchar('kind', 10),
        c.varchar('unit_code', 3),
        c.big('price_e4'),
        c.big('market_price_e4', NULLABLE),
        c.varchar('criticality', 12),
        c.varchar('drawing_revision', 10, NULLABLE),
        c.bool('active'),
        c.text('search_text'),
        c.int('version'),
      ],
      uniques: [['school_id', 'code']],
      indices: [['workshop_id']],
      checks: {
        ck_item_price: 'price_e4 >= 0',
        ck_item_criticality: "criticality IN ('pedagogical', 'standard', 'critical')",
        ck_item_kind: "kind IN ('garment', 'part', 'service')",
      },
      references: { school_id: 'school', workshop_id: 'workshop' },
    });
    await createTable(runner, {
      name: 'item_variant',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('item_id'),
        c.varchar('size', 12, NULLABLE),
        c.varchar('colour', 30, NULLABLE),
        c.int('position'),
      ],
      indices: [['item_id']],
      references: { school_id: 'school', item_id: 'item' },
    });
    await createTable(runner, {
      name: 'drawing_revision',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('item_id'),
        c.varchar('revision', 10),
        c.day('issued_on'),
        c.int('file_id', NULLABLE),
      ],
      uniques: [['item_id', 'revision']],
      references: { school_id: 'school', item_id: 'item', file_id: 'stored_file' },
    });
    await createTable(runner, {
      name: 'routing_operation',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('item_id'),
        c.int('position'),
        c.varchar('code', 6),
        c.varchar('name', 80),
        c.int('work_center_id', NULLABLE),
        c.int('setup_minutes'),
        c.int('unit_centiminutes'),
        c.int('required_level'),
        c.bool('heavy_load'),
        c.text('work_rules'),
        c.text('competence_codes'),
        c.varchar('instructions', 500),
      ],
      uniques: [['item_id', 'position']],
      checks: {
        ck_routing_operation_level: 'required_level BETWEEN 0 AND 4',
        ck_routing_operation_minutes: 'setup_minutes >= 0 AND unit_centiminutes >= 0',
      },
      references: { school_id: 'school', item_id: 'item', work_center_id: 'work_center' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'routing_operation', 'drawing_revision', 'item_variant', 'item');
  }
}

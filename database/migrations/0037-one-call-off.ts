import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const index = new TableIndex({
  columnNames: ['order_id', 'reference'],
  isUnique: true,
  where: 'reference IS NOT NULL',
});

/** The customer's own number makes one delivery of an order. */
export class OneCallOff1700000000037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('planned_delivery', index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('planned_delivery', index);
  }
}

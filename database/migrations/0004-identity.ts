import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columns, createTable, dropTables, NULLABLE } from '../../src/core/database/migration-kit.js';

export class Identity1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const c = columns(runner);
    await createTable(runner, {
      name: 'app_user',
      columns: [
        c.id(),
        c.varchar('email', 254, NULLABLE),
        c.varchar('name', 120),
        c.varchar('password_hash', 200, NULLABLE),
        c.varchar('pin_hash', 200, NULLABLE),
        c.varchar('locale', 2),
        c.bool('active'),
        c.instant('created_at'),
      ],
      uniques: [['email']],
    });
    await createTable(runner, {
      name: 'sign_in_try',
      columns: [
        c.id(),
        c.varchar('subject', 64),
        c.varchar('network', 60),
        c.int('failed'),
        c.instant('locked_until', NULLABLE),
        c.instant('last_try_at'),
      ],
      uniques: [['subject', 'network']],
      indices: [['last_try_at']],
      checks: { ck_sign_in_try_failed: 'failed > 0' },
    });
    await createTable(runner, {
      name: 'password_reset',
      columns: [
        c.id(),
        c.int('user_id'),
        c.varchar('token_hash', 64),
        c.instant('created_at'),
        c.instant('expires_at'),
        c.instant('used_at', NULLABLE),
      ],
      uniques: [['token_hash']],
      indices: [['user_id', 'created_at']],
      references: { user_id: 'app_user' },
    });
    await createTable(runner, {
      name: 'membership',
      columns: [
        c.id(),
        c.int('user_id'),
        c.int('school_id'),
        c.varchar('role', 12),
        c.int('partner_id', NULLABLE),
        c.int('learner_id', NULLABLE),
        c.instant('created_at'),
        c.instant('ended_at', NULLABLE),
      ],
      indices: [
        { columns: ['learner_id'], unique: true, where: 'learner_id IS NOT NULL AND ended_at IS NULL' },
        { columns: ['user_id', 'school_id', 'role'], unique: true, where: 'ended_at IS NULL' },
        ['user_id'],
      ],
      checks: {
        ck_membership_learner: "(role = 'learner') = (learner_id IS NOT NULL)",
        ck_membership_partner: "(role = 'partner') = (partner_id IS NOT NULL)",
        ck_membership_role: "role IN ('director', 'master', 'accountant', 'learner', 'partner', 'funder')",
      },
      references: { user_id: 'app_user', school_id: 'school', partner_id: 'partner', learner_id: 'learner' },
    });
    await createTable(runner, {
      name: 'tablet',
      columns: [
        c.id(),
        c.int('school_id'),
        c.varchar('name', 60),
        c.varchar('token_hash', 64),
        c.int('registered_by'),
        c.instant('created_at'),
        c.instant('revoked_at', NULLABLE),
      ],
      uniques: [['token_hash']],
      references: { school_id: 'school', registered_by: 'app_user' },
    });
    await createTable(runner, {
      name: 'user_session',
      columns: [
        c.id(),
        c.varchar('token_hash', 64),
        c.int('user_id'),
        c.int('school_id'),
        c.int('tablet_id', NULLABLE),
        c.instant('created_at'),
        c.instant('last_seen_at'),
        c.instant('expires_at'),
        c.instant('revoked_at', NULLABLE),
      ],
      uniques: [['token_hash']],
      indices: [['user_id']],
      references: { user_id: 'app_user', school_id: 'school', tablet_id: 'tablet' },
    });
    await createTable(runner, {
      name: 'invitation',
      columns: [
        c.id(),
        c.int('school_id'),
        c.varchar('email', 254),
        c.varchar('name', 120),
        c.varchar('role', 12),
        c.int('partner_id', NULLABLE),
        c.varchar('token_hash', 64),
        c.int('created_by'),
        c.instant('created_at'),
        c.instant('expires_at'),
        c.instant('accepted_at', NULLABLE),
        c.instant('taken_back_at', NULLABLE),
      ],
      uniques: [['token_hash']],
      indices: [['school_id', 'email']],
      checks: {
        ck_invitation_role: "role IN ('director', 'master', 'accountant', 'partner', 'funder')",
      },
      references: { school_id: 'school', partner_id: 'partner', created_by: 'app_user' },
    });
    await createTable(runner, {
      name: 'api_key',
      columns: [
        c.id(),
        c.int('school_id'),
        c.int('user_id'),
        c.varchar('role', 12),
        c.int('partner_id', NULLABLE),
        c.varchar('name', 80),
        c.varchar('prefix', 12),
        c.varchar('key_hash', 64),
        c.instant('created_at'),
        c.instant('last_used_at', NULLABLE),
        c.instant('revoked_at', NULLABLE),
      ],
      uniques: [['key_hash']],
      checks: {
        ck_api_key_role: "role IN ('director', 'master', 'accountant', 'partner')",
      },
      references: { school_id: 'school', user_id: 'app_user', partner_id: 'partner' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(
      runner,
      'api_key',
      'invitation',
      'user_session',
      'tablet',
      'membership',
      'password_reset',
      'sign_in_try',
      'app_user',
    );
  }
}

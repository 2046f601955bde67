import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { isPostgres } from './sql.js';

/** One transaction of the writing source, from begin to commit or rollback. */
export interface Transaction {
  readonly manager: EntityManager;
  begin(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  release(): Promise<void>;
  /** False once the base gave the transaction up by itself: what is written then would stand alone. */
  holds(): boolean;
}

export function transactionOf(writer: DataSource): Transaction {
  const runner = writer.createQueryRunner();
  return isPostgres(writer) ? new PostgresTransaction(runner) : new SqliteTransaction(runner, connectionOf(writer));
}

class PostgresTransaction implements Transaction {
  constructor(private readonly runner: QueryRunner) {}

  get manager(): EntityManager {
    return this.runner.manager;
  }

  begin = () => this.runner.startTransaction();
  commit = () => this.runner.commitTransaction();
  rollback = () => this.runner.rollbackTransaction();
  release = () => this.runner.release();
  holds = () => true;
}

interface SqliteConnection {
  readonly inTransaction: boolean;
}

/**
 * SQLite rolls back by itself when its disk is full or fails. TypeORM's own count of open transactions then never
 * comes back to none, and every later one is a savepoint nobody commits: so the connection is asked, not the count.
 */
class SqliteTransaction implements Transaction {
  constructor(
    private readonly runner: QueryRunner,
    private readonly connection: SqliteConnection,
  ) {}

  get manager(): EntityManager {
    return this.runner.manager;
  }

  async begin(): Promise<void> {
    await this.rollback();
    await this.runner.query('BEGIN IMMEDIATE');
    this.tell(true);
  }

  async commit(): Promise<void> {
    if (!this.holds()) throw givenUp();
    await this.runner.query('COMMIT');
    this.tell(false);
  }

  async rollback(): Promise<void> {
    if (this.connection.inTransaction) await this.runner.query('ROLLBACK');
    this.tell(false);
  }

  release = () => this.runner.release();
  holds = () => this.connection.inTransaction;

  // TypeORM opens one of its own inside save() where it knows of none.
  private tell(isTransactionActive: boolean): void {
    Object.assign(this.runner, { isTransactionActive });
  }
}

/** The base had no room or its disk failed, and undid the transaction before it was over. */
export const givenUp = (): Error => new Error('The base gave the transaction up: nothing of it is kept');

const connectionOf = (writer: DataSource) =>
  (writer.driver as unknown as { databaseConnection: SqliteConnection }).databaseConnection;

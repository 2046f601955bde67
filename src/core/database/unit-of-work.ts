import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  type DataSource,
  type EntityManager,
  type EntityTarget,
  type FindOptionsWhere,
  type ObjectLiteral,
} from 'typeorm';
import { isPostgres } from './sql.js';
import { givenUp, transactionOf, type Transaction } from './transaction.js';

interface OpenUnit {
  transaction: Transaction;
  over: boolean;
  /** The first failure inside: once something was refused, nothing of the unit may be kept. */
  failure: unknown;
  afterCommit: (() => void)[];
}

const current = new AsyncLocalStorage<OpenUnit>();
const RETRIES = 3;
const isDeadlock = (error: unknown): boolean =>
  ['40001', '40P01'].includes((error as { code?: string } | null)?.code ?? '');

/** The transaction open around the caller, if any. */
export function openManager(): EntityManager | undefined {
  const unit = current.getStore();
  if (!unit || unit.over) return undefined;
  if (!unit.transaction.holds()) throw givenUp();
  return unit.transaction.manager;
}

/**
 * The only way to write. One transaction; a call inside another joins it, and a failure inside dooms the whole.
 * On SQLite transactions wait for one another in a queue (the process has one writing connection);
 * on PostgreSQL they run side by side on row locks.
 */
@Injectable()
export class UnitOfWork {
  private readonly log = new Logger('UnitOfWork');
  private turn: Promise<void> = Promise.resolve();

  constructor(@InjectDataSource() private readonly writer: DataSource) {}

  /** The open transaction's manager. Throws outside `run`: a write needs a unit of work. */
  get manager(): EntityManager {
    const manager = openManager();
    if (!manager) throw new Error('No unit of work is open: write inside UnitOfWork.run');
    return manager;
  }

  /** Runs `work` in a transaction, or in the one already open. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const { value, failure } = await this.conclude(work);
    if (failure !== undefined) throw failure;
    return value as T;
  }

  /** As `run`, but when an inner failure was turned into an answer by `work`, rolls back and gives that answer too. */
  async conclude<T>(work: () => Promise<T>): Promise<{ value?: T; failure?: unknown }> {
    const unit = current.getStore();
    if (unit && !unit.over) return this.join(unit, work);
    for (let attempt = 1; ; attempt++) {
      const outcome = isPostgres(this.writer)
        ? await this.transaction(work)
        : await this.inTurn(() => this.transaction(work));
      if (attempt === RETRIES || !isDeadlock(outcome.failure)) return outcome;
    }
  }

  /** Something quick to do once the open transaction is safely written; at once when none is open. */
  afterCommit(effect: () => void): void {
    const unit = current.getStore();
    if (unit && !unit.over) unit.afterCommit.push(effect);
    else effect();
  }

  /** Reads one row and keeps others from changing it until the transaction ends. */
  async lock<E extends ObjectLiteral>(entity: EntityTarget<E>, where: FindOptionsWhere<E>): Promise<E | null> {
    const lock = isPostgres(this.writer) ? { lock: { mode: 'pessimistic_write' as const } } : {};
    return this.manager.findOne(entity, { where, ...lock });
  }

  private async join<T>(unit: OpenUnit, work: () => Promise<T>): Promise<{ value?: T; failure?: unknown }> {
    try {
      return { value: await work() };
    } catch (failure) {
      // Refused without a word is refused all the same.
      unit.failure ??= failure === undefined ? new Error('Failed without a reason') : failure;
      return { failure: failure === undefined ? unit.failure : failure };
    }
  }

  private async transaction<T>(work: () => Promise<T>): Promise<{ value?: T; failure?: unknown }> {
    const transaction = transactionOf(this.writer);
    const unit: OpenUnit = { transaction, over: false, failure: undefined, afterCommit: [] };
    let outcome: { value?: T; failure?: unknown };
    try {
      await transaction.begin();
      outcome = await current.run(unit, () => this.join(unit, work));
      // From here on a promise left behind opens a unit of its own: this one is being written or undone.
      unit.over = true;
      if (unit.failure === undefined) await transaction.commit();
      else {
        outcome.failure = unit.failure;
        await transaction.rollback();
      }
    } catch (failure) {
      await transaction.rollback().catch(() => undefined);
      outcome = { failure };
    } finally {
      unit.over = true;
      await transaction.release();
    }
    if (outcome.failure === undefined) for (const effect of unit.afterCommit) this.tryEffect(effect);
    return outcome;
  }

  // What is committed stays so, whatever an effect does.
  private tryEffect(effect: () => void): void {
    try {
      effect();
    } catch (error) {
      this.log.error(`After commit: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const before = this.turn;
    let done!: () => void;
    this.turn = new Promise((resolve) => (done = resolve));
    await before;
    try {
      return await work();
    } finally {
      done();
    }
  }
}

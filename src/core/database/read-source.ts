import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager, EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { openManager } from './unit-of-work.js';

export const READER = 'reader';

/**
 * Where queries read. Inside a unit of work: its own transaction (reads what it wrote). Outside: a read-only
 * connection that sees committed rows only and cannot write, so a query can neither hold nor harm a transaction.
 */
@Injectable()
export class ReadSource {
  constructor(@InjectDataSource(READER) private readonly reader: DataSource) {}

  get manager(): EntityManager {
    return openManager() ?? this.reader.manager;
  }

  from<E extends ObjectLiteral>(entity: EntityTarget<E>, alias: string): SelectQueryBuilder<E> {
    return this.manager.createQueryBuilder(entity, alias);
  }
}

import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';

/** What of an assignment `a` is counted already, corrections included. */
export const MADE_OF_ASSIGNMENT = `(SELECT COALESCE(SUM(CASE WHEN r.reverses_id IS NULL THEN r.good + r.scrap
    ELSE -r.good - r.scrap END), 0) FROM output_report r WHERE r.assignment_id = a.id AND r.state <> 'rejected')`;

/** Operations split by day: who is to make how much of them. */
@Injectable()
export class ShareReads {
  constructor(private readonly read: ReadSource) {}

  /** The parts of an operation that are given and not made yet, in steps of the unit. */
  async given({ schoolId }: Scope, operationId: number): Promise<number> {
    const rows = await sql<{ quantity: number; made: unknown }>(
      this.read.manager,
      `SELECT a.quantity, ${MADE_OF_ASSIGNMENT} AS made FROM assignment a
       WHERE a.school_id = ? AND a.operation_id = ? AND a.state IN ('assigned', 'active') AND a.quantity IS NOT NULL`,
      [schoolId, operationId],
    );
    return rows.reduce((sum, { quantity, made }) => sum + Math.max(0, quantity - Number(made)), 0);
  }
}

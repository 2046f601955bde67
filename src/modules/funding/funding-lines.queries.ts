import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Clock } from '../../core/time/clock.js';
import { localDate, type LocalDate } from '../../core/time/local-date.js';
import { LearnersQueries, type LearnerStay } from '../learners/index.js';
import { countedBy, dueFor, headcountOf, type CountingRule } from './counting.totals.js';
import { deadlinesOf, grantMonths, stillExpected } from './deadlines.totals.js';
import { isNotified, lineAmounts } from './funding.totals.js';
import type {
  ExpectedRead,
  FundingDeadline,
  FundingLineRead,
  FundingLineSheet,
  GrantMonth,
  ReceiptRead,
} from './funding.types.js';
import { ExpectedPayment, FundingLine, FundingReceipt } from './funding-line.entity.js';

interface Period {
  from: LocalDate;
  to: LocalDate;
}

/** Grants: what each gives by its funder's counting, what came, what is to come and to do. For the staff only. */
@Injectable()
export class FundingLines {
  constructor(
    private readonly read: ReadSource,
    private readonly clock: Clock,
    private readonly learners: LearnersQueries,
  ) {}

  /** Lines of a year in the order they were added, with what was asked, notified and received, and is due. */
  async ofYear(scope: Scope, schoolYear: string): Promise<FundingLineRead[]> {
    const lines = await this.read.manager.find(FundingLine, {
      where: { schoolId: scope.schoolId, schoolYear },
      order: { id: 'ASC' },
    });
    return this.complete(scope, lines);
  }

  /** A line, its receipts and the payments announced. Throws notFound. */
  async sheet(scope: Scope, schoolYear: string, id: number): Promise<FundingLineSheet> {
    const found = await this.read.manager.findOneBy(FundingLine, { id, schoolYear, schoolId: scope.schoolId });
    if (!found) throw notFound();
    const [line] = await this.complete(scope, [found]);
    const receipts = await this.read.manager.find(FundingReceipt, {
      where: { lineId: id, schoolId: scope.schoolId },
      order: { receivedOn: 'ASC', id: 'ASC' },
    });
    const expected = (await this.expected(scope, [line!])).get(id)!;
    return { ...line!, receipts: receipts.map((receipt) => receiptRead(receipt, receipts)), expected };
  }

  /** What is to be done or to come within 60 days, the most pressing first. */
  async deadlines(scope: Scope): Promise<FundingDeadline[]> {
    const lines = await this.open(scope);
    const expected = await this.expected(scope, lines);
    const today = this.clock.today();
    return lines
      .flatMap((line) => deadlinesOf(line, expected.get(line.id)!, today))
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.lineId - b.lineId));
  }

  /** What grants are to pay, by month. */
  async toCome(scope: Scope): Promise<GrantMonth[]> {
    const lines = (await this.open(scope)).filter(({ stage }) => isNotified(stage));
    const expected = await this.expected(scope, lines);
    const present = this.clock.today().slice(0, 7);
    return lines.flatMap((line) => grantMonths(line, expected.get(line.id)!, present));
  }

  /** Grants neither closed nor refused, each with the payments announced. */
  async withPlans(scope: Scope): Promise<{ line: FundingLineRead; expected: ExpectedRead[] }[]> {
    const lines = await this.open(scope);
    const expected = await this.expected(scope, lines);
    return lines.map((line) => ({ line, expected: expected.get(line.id)! }));
  }

  /** The grants of receipts, by receipt. */
  async ofReceipts({ schoolId }: Scope, ids: readonly number[]): Promise<Map<number, FundingLine>> {
    const receipts = await this.read.manager.findBy(FundingReceipt, { schoolId, id: In([...ids]) });
    const lineIds = receipts.map(({ lineId }) => lineId);
    const lines = await this.read.manager.findBy(FundingLine, { schoolId, id: In(lineIds) });
    return new Map(receipts.map(({ id, lineId }) => [id, lines.find((line) => line.id === lineId)!]));
  }

  /** What came in a period by line and month, both days included; what was taken back is off. */
  async cameIn(scope: Scope, { from, to }: Period): Promise<{ lineId: number; month: string; cents: number }[]> {
    const rows = await this.read
      .from(FundingReceipt, 'r')
      .select(['r.line_id AS line_id', 'SUBSTR(r.received_on, 1, 7) AS month', 'SUM(r.amount_cents) AS cents'])
      .where('r.school_id = :schoolId AND r.received_on BETWEEN :from AND :to')
      .setParameters({ schoolId: scope.schoolId, from, to })
      .groupBy('r.line_id')
      .addGroupBy('SUBSTR(r.received_on, 1, 7)')
      .getRawMany<{ line_id: number; month: string; cents: string | number }>();
    return rows.map(({ line_id, month, cents }) => ({ lineId: line_id, month, cents: Number(cents) }));
  }

  private async open(scope: Scope): Promise<FundingLineRead[]> {
    const where = { schoolId: scope.schoolId, stage: Not(In(['closed', 'refused'])) };
    return this.complete(scope, await this.read.manager.find(FundingLine, { where, order: { id: 'ASC' } }));
  }

  private async complete(scope: Scope, lines: readonly FundingLine[]): Promise<FundingLineRead[]> {
    const received = await this.received(scope, lines);
    const stays = await this.stays(scope, lines);
    const today = this.clock.today();
    return lines.map((line) => {
      const { askedCents: typedAskedCents } = line;
      const rule = ruleOf(line);
      const counted = rule && countedBy(rule, stays);
      const givenCents = line.grantedCents ?? dueFor(line.perLearnerCents!, counted!);
      return {
        ...{ id: line.id, schoolYear: line.schoolYear, kind: line.kind, funder: line.funder },
        ...{ agreement: line.agreement, perLearnerCents: line.perLearnerCents, counting: line.counting },
        ...{ countedOn: line.countedOn as LocalDate | null, furtherDays: (line.furtherDays ?? []) as LocalDate[] },
        headcount: counted && headcountOf(counted),
        estimated: rule !== null && rule.days.at(-1)! > today,
        stage: line.stage,
        ...lineAmounts({ givenCents, typedAskedCents, stage: line.stage, receivedCents: received.get(line.id) ?? 0 }),
        ...{ nextDueOn: line.nextDueOn as LocalDate | null, nextDueLabel: line.nextDueLabel },
        ...{ typedAskedCents, askedOn: line.askedOn as LocalDate | null },
        notifiedOn: line.notifiedOn as LocalDate | null,
        reportDueOn: line.reportDueOn as LocalDate | null,
        ...{ reportedOn: line.reportedOn as LocalDate | null, version: line.version },
      };
    });
  }

  private async received(scope: Scope, lines: readonly FundingLine[]): Promise<Map<number, number>> {
    if (lines.length === 0) return new Map();
    const rows = await this.read
      .from(FundingReceipt, 'r')
      .select(['r.line_id AS line_id', 'SUM(r.amount_cents) AS cents'])
      .where('r.school_id = :schoolId AND r.line_id IN (:...ids)')
      .setParameters({ schoolId: scope.schoolId, ids: lines.map(({ id }) => id) })
      .groupBy('r.line_id')
      .getRawMany<{ line_id: number; cents: string | number }>();
    return new Map(rows.map(({ line_id, cents }) => [line_id, Number(cents)]));
  }

  // One read, whatever the number of lines and of their counting days.
  private async stays(scope: Scope, lines: readonly FundingLine[]): Promise<LearnerStay[]> {
    const days = lines.flatMap((line) => ruleOf(line)?.days ?? []).sort();
    return days.length === 0 ? [] : this.learners.stays(scope, days[0]!, days.at(-1)!);
  }

  private async expected(scope: Scope, lines: readonly FundingLineRead[]): Promise<Map<number, ExpectedRead[]>> {
    const rows = await this.read.manager.find(ExpectedPayment, {
      where: { schoolId: scope.schoolId, lineId: In(lines.map(({ id }) => id)) },
      order: { id: 'ASC' },
    });
    return new Map(
      lines.map(({ id, receivedCents }) => {
        const planned = rows
          .filter(({ lineId }) => lineId === id)
          .map(({ expectedOn, amountCents, label }) => ({ expectedOn: expectedOn as LocalDate, amountCents, label }));
        return [id, stillExpected(planned, receivedCents)];
      }),
    );
  }
}

function ruleOf({ counting, countedOn, furtherDays }: FundingLine): CountingRule | null {
  if (counting === null || countedOn === null) return null;
  return { counting, days: [countedOn, ...(furtherDays ?? [])].map(localDate) };
}

function receiptRead(receipt: FundingReceipt, all: readonly FundingReceipt[]): ReceiptRead {
  const { id, receivedOn, amountCents, reference, reversesId, reason } = receipt;
  const takenBack = all.some((other) => other.reversesId === id);
  return { id, receivedOn: receivedOn as LocalDate, amountCents, reference, reversesId, reason, takenBack };
}

import { Injectable } from '@nestjs/common';
import type { QueryDeepPartialEntity } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, stale } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import { schoolYearBounds } from '../../core/time/local-date.js';
import { GrantCredits } from '../bank/index.js';
import type { NewFundingLine, NewReceipt, NewStage, PlannedPayment } from './funding.dto.js';
import {
  alreadyTakenBack,
  countedOutside,
  countingDays,
  lineRefused,
  notifiedBefore,
  oneAmount,
  receivedLater,
  reportedLater,
  wrongSchoolYear,
} from './funding.errors.js';
import { ExpectedPayment, FundingLine, FundingReceipt } from './funding-line.entity.js';
import { isSchoolYear } from './school-year.js';

/** Lines of funding, their stages and what was received for them. */
@Injectable()
export class FundingService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly credits: GrantCredits,
  ) {}

  /** Adds a source of money to a school year; returns its id. */
  async addLine(scope: Scope, dto: NewFundingLine): Promise<number> {
    checkLine(dto);
    return this.unit.run(async () => {
      const line = this.unit.manager.create(FundingLine, {
        schoolId: scope.schoolId,
        schoolYear: dto.schoolYear,
        kind: dto.kind,
        funder: dto.funder,
        agreement: dto.agreement ?? null,
        grantedCents: dto.grantedCents ?? null,
        perLearnerCents: dto.perLearnerCents ?? null,
        countedOn: dto.countedOn ?? null,
        counting: dto.perLearnerCents == null ? null : (dto.counting ?? 'day'),
        furtherDays: dto.furtherDays?.length ? dto.furtherDays.map(({ day }) => day) : null,
        stage: dto.stage,
        nextDueOn: dto.nextDueOn ?? null,
        nextDueLabel: dto.nextDueLabel ?? null,
        version: 1,
      });
      await this.unit.manager.insert(FundingLine, line);
      const facts = { kind: line.kind, schoolYear: line.schoolYear, stage: line.stage };
      await this.journal.write(scope, { subject: subject(line.id), event: 'add', to: line.stage, facts });
      return line.id;
    });
  }

  /** Moves the file of a grant on, with its next deadline. Any stage may follow any other: the funder decides. */
  async updateStage(
    scope: Scope,
    lineId: number,
    { agreement, ...file }: Omit<NewStage, 'version'>,
    version: number,
  ): Promise<void> {
    const { stage, askedOn, notifiedOn, reportedOn } = file;
    if (askedOn && notifiedOn && notifiedOn < askedOn) throw notifiedBefore();
    if (reportedOn && reportedOn > this.clock.today()) throw reportedLater();
    await this.unit.run(async () => {
      const line = await this.lock(scope, lineId);
      const facts = {
        ...{ askedCents: file.askedCents ?? null, askedOn: askedOn ?? null, notifiedOn: notifiedOn ?? null },
        ...{ reportDueOn: file.reportDueOn ?? null, reportedOn: reportedOn ?? null },
        ...{ nextDueOn: file.nextDueOn ?? null, nextDueLabel: file.nextDueLabel ?? null },
        ...(agreement ? { agreement } : {}),
      };
      await this.change(line, version, { stage, ...facts });
      await this.journal.write(scope, {
        ...{ subject: subject(lineId), event: 'stage', from: line.stage, to: stage },
        facts,
      });
    });
  }

  /** Records money received for a grant; returns the receipt's id. */
  async receive(scope: Scope, lineId: number, dto: NewReceipt): Promise<number> {
    if (dto.receivedOn > this.clock.today()) throw receivedLater();
    return this.unit.run(async () => {
      const line = await this.lock(scope, lineId);
      if (line.stage === 'refused') throw lineRefused();
      const receipt = this.unit.manager.create(FundingReceipt, {
        schoolId: scope.schoolId,
        lineId,
        receivedOn: dto.receivedOn,
        amountCents: dto.amountCents,
        reference: dto.reference ?? null,
      });
      await this.unit.manager.insert(FundingReceipt, receipt);
      const facts = { receiptId: receipt.id, amountCents: dto.amountCents, receivedOn: dto.receivedOn };
      await this.journal.write(scope, { subject: subject(lineId), event: 'receive', facts });
      return receipt.id;
    });
  }

  /** Takes a receipt back by a row of its amount, less: what was typed stays; returns that row's id. */
  async takeBack(
    scope: Scope,
    { lineId, receiptId }: { lineId: number; receiptId: number },
    reason: string,
  ): Promise<number> {
    return this.unit.run(async () => {
      const { schoolId } = scope;
      await this.lock(scope, lineId);
      const receipt = await this.unit.manager.findOneBy(FundingReceipt, { id: receiptId, lineId, schoolId });
      if (!receipt || receipt.reversesId !== null) throw notFound();
      if (await this.unit.manager.existsBy(FundingReceipt, { reversesId: receiptId })) throw alreadyTakenBack();
      const { receivedOn, reference } = receipt;
      const reversal = this.unit.manager.create(FundingReceipt, {
        ...{ schoolId, lineId, receivedOn, reference, reason },
        ...{ amountCents: -receipt.amountCents, reversesId: receiptId },
      });
      await this.unit.manager.insert(FundingReceipt, reversal);
      await this.credits.takenBack(scope, receiptId);
      const facts = { receiptId, amountCents: receipt.amountCents };
      await this.journal.write(scope, { subject: subject(lineId), event: 'take_back', reason, facts });
      return reversal.id;
    });
  }

  /** Sets the payments the agreement announces: these, and no other. */
  async planPayments(
    scope: Scope,
    lineId: number,
    payments: readonly PlannedPayment[],
    version: number,
  ): Promise<void> {
    await this.unit.run(async () => {
      const { schoolId } = scope;
      const line = await this.lock(scope, lineId);
      await this.change(line, version, {});
      await this.unit.manager.delete(ExpectedPayment, { schoolId, lineId });
      const rows = payments.map(({ expectedOn, amountCents, label }) => ({
        ...{ schoolId, lineId, expectedOn, amountCents, label: label ?? null },
      }));
      if (rows.length > 0) await this.unit.manager.insert(ExpectedPayment, rows);
      const planned = rows.map(({ expectedOn, amountCents }) => ({ expectedOn, amountCents }));
      await this.journal.write(scope, { subject: subject(lineId), event: 'plan', facts: { planned } });
    });
  }

  private async change(
    { id, schoolId }: FundingLine,
    version: number,
    changes: QueryDeepPartialEntity<FundingLine>,
  ): Promise<void> {
    const mine = { id, schoolId, version };
    const result = await this.unit.manager.update(FundingLine, mine, { ...changes, version: version + 1 });
    if (result.affected !== 1) throw stale();
  }

  private async lock(scope: Scope, id: number): Promise<FundingLine> {
    const line = await this.unit.lock(FundingLine, { id, schoolId: scope.schoolId });
    if (!line) throw notFound();
    return line;
  }
}

const subject = (id: number) => ({ type: 'funding_line', id });

function checkLine(dto: NewFundingLine): void {
  if (!isSchoolYear(dto.schoolYear)) throw wrongSchoolYear();
  // Null says the same as nothing.
  const perLearner = dto.perLearnerCents != null;
  const counted = dto.countedOn != null;
  const further = dto.furtherDays ?? [];
  if (perLearner === (dto.grantedCents != null) || perLearner !== counted) throw oneAmount();
  if (dto.countedOn == null) {
    if (dto.counting != null || further.length > 0) throw oneAmount();
    return;
  }
  const days = [dto.countedOn, ...further.map(({ day }) => day)];
  const { from, to } = schoolYearBounds(dto.schoolYear);
  if (days.some((day) => day < from || day > to)) throw countedOutside();
  const inOrder = days.every((day, at) => at === 0 || day > days[at - 1]!);
  const many = { day: days.length === 1, mean: days.length > 1, pro_rata: days.length === 2 };
  if (!inOrder || !many[dto.counting ?? 'day']) throw countingDays();
}

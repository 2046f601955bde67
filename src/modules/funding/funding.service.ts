import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, stale } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import { schoolYearBounds } from '../../core/time/local-date.js';
import type { NewFundingLine, NewReceipt, NewStage } from './funding.dto.js';
import { countedOutside, lineRefused, oneAmount, receivedLater, wrongSchoolYear } from './funding.errors.js';
import { FundingLine, FundingReceipt } from './funding-line.entity.js';
import { isSchoolYear } from './school-year.js';

/** Lines of funding, their stages and what was received for them. */
@Injectable()
export class FundingService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly clock: Clock,
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
    { stage, nextDueOn, nextDueLabel }: Omit<NewStage, 'version'>,
    version: number,
  ): Promise<void> {
    await this.unit.run(async () => {
      const line = await this.lock(scope, lineId);
      const changes = { stage, nextDueOn: nextDueOn ?? null, nextDueLabel: nextDueLabel ?? null };
      const result = await this.unit.manager.update(
        FundingLine,
        { id: lineId, schoolId: scope.schoolId, version },
        { ...changes, version: version + 1 },
      );
      if (result.affected !== 1) throw stale();
      const facts = { nextDueOn: changes.nextDueOn, nextDueLabel: changes.nextDueLabel };
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
  if (perLearner === (dto.grantedCents != null) || perLearner !== counted) throw oneAmount();
  if (dto.countedOn == null) return;
  const { from, to } = schoolYearBounds(dto.schoolYear);
  if (dto.countedOn < from || dto.countedOn > to) throw countedOutside();
}

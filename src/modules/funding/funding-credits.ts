import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import type { Cents } from '../../core/money/money.js';
import { GrantCredits, type GrantCredit, type GrantNamed, type GrantSource, type OpenGrant } from '../bank/index.js';
import { FundingLines } from './funding-lines.queries.js';
import { isNotified } from './funding.totals.js';
import { FundingService } from './funding.service.js';
import type { FundingLineKind, FundingLineRead } from './funding.types.js';

/** What statements call a grant of a kind, whoever pays it. */
const CALLED: Partial<Record<FundingLineKind, readonly string[]>> = {
  region: ['conseil régional'],
  apprenticeship_tax: ['SOLTéA', 'taxe d’apprentissage', 'taxe apprentissage'],
};

/** Tells the bank which grants a credit may pay, and takes the credit. */
@Injectable()
export class FundingCredits implements GrantSource, OnModuleInit {
  constructor(
    private readonly lines: FundingLines,
    private readonly service: FundingService,
    private readonly credits: GrantCredits,
  ) {}

  onModuleInit(): void {
    this.credits.fill(this);
  }

  async open(scope: Scope): Promise<OpenGrant[]> {
    const lines = await this.lines.withPlans(scope);
    return lines
      .filter(({ line }) => leftOf(line) > 0)
      .map(({ line, expected }) => ({
        ...named(line),
        ...{ funder: line.funder, references: [line.agreement ?? [], CALLED[line.kind] ?? []].flat() },
        amounts: [leftOf(line), ...expected.flatMap(({ toComeCents }) => (toComeCents > 0 ? toComeCents : []))],
      }));
  }

  async named(scope: Scope, receiptIds: readonly number[]): Promise<Map<number, GrantNamed>> {
    const paid = await this.lines.ofReceipts(scope, receiptIds);
    return new Map([...paid].map(([receiptId, line]) => [receiptId, named(line)]));
  }

  receive(scope: Scope, grantId: number, credit: GrantCredit): Promise<number> {
    return this.service.receive(scope, grantId, credit);
  }
}

/** What is still to come of a grant: of what was notified, else of what was asked. */
const leftOf = ({ stage, dueCents, askedCents, receivedCents }: FundingLineRead): Cents =>
  isNotified(stage) ? dueCents : askedCents - receivedCents;

const named = ({ id, funder, schoolYear }: Pick<FundingLineRead, 'id' | 'funder' | 'schoolYear'>): GrantNamed => ({
  ...{ grantId: id, name: `${funder} · ${schoolYear}`, href: `/funding/${schoolYear}/lines/${id}` },
});

import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { notFound } from '../../core/errors/core.errors.js';
import { DEFAULT_LIMIT, everyRow, listed, type Listed, type ListQuery } from '../../core/http/paging.js';
import { addDays, type LocalDate } from '../../core/time/local-date.js';
import { InvoicingQueries, PenaltyNotesQueries } from '../invoicing/index.js';
import { PaymentsQueries } from '../payments/index.js';
import { SchoolQueries } from '../school/index.js';
import type { LinesQuery } from './bank.dto.js';
import type { BankLineRead, GrantNamed } from './bank.types.js';
import { BankLine } from './bank-line.entity.js';
import { MOST_DAYS, returnedBy, tellsFee, type Standing } from './debits.totals.js';
import { GrantCredits, type OpenGrant } from './grant-credits.js';
import { grantOf } from './grants.totals.js';
import { proposalOf, type Unpaid } from './matching.totals.js';

/** As many payments as are looked at for one the bank takes back. */
const RECENT = 2_000;

/** Reads of what the bank told. */
@Injectable()
export class BankQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly invoices: InvoicingQueries,
    private readonly notes: PenaltyNotesQueries,
    private readonly payments: PaymentsQueries,
    private readonly school: SchoolQueries,
    private readonly grants: GrantCredits,
  ) {}

  /** Movements, the last first; open ones unless another state is asked, each with what it may settle. */
  async lines(
    scope: Scope,
    { cursor, limit = DEFAULT_LIMIT, state = 'open' }: LinesQuery,
  ): Promise<Listed<BankLineRead>> {
    const select = this.read
      .from(BankLine, 'l')
      .where('l.schoolId = :schoolId AND l.state = :state', { schoolId: scope.schoolId, state })
      .orderBy('l.id', 'DESC')
      .limit(limit + 1);
    if (cursor) select.andWhere('l.id < :cursor', { cursor });
    const rows = await select.getMany();
    const about = await this.about(scope, rows);
    return listed(
      rows.map((row) => lineRead(row, about)),
      limit,
    );
  }

  /** Throws notFound. */
  async line(scope: Scope, id: number): Promise<BankLineRead> {
    const row = await this.read.manager.findOneBy(BankLine, { id, schoolId: scope.schoolId });
    if (!row) throw notFound();
    return lineRead(row, await this.about(scope, [row]));
  }

  /** Every invoice something is left to pay of, the oldest first, then every penalty note. */
  async unpaid(scope: Scope): Promise<Unpaid[]> {
    const due: ListQuery & { due: boolean } = { due: true };
    const rows = await everyRow((page: typeof due) => this.invoices.list(scope, page), due);
    const notes = await this.notes.payable(scope);
    const invoices = rows.map(({ id, number, ...row }) => unpaidOf({ id, number: number!, ...row })).reverse();
    return [
      ...invoices,
      ...notes.map(({ id, invoiceId, ...note }) => unpaidOf({ ...note, id: invoiceId, penaltyId: id })),
    ];
  }

  /** The school's own IBAN (empty when it has none), then the other accounts its files told of. */
  async accounts(scope: Scope): Promise<string[]> {
    const { iban } = await this.school.school(scope);
    const own = (iban ?? '').replace(/\s/g, '');
    const rows = await this.read
      .from(BankLine, 'l')
      .select('DISTINCT l.account', 'account')
      .where('l.schoolId = :schoolId', { schoolId: scope.schoolId })
      .orderBy('l.account')
      .getRawMany<{ account: string }>();
    return [own, ...rows.map(({ account }) => account).filter((account) => account !== own && account !== '')];
  }

  /** Payments that stand and may come back, of the last months. */
  async standing(scope: Scope, since: LocalDate): Promise<Standing[]> {
    const rows = await everyRow((page: ListQuery) => this.payments.list(scope, page), {}, RECENT);
    return rows.filter(({ state, receivedOn }) => state !== 'reversed' && receivedOn >= since);
  }

  /** Credit notes something is left to give back of, the oldest first. */
  async toRefund(scope: Scope): Promise<Unpaid[]> {
    const credits: ListQuery & { state: string } = { state: 'credit' };
    const rows = await everyRow((page: typeof credits) => this.invoices.list(scope, page), credits, RECENT);
    return rows
      .filter(({ status }) => status === 'to_refund')
      .map(({ id, number, partnerId, partnerName, dueCents }) => ({
        ...{ id, partnerId, partnerName, dueCents, number: number! },
      }))
      .reverse();
  }

  private async about(scope: Scope, rows: readonly BankLine[]): Promise<About> {
    const open = rows.filter(({ state }) => state === 'open');
    const debits = open.filter(({ amountCents }) => amountCents < 0).map(({ bookedOn }) => bookedOn as LocalDate);
    const [first] = debits.sort();
    const receipts = rows.flatMap(({ grantReceiptId }) => grantReceiptId ?? []);
    const { source } = this.grants;
    const credits = open.length > debits.length;
    return {
      unpaid: credits ? await this.unpaid(scope) : [],
      grants: credits && source ? await source.open(scope) : [],
      paid: receipts.length > 0 && source ? await source.named(scope, receipts) : new Map<number, GrantNamed>(),
      toRefund: first ? await this.toRefund(scope) : [],
      standing: first ? await this.standing(scope, addDays(first, -MOST_DAYS)) : [],
    };
  }

  /** The grants a credit may pay, chosen by hand. */
  async openGrants(scope: Scope): Promise<OpenGrant[]> {
    return (await this.grants.source?.open(scope)) ?? [];
  }

  /** How many movements wait for somebody. */
  async openCount({ schoolId }: Scope): Promise<number> {
    return this.read.manager.countBy(BankLine, { schoolId, state: 'open' as const });
  }

  /** Ids of all open credits, oldest first. */
  async openCreditIds({ schoolId }: Scope): Promise<number[]> {
    const where = { schoolId, state: 'open' as const, amountCents: MoreThan(0) };
    const rows = await this.read.manager.find(BankLine, { where, select: { id: true }, order: { id: 'ASC' } });
    return rows.map(({ id }) => id);
  }
}

const unpaidOf = ({ id, penaltyId, number, partnerId, partnerName, dueCents }: Unpaid): Unpaid => ({
  ...{ id, number, partnerId, partnerName, dueCents },
  ...(penaltyId === undefined ? {} : { penaltyId }),
});

interface About {
  grants: readonly OpenGrant[];
  paid: ReadonlyMap<number, GrantNamed>;
  unpaid: readonly Unpaid[];
  standing: readonly Standing[];
  toRefund: readonly Unpaid[];
}

function lineRead(row: BankLine, { unpaid, standing, toRefund, grants, paid }: About): BankLineRead {
  const { id, amountCents, label, counterparty, state, paymentId, duplicate } = row;
  const bookedOn = row.bookedOn as LocalDate;
  const proposal = state === 'open' ? proposalOf(row, unpaid) : null;
  const likely = state === 'open' ? returnedBy({ bookedOn, amountCents, label, counterparty }, standing) : [];
  const returns = likely.map(({ id: taken, number, partnerName }) => ({ paymentId: taken, number, partnerName }));
  const refunds = toRefund
    .filter(({ dueCents }) => state === 'open' && dueCents === -amountCents)
    .map(({ id: creditNoteId, number, partnerName }) => ({ creditNoteId, number, partnerName }));
  const fee = state === 'open' && tellsFee(row);
  const grantProposal = state === 'open' ? grantOf(row, grants) : null;
  const grant = row.grantReceiptId === null ? null : (paid.get(row.grantReceiptId) ?? null);
  const read = { id, bookedOn, amountCents, label, counterparty, state, paymentId, duplicate };
  return { ...read, returns, refunds, fee, proposal, grantProposal, grant };
}

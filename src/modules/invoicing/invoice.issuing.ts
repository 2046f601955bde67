import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { folded } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { Numbering } from '../../core/numbering/numbering.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { nextInvoiceAmount, room, type OrderSheet } from '../sales/index.js';
import { creditLine, Crediting } from './invoice.crediting.js';
import { Freezing, type Frozen } from './invoice.freezing.js';
import { Deposits } from './invoice.deposits.js';
import { InvoiceCell, InvoiceLine, InvoiceVat } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';
import { assertSums } from './invoicing.checks.js';
import { orderChanged } from './invoicing.errors.js';
import { isCredit, type InvoiceModel, type PrecedingInvoice, type UsedDeposit } from '../einvoice/index.js';
import type { IssuedInvoice } from './invoicing.events.js';
import { modelOf } from './invoicing.model.js';
import { InvoicePapers } from './invoicing.papers.js';
import { invoiceMachine } from './invoicing.states.js';
import { referencesOf, totalsOfLines } from './invoice.drafting.js';

/** What leaves the room when a draft was issued. */
export interface Issued {
  number: string;
  model: InvoiceModel;
  files: IssuedInvoice['files'];
  lines: InvoiceLine[];
  cells: InvoiceCell[];
}

/** Turns a locked draft into an issued invoice or credit note; the caller holds the order and the transaction. */
@Injectable()
export class Issuing {
  private readonly workflow = { machine: invoiceMachine, entity: Invoice };

  constructor(
    private readonly unit: UnitOfWork,
    private readonly numbering: Numbering,
    private readonly transitions: Transitions,
    private readonly freezing: Freezing,
    private readonly crediting: Crediting,
    private readonly deposits: Deposits,
    private readonly papers: InvoicePapers,
  ) {}

  async issue(scope: Scope, invoice: Invoice, orders: readonly OrderSheet[], prior: Invoice | null): Promise<Issued> {
    const own = { invoiceId: invoice.id, schoolId: scope.schoolId };
    const lines = await this.unit.manager.find(InvoiceLine, { where: own, order: { position: 'ASC' } });
    const cells = await this.unit.manager.find(InvoiceCell, { where: own, order: { id: 'ASC' } });
    if (isDeposit(invoice)) await this.mustStand(scope, { invoice, lines, order: orders[0]!, prior });
    else if (invoice.typeCode !== '384') await this.reprice(scope, { lines, cells, orders, prior });
    const taken = await this.takeDeposits(scope, invoice, { lines, orders });
    // Told since the draft was made; a credit note keeps those of what it credits.
    if (!isCredit(invoice.typeCode)) Object.assign(invoice, referencesOf(orders));
    const { partnerId, typeCode, buyerReference, purchaseOrderReference, paidBy } = invoice;
    // The number tells the day, and the day what the law asks for.
    const { number, date: issuedOn } = await this.numbering.next(scope.schoolId, isCredit(typeCode) ? 'AV' : 'FA');
    const told = { buyerReference, purchaseOrderReference };
    const grouped = invoice.periodStartOn !== null;
    const placedOn = orders.map((order) => order.placedOn);
    const origin = {
      partnerId,
      typeCode,
      paidBy,
      placedOn,
      issuedOn,
      grouped,
      told,
      replacedDueOn: replacedDueOn(invoice, prior),
    };
    const frozen = await this.freezing.gather(scope, origin, lines);
    const parts = { frozen, number, prior: prior && referenceOf(prior), deposits: taken };
    const model = modelOf(invoice, lines, parts);
    assertSums(model);
    const { fileId, files } = await this.papers.print(scope, invoice, model);
    await this.freeze(scope, invoice, { frozen, model, fileId, lines });
    await this.papers.tellPartner(scope, partnerId, model, fileId);
    return { number, model, files, lines, cells };
  }

  /** A deposit still fits its order; what is given back of one is what no invoice took. */
  private async mustStand(
    scope: Scope,
    {
      invoice,
      lines,
      order,
      prior,
    }: { invoice: Invoice; lines: InvoiceLine[]; order: OrderSheet; prior: Invoice | null },
  ) {
    if (prior === null) return this.deposits.mustFit(scope, order, invoice.totalWithVatCents);
    const rest = await this.deposits.rest(scope, prior);
    const sum = (nets: readonly number[]) => nets.reduce((total, net) => total + net, 0);
    if (sum(rest.map((row) => row.taxableCents)) !== sum(lines.map((line) => line.lineNetCents))) throw orderChanged();
  }

  /** An invoice takes the deposits of its orders off, as far as it goes; it says so, or that it is paid (BT-23). */
  private async takeDeposits(
    scope: Scope,
    invoice: Invoice,
    { lines, orders }: { lines: readonly InvoiceLine[]; orders: readonly OrderSheet[] },
  ): Promise<UsedDeposit[]> {
    const { typeCode, paidBy } = invoice;
    if (typeCode !== '380' && typeCode !== '384') return [];
    const orderOf = (line: InvoiceLine) =>
      orders.find((order) => order.lines.some(({ id }) => id === line.orderLineId))!;
    const billed = lines.map((line) => ({ ...line, orderId: orderOf(line).id }));
    const taken = typeCode === '380' ? await this.deposits.toTake(scope, billed) : [];
    await this.deposits.take(scope, invoice.id, taken);
    const process = invoice.businessProcess[0] as 'B' | 'S' | 'M';
    invoice.businessProcess = `${process}${taken.length > 0 ? '4' : paidBy === null ? '1' : '2'}`;
    return taken.map(({ number, issuedOn, vat }) => ({ number, issuedOn: issuedOn as LocalDate, vat }));
  }

  /** Quantities must still hold; amounts are those of now, should a credit note have come between. */
  private async reprice(
    scope: Scope,
    {
      lines,
      cells,
      orders,
      prior,
    }: { lines: InvoiceLine[]; cells: InvoiceCell[]; orders: readonly OrderSheet[]; prior: Invoice | null },
  ): Promise<void> {
    const credited = prior ? await this.crediting.credited(scope, prior.id) : [];
    for (const line of lines) {
      const own = cells.filter(({ lineId }) => lineId === line.id);
      const net = prior
        ? (creditLine(
            credited.find((each) => each.line.orderLineId === line.orderLineId)!,
            own,
          )?.lineNetCents ?? 0)
        : netToInvoice(orders, line, own);
      if (net === line.lineNetCents) continue;
      line.lineNetCents = net;
      await this.unit.manager.update(InvoiceLine, { id: line.id, schoolId: scope.schoolId }, { lineNetCents: net });
    }
  }

  /** Parts first: once the row says « issued », the base refuses to touch them. */
  private async freeze(
    scope: Scope,
    invoice: Invoice,
    { frozen, model, fileId, lines }: { frozen: Frozen; model: InvoiceModel; fileId: number; lines: InvoiceLine[] },
  ): Promise<void> {
    const { schoolId } = scope;
    const vat = frozen.vat.map((row) => ({ ...row, schoolId, invoiceId: invoice.id }));
    await this.unit.manager.insert(InvoiceVat, vat);
    const { issuedOn, dueOn, seller, buyer, notes } = frozen;
    const { number } = model;
    const totals = totalsOfLines(lines);
    const searchText = folded(number, invoice.searchText);
    const { purchaseOrderReference, buyerReference, contractReference, businessProcess, paidBy } = invoice;
    const references = { purchaseOrderReference, buyerReference, contractReference, businessProcess, paidBy };
    const changes = { number, issuedOn, dueOn, seller, buyer, notes, fileId, searchText, ...totals, ...references };
    const facts = { number, issuedOn, totalWithVatCents: totals.totalWithVatCents };
    await this.transitions.fire(scope, this.workflow, invoice, 'issue', { changes, facts });
  }
}

/** A corrective invoice is due when what it replaces was. */
const replacedDueOn = ({ typeCode }: Invoice, prior: Invoice | null): LocalDate | null =>
  typeCode === '384' ? (prior!.dueOn as LocalDate) : null;

const isDeposit = ({ typeCode }: Invoice): boolean => typeCode === '386' || typeCode === '503';

function referenceOf(prior: Invoice): PrecedingInvoice {
  return { number: prior.number!, issuedOn: prior.issuedOn as LocalDate };
}

function netToInvoice(orders: readonly OrderSheet[], line: InvoiceLine, cells: readonly InvoiceCell[]): number {
  const ordered = orders.flatMap((order) => order.lines).find(({ id }) => id === line.orderLineId);
  const fits = cells.every(({ orderCellId, quantity }) => {
    const cell = ordered?.cells.find(({ id }) => id === orderCellId);
    return cell !== undefined && quantity <= room(cell, 'invoiced');
  });
  if (!ordered || !fits) throw orderChanged();
  return nextInvoiceAmount(ordered, line.quantity);
}

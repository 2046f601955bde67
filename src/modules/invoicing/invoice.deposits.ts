import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { folded, sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { Journal } from '../../core/journal/journal.js';
import type { Cents } from '../../core/money/money.js';
import { lessVat, sameRate, totalsOf, withVat, type VatBreakdown, type VatCategory } from '../../core/money/vat.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { CatalogQueries } from '../catalog/index.js';
import type { OrderSheet } from '../sales/index.js';
import { depositNets, givable, takenOf, type DepositLeft } from './deposits.totals.js';
import { Drafting, referencesOf, totalsOfLines, type NewLine } from './invoice.drafting.js';
import { InvoiceDeposit, InvoiceVat, type InvoiceLine } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';
import { depositNotNow, depositTooMuch, depositUsed, depositWithinUnion, nothingToCredit } from './invoicing.errors.js';
import { businessProcessOf } from './invoicing.totals.js';
import type { InvoiceSheet } from './invoicing.types.js';

/** Deposits of an order: asked by an invoice of their own (386), taken off the invoices that follow. */
@Injectable()
export class Deposits {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly read: ReadSource,
    private readonly journal: Journal,
    private readonly drafting: Drafting,
    private readonly catalog: CatalogQueries,
  ) {}

  /**
   * A draft deposit of so many percent of a held order; its open draft is made again. Throws
   * invoicing.deposit_not_now, invoicing.deposit_too_much.
   */
  async draft(scope: Scope, order: OrderSheet, percent: number): Promise<number> {
    if (order.state !== 'confirmed' || order.invoiced > 0) throw depositNotNow();
    // Within the Union nothing is due before the goods leave (CGI 269-2 d): there is no deposit to invoice.
    if (order.lines.some(({ vatCategory }) => vatCategory === 'K')) throw depositWithinUnion();
    const lines = depositLines(order, percent);
    await this.mustFit(scope, order, totalsOfLines(lines).totalWithVatCents);
    const { schoolId } = scope;
    const open = await this.unit.lock(Invoice, { schoolId, orderId: order.id, typeCode: '386', state: 'draft' });
    if (open) await this.drafting.remove(scope, open);
    const items = await this.catalog.items(scope, [...new Set(order.lines.map(({ itemId }) => itemId))]);
    const id = await this.drafting.insert(
      scope,
      {
        ...{ partnerId: order.partnerId, orderId: order.id, orderNumber: order.number, typeCode: '386' },
        ...{ deliveredOn: null, ...referencesOf([order]), ...totalsOfLines(lines) },
        businessProcess: businessProcessOf([...items.values()].map(({ kind }) => ({ service: kind === 'service' }))),
        searchText: folded(order.number, order.partnerName, order.customerReference),
      },
      [order.id],
    );
    await this.drafting.writeLines(scope, id, lines);
    const facts = { order: order.number, percent };
    await this.journal.write(scope, { subject: { type: 'invoice', id }, event: 'draft_deposit', facts });
    return id;
  }

  /** Deposits of an order together at most its total. */
  async mustFit(scope: Scope, order: OrderSheet, moreCents: number): Promise<void> {
    if (order.state !== 'confirmed' || order.invoiced > 0) throw depositNotNow();
    const left = (await this.left(scope, order.id)).flatMap(({ vat }) => vat);
    if (withVat(left) + moreCents > order.totalWithVatCents) throw depositTooMuch();
  }

  /** What is left of the issued deposits of an order, the oldest first. */
  async left({ schoolId }: Scope, orderId: number): Promise<DepositLeft[]> {
    const { manager } = this.read;
    const where = { schoolId, orderId, typeCode: '386' as const, state: 'issued' as const };
    const deposits = await manager.find(Invoice, { where, order: { id: 'ASC' } });
    const ids = deposits.map(({ id }) => id);
    const credits = await manager.findBy(Invoice, { schoolId, priorInvoiceId: In(ids), state: 'issued' });
    const papers = [...ids, ...credits.map(({ id }) => id)];
    const rows = await manager.find(InvoiceVat, { where: { schoolId, invoiceId: In(papers) }, order: { id: 'ASC' } });
    const vatOf = (some: readonly number[]) => rows.filter(({ invoiceId }) => some.includes(invoiceId)).map(breakdown);
    const used = await manager.findBy(InvoiceDeposit, { schoolId, depositId: In(ids) });
    return deposits
      .map(({ id, number, issuedOn }) => ({
        ...{ depositId: id, number: number!, issuedOn: issuedOn! },
        vat: lessVat(vatOf([id]), [
          ...used.filter(({ depositId }) => depositId === id),
          ...vatOf(credits.filter(({ priorInvoiceId }) => priorInvoiceId === id).map((credit) => credit.id)),
        ]).filter((row) => row.taxableCents + row.vatCents > 0),
      }))
      .filter((deposit) => deposit.vat.length > 0);
  }

  /** The same of all confirmed orders, in cents by order. */
  async held({ schoolId }: Scope): Promise<Map<number, Cents>> {
    const rows = await sql<{ order_id: number; cents: string | number }>(
      this.read.manager,
      `SELECT i.order_id, SUM(i.total_with_vat_cents - COALESCE((SELECT SUM(d.taxable_cents + d.vat_cents)
         FROM invoice_deposit d WHERE d.deposit_id = i.id), 0)
         - COALESCE((SELECT SUM(c.total_with_vat_cents) FROM invoice c
           WHERE c.prior_invoice_id = i.id AND c.type_code = '503' AND c.state = 'issued'), 0)) AS cents
       FROM sales_order o JOIN invoice i ON i.order_id = o.id
       WHERE o.school_id = ? AND o.state = 'confirmed' AND i.type_code = '386' AND i.state = 'issued'
       GROUP BY i.order_id`,
      [schoolId],
    );
    return new Map(rows.map((row) => [row.order_id, Number(row.cents)]));
  }

  /** What an invoice takes off; of a draft, what it would today. */
  async of(scope: Scope, invoice: Invoice): Promise<InvoiceSheet['deposits']> {
    const { schoolId } = scope;
    const { id: invoiceId, typeCode, state } = invoice;
    if (typeCode !== '380') return [];
    if (state === 'draft') return told(await this.toTake(scope, await this.billed(scope, invoiceId)));
    const rows = await this.read.manager.find(InvoiceDeposit, { where: { schoolId, invoiceId }, order: { id: 'ASC' } });
    const ids = [...new Set(rows.map(({ depositId }) => depositId))];
    const papers = await this.read.manager.find(Invoice, { where: { schoolId, id: In(ids) }, order: { id: 'ASC' } });
    return told(
      papers.map(({ id, number, issuedOn }) => ({
        ...{ number: number!, issuedOn: issuedOn! },
        vat: rows.filter(({ depositId }) => depositId === id),
      })),
    );
  }

  /** What an invoice of these lines takes: of each order's deposits, up to what it bills of that order at each rate. */
  async toTake(scope: Scope, lines: readonly BilledLine[]): Promise<DepositLeft[]> {
    const vatOf = (some: readonly BilledLine[]) =>
      totalsOf(some.map((line) => ({ ...line, netCents: line.lineNetCents }))).vat;
    const whole = vatOf(lines);
    const taken: DepositLeft[] = [];
    for (const orderId of new Set(lines.map((line) => line.orderId))) {
      // Rounded by rate on the whole paper: an order may be a cent over its share.
      const room = lessVat(
        whole,
        taken.flatMap(({ vat }) => vat),
      );
      const own = vatOf(lines.filter((line) => line.orderId === orderId));
      const most = own.map((row) => lowest(row, room.find(sameRate(row))!));
      taken.push(...takenOf(await this.left(scope, orderId), most));
    }
    return taken;
  }

  private async billed({ schoolId }: Scope, invoiceId: number): Promise<BilledLine[]> {
    const rows = await sql<{ order_id: number; vat_category: VatCategory; vat_rate: number; net: number | string }>(
      this.read.manager,
      `SELECT o.order_id, l.vat_category, l.vat_rate, l.line_net_cents AS net FROM invoice_line l
       JOIN sales_order_line o ON o.id = l.order_line_id WHERE l.school_id = ? AND l.invoice_id = ? ORDER BY l.position`,
      [schoolId, invoiceId],
    );
    return rows.map((row) => ({
      ...{ orderId: row.order_id, vatCategory: row.vat_category, vatRate: row.vat_rate, lineNetCents: Number(row.net) },
    }));
  }

  /** Before the invoice is frozen: what it takes. */
  async take({ schoolId }: Scope, invoiceId: number, taken: readonly DepositLeft[]): Promise<void> {
    const rows = taken.flatMap(({ depositId, vat }) => vat.map((row) => ({ ...row, schoolId, invoiceId, depositId })));
    if (rows.length > 0) await this.unit.manager.insert(InvoiceDeposit, rows);
  }

  /**
   * What can be given back of what no invoice took of a deposit, a rate a row. Throws invoicing.nothing_to_credit
   * when it is given back already, invoicing.deposit_used when invoices took it all.
   */
  async rest(scope: Scope, { id, orderId }: Invoice): Promise<readonly VatBreakdown[]> {
    const left = (await this.left(scope, orderId)).find(({ depositId }) => depositId === id);
    const rest = givable(left?.vat ?? []);
    if (rest.some(({ taxableCents }) => taxableCents > 0)) return rest;
    const given = await this.read.manager.existsBy(Invoice, {
      ...{ schoolId: scope.schoolId, priorInvoiceId: id, state: 'issued' as const },
    });
    throw given ? nothingToCredit() : depositUsed();
  }
}

type BilledLine = Pick<InvoiceLine, 'vatCategory' | 'vatRate' | 'lineNetCents'> & { orderId: number };

/** Whichever comes to less. */
const lowest = (one: VatBreakdown, other: VatBreakdown): VatBreakdown =>
  withVat([one]) <= withVat([other]) ? one : other;

const told = (deposits: readonly Pick<DepositLeft, 'number' | 'issuedOn' | 'vat'>[]): InvoiceSheet['deposits'] =>
  deposits.map((deposit) => ({
    ...{ number: deposit.number, issuedOn: deposit.issuedOn as LocalDate },
    totalWithVatCents: withVat(deposit.vat),
  }));

const breakdown = ({ vatCategory, vatRate, taxableCents, vatCents }: InvoiceVat): VatBreakdown => ({
  ...{ vatCategory, vatRate, taxableCents, vatCents },
});

function depositLines({ lines, number }: OrderSheet, percent: number): NewLine[] {
  const { vat } = totalsOf(lines.map((line) => ({ ...line, netCents: line.lineNetCents })));
  return depositNets(vat, percent).map(({ vatCategory, vatRate, taxableCents }) => {
    const first = lines.find((line) => line.vatCategory === vatCategory && line.vatRate === vatRate)!;
    return {
      ...{ vatCategory, vatRate, lineNetCents: taxableCents, itemNetPriceE4: taxableCents * 100 },
      ...{ orderLineId: first.id, workshopId: first.workshopId, cells: [], note: null },
      ...{ itemCode: 'ACOMPTE', itemName: `Acompte de ${percent} % sur la commande ${number}` },
      ...{ unitCode: 'E48', quantity: 1, service: false },
    };
  });
}

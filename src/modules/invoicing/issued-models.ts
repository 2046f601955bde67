import { In, type EntityManager } from 'typeorm';
import { StoredFile } from '../../core/core.entities.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { UsedDeposit } from '../einvoice/index.js';
import { InvoiceDeposit, InvoiceLine, InvoiceVat } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';
import type { IssuedInvoice } from './invoicing.events.js';
import { modelOf } from './invoicing.model.js';

/**
 * Issued invoices and credit notes of a school as the base holds them now, in the order of their ids: at most `limit`
 * after `afterId`. What was issued before its XML was kept has none: `files.xml` is empty.
 */
export async function issuedModels(
  manager: EntityManager,
  schoolId: number,
  { afterId, limit }: { afterId: number; limit: number },
): Promise<IssuedInvoice[]> {
  const invoices = await manager
    .createQueryBuilder(Invoice, 'i')
    .where("i.schoolId = :schoolId AND i.state = 'issued' AND i.id > :afterId", { schoolId, afterId })
    .orderBy('i.id')
    .limit(limit)
    .getMany();
  return modelsOf(manager, schoolId, invoices);
}

/** The same, of invoices that were read. */
export async function modelsOf(
  manager: EntityManager,
  schoolId: number,
  invoices: readonly Invoice[],
): Promise<IssuedInvoice[]> {
  const ids = invoices.map(({ id }) => id);
  const own = { schoolId, invoiceId: In(ids) };
  const lines = await manager.find(InvoiceLine, { where: own, order: { position: 'ASC' } });
  const vat = await manager.find(InvoiceVat, { where: own, order: { id: 'ASC' } });
  const taken = await manager.find(InvoiceDeposit, { where: own, order: { id: 'ASC' } });
  const priorIds = [
    ...invoices.flatMap(({ priorInvoiceId }) => (priorInvoiceId === null ? [] : [priorInvoiceId])),
    ...taken.map(({ depositId }) => depositId),
  ];
  const priors = await manager.find(Invoice, { where: { schoolId, id: In(priorIds) } });
  const kinds = In(['invoice', 'credit_note', 'einvoice']);
  const files = await manager.findBy(StoredFile, { schoolId, subjectType: 'invoice', subjectId: In(ids), kind: kinds });
  return invoices.map((invoice) => {
    const mine = files.filter(({ subjectId }) => subjectId === invoice.id);
    const prior = priors.find(({ id }) => id === invoice.priorInvoiceId);
    return {
      invoiceId: invoice.id,
      partnerId: invoice.partnerId,
      model: issuedModel(invoice, {
        lines: lines.filter(belongsTo(invoice)),
        vat: vat.filter(belongsTo(invoice)),
        prior: prior ?? null,
        deposits: usedDeposits(taken.filter(belongsTo(invoice)), priors),
      }),
      files: {
        pdf: mine.find(({ id }) => id === invoice.fileId)?.sha256 ?? '',
        xml: mine.find(({ kind }) => kind === 'einvoice')?.sha256 ?? '',
      },
    };
  });
}

const belongsTo =
  ({ id }: Invoice) =>
  ({ invoiceId }: { invoiceId: number }): boolean =>
    invoiceId === id;

/** Rows of one deposit follow one another. */
function usedDeposits(rows: readonly InvoiceDeposit[], papers: readonly Invoice[]): UsedDeposit[] {
  return [...new Set(rows.map(({ depositId }) => depositId))].map((id) => {
    const paper = papers.find((one) => one.id === id)!;
    const own = rows.filter(({ depositId }) => depositId === id);
    const vat = own.map(({ vatCategory, vatRate, taxableCents, vatCents }) => ({
      ...{ vatCategory, vatRate, taxableCents, vatCents },
    }));
    return { number: paper.number!, issuedOn: paper.issuedOn as LocalDate, vat };
  });
}

interface Parts {
  lines: InvoiceLine[];
  vat: InvoiceVat[];
  prior: Invoice | null;
  deposits: UsedDeposit[];
}

function issuedModel(invoice: Invoice, { lines, vat, prior, deposits }: Parts) {
  const { number, issuedOn, dueOn, seller, buyer, notes } = invoice;
  const rows = vat.map(({ id: _id, schoolId: _school, invoiceId: _invoice, ...row }) => row);
  const frozen = {
    ...{ issuedOn: issuedOn as LocalDate, dueOn: dueOn as LocalDate },
    ...{ seller: seller!, buyer: buyer!, notes, vat: rows },
  };
  const corrects = prior && { number: prior.number!, issuedOn: prior.issuedOn as LocalDate };
  const model = modelOf(invoice, lines, { frozen, number: number!, prior: corrects, deposits });
  // As the row says them, not as its lines would: who verifies wants to know.
  const { totalWithoutVatCents, totalVatCents, totalWithVatCents } = invoice;
  return { ...model, totals: { ...model.totals, totalWithoutVatCents, totalVatCents, totalWithVatCents } };
}

import type { Bilingual } from '../../core/words/words.js';
import type { InvoiceModel, Party } from '../einvoice/index.js';
import { isSiren, isSiret, isVatNumber, type PartnerRead } from '../partners/index.js';

/** Rules no schematron checks, each told as what to correct. */
export function sellerProblems(seller: Party, taxed: boolean): Bilingual<string>[] {
  const problems: Bilingual<string>[] = [];
  const check = (fine: boolean, fr: string, en: string) => {
    if (!fine) problems.push({ fr, en });
  };
  check(isSiren(seller.siren ?? ''), 'le SIREN de l’école', 'the school’s SIREN');
  check(siretFits(seller), 'le SIRET de l’école', 'the school’s SIRET');
  check(seller.street !== '' && seller.city !== '', 'l’adresse de l’école', 'the school’s address');
  check(isIban(seller.iban ?? ''), 'l’IBAN de l’école', 'the school’s IBAN');
  if (taxed) check(isVatNumber(seller.vatNumber ?? ''), 'le numéro de TVA de l’école', 'the school’s VAT number');
  return problems;
}

/** A French professional is named with its SIREN, one of the Union with its VAT number (BR-IC-02); somebody private is not. */
export function buyerProblems(
  buyer: Party,
  { professional, withinUnion }: { professional: boolean; withinUnion: boolean },
): Bilingual<string>[] {
  const problems: Bilingual<string>[] = [];
  const named = !professional || buyer.country !== 'FR' || isSiren(buyer.siren ?? '');
  if (!named) problems.push({ fr: 'le SIREN du client', en: 'the customer’s SIREN' });
  if (!siretFits(buyer, true)) problems.push({ fr: 'le SIRET du client', en: 'the customer’s SIRET' });
  const vatFits = buyer.vatNumber === null ? !withinUnion : isVatNumber(buyer.vatNumber);
  if (!vatFits) problems.push({ fr: 'le numéro de TVA du client', en: 'the customer’s VAT number' });
  if (!buyer.electronicAddress) problems.push({ fr: 'l’adresse électronique du client', en: 'the customer’s email' });
  return problems;
}

/** What a public body's platform refuses an invoice for (Chorus Pro): told before a number is taken. */
export function publicBodyProblems(
  { kind, siret, serviceRequired, engagementRequired }: PartnerRead,
  told: { buyerReference: string | null; purchaseOrderReference: string | null },
): Bilingual<string>[] {
  if (kind !== 'public') return [];
  const problems: Bilingual<string>[] = [];
  if (siret === null) problems.push({ fr: 'le SIRET de l’organisme public', en: 'the public body’s SIRET' });
  if (serviceRequired && !told.buyerReference)
    problems.push({
      fr: 'le code service (références de la commande)',
      en: 'the service code (references of the order)',
    });
  if (engagementRequired && !told.purchaseOrderReference)
    problems.push({
      fr: 'le numéro d’engagement (références de la commande)',
      en: 'the engagement number (references of the order)',
    });
  return problems;
}

function siretFits({ siren, siret }: Party, optional = false): boolean {
  if (siret === null) return optional;
  return isSiret(siret) && (siren === null || siret.startsWith(siren));
}

/** ISO 13616: the letters counted from A = 10, the four first signs put last, modulo 97 is 1. */
export function isIban(value: string): boolean {
  const iban = value.replace(/\s/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[0-9A-Z]{10,30}$/.test(iban)) return false;
  const digits = [...(iban.slice(4) + iban.slice(0, 4))].map((sign) => parseInt(sign, 36)).join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** BR-CO-10, 13, 14, 15 and BR-S-08 of EN 16931, BR-FR-01, on the model about to be frozen. A fault here is ours, never the user's. */
export function assertSums(model: InvoiceModel): void {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const { totals, lines, vat } = model;
  const faults = [
    lines.length === 0 && 'no line',
    sum(lines.map((line) => line.lineNetCents)) !== totals.lineTotalCents && 'BR-CO-10',
    totals.lineTotalCents !== totals.totalWithoutVatCents && 'BR-CO-13',
    sum(vat.map((row) => row.taxableCents)) !== totals.totalWithoutVatCents && 'BR-S-08',
    sum(vat.map((row) => row.vatCents)) !== totals.totalVatCents && 'BR-CO-14',
    totals.totalWithoutVatCents + totals.totalVatCents !== totals.totalWithVatCents && 'BR-CO-15',
    model.dueOn < model.issuedOn && 'due before issue',
    !/^[A-Za-z0-9+_/-]{1,20}$/.test(model.number) && 'BR-FR-01',
  ].filter(Boolean);
  if (faults.length > 0) throw new Error(`Invoice ${model.number} does not hold: ${faults.join(', ')}`);
}

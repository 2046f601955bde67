import { refusal } from '../../core/errors/refusal.js';
import { formatCents, type Cents } from '../../core/money/money.js';
import type { Bilingual } from '../../core/words/words.js';

export const nothingToInvoice = () =>
  refusal('invoicing.nothing_to_invoice', 409, {
    fr: 'Il n’y a rien à facturer : tout ce qui est livré l’est déjà. Expédiez d’abord une livraison.',
    en: 'There is nothing to invoice: all that is delivered already is. Ship a delivery first.',
  });

export const orderChanged = () =>
  refusal('invoicing.order_changed', 409, {
    fr: 'Les quantités livrées ou facturées de la commande ont changé depuis ce brouillon. Jetez-le et refaites-le.',
    en: 'The quantities delivered or invoiced of the order changed since this draft. Discard it and make it again.',
  });

export const severalCustomers = () =>
  refusal('invoicing.several_customers', 409, {
    fr: 'Une facture est pour un seul client. Choisissez des commandes du même client.',
    en: 'An invoice is for one customer. Choose orders of the same customer.',
  });

export const outsideVatApart = () =>
  refusal('invoicing.outside_vat_apart', 409, {
    fr: 'Ce qui est hors champ de la TVA se facture à part. Faites une facture par commande.',
    en: 'What is outside VAT is invoiced apart. Make an invoice for each order.',
  });

export const notReplaceable = () =>
  refusal('invoicing.not_replaceable', 409, {
    fr: 'Seule une facture émise, sans acompte déduit, que rien ne règle, ne crédite ni ne remplace peut être remplacée. Faites un avoir, ou annulez d’abord son règlement.',
    en: 'Only an issued invoice without a deposit, that nothing pays, credits or replaces, can be replaced. Make a credit note, or take its payment back first.',
  });

export const draftOpen = () =>
  refusal('invoicing.draft_open', 409, {
    fr: 'Un avoir ou une facture rectificative en brouillon attend déjà sur cette facture. Émettez-le ou jetez-le.',
    en: 'A draft credit note or corrective invoice waits on this invoice already. Issue it or discard it.',
  });

export const replaced = () =>
  refusal('invoicing.replaced', 409, {
    fr: 'Cette facture est remplacée par une autre. Agissez sur celle-ci.',
    en: 'This invoice is replaced by another. Act on that one.',
  });

export const incomplete = (problems: readonly Bilingual<string>[]) =>
  refusal('invoicing.incomplete', 409, {
    fr: `La facture ne peut pas partir. À corriger : ${problems.map(({ fr }) => fr).join(', ')}.`,
    en: `The invoice cannot leave. To correct: ${problems.map(({ en }) => en).join(', ')}.`,
  });

export const regimeDiffers = () =>
  refusal('invoicing.regime_differs', 409, {
    fr: 'Une ligne porte une catégorie de TVA sans mention d’exonération connue. Vérifiez le régime de TVA de l’école.',
    en: 'A line has a VAT category without a known exemption text. Check the school’s VAT regime.',
  });

export const notADraft = () =>
  refusal('invoicing.not_a_draft', 409, {
    fr: 'Cette facture est émise : elle ne change plus. Faites un avoir pour la corriger.',
    en: 'This invoice is issued: it no longer changes. Make a credit note to correct it.',
  });

export const onlyIssuedInvoices = () =>
  refusal('invoicing.only_issued_invoices', 409, {
    fr: 'Un avoir se fait sur une facture émise. Jetez le brouillon s’il est faux.',
    en: 'A credit note is made on an issued invoice. Discard the draft if it is wrong.',
  });

export const depositNotNow = () =>
  refusal('invoicing.deposit_not_now', 409, {
    fr: 'Un acompte se demande sur une commande confirmée dont rien n’est encore facturé. Facturez ce qui est livré.',
    en: 'A deposit is asked on a confirmed order of which nothing is invoiced yet. Invoice what is delivered.',
  });

export const depositTooMuch = () =>
  refusal(
    'invoicing.deposit_too_much',
    409,
    {
      fr: 'Les acomptes dépasseraient le total de la commande. Demandez moins, ou faites un avoir sur le premier.',
      en: 'The deposits would be over the total of the order. Ask for less, or credit the first one.',
    },
    'percent',
  );

export const depositWithinUnion = () =>
  refusal('invoicing.deposit_within_union', 409, {
    fr: 'Une livraison intracommunautaire ne se facture pas d’avance. Demandez l’acompte par un devis, sans facture.',
    en: 'A delivery within the Union is not invoiced in advance. Ask for the deposit by a quote, without an invoice.',
  });

export const depositUsed = () =>
  refusal('invoicing.deposit_used', 409, {
    fr: 'Cet acompte est entièrement déduit de factures. Faites l’avoir sur l’une d’elles.',
    en: 'This deposit is wholly taken off invoices. Credit one of those.',
  });

export const creditNotPaid = () =>
  refusal('invoicing.credit_not_paid', 409, {
    fr: 'Un avoir ne se paie pas : il vient en déduction. Émettez-le sans règlement.',
    en: 'A credit note is not paid: it is taken off. Issue it without a payment.',
  });

export const notIssuedYet = () =>
  refusal('invoicing.not_issued', 409, {
    fr: 'Un brouillon n’a pas de fichier électronique. Émettez d’abord la facture.',
    en: 'A draft has no electronic file. Issue the invoice first.',
  });

export const nothingToCredit = () =>
  refusal('invoicing.nothing_to_credit', 409, {
    fr: 'Cette facture est déjà entièrement créditée, ou rien n’a été choisi. Indiquez au moins une pièce.',
    en: 'This invoice is already wholly credited, or nothing was chosen. Enter at least one piece.',
  });

export const overCredit = (what: string, asked: number, left: number) =>
  refusal('invoicing.over_credit', 409, {
    fr: `${what} : ${asked} à créditer, ${left} facturés et non crédités. Corrigez la quantité.`,
    en: `${what}: ${asked} to credit, ${left} invoiced and not credited. Correct the quantity.`,
  });

export const moreThanDue = (number: string, left: Cents) =>
  refusal('invoicing.more_than_due', 409, {
    fr: `Il reste ${formatCents(left, 'fr')} à payer sur ${number}. Corrigez le montant.`,
    en: `${formatCents(left, 'en')} is left to pay on ${number}. Correct the amount.`,
  });

export const notRefundable = () =>
  refusal('invoicing.not_refundable', 409, {
    fr: 'Seul ce qui reste à rembourser d’un avoir se rembourse. Corrigez le montant.',
    en: 'Only what is left to refund of a credit note is refunded. Correct the amount.',
  });

export const notPayable = () =>
  refusal('invoicing.not_payable', 409, {
    fr: 'Seule une facture émise se règle. Choisissez-en une.',
    en: 'Only an issued invoice is paid. Choose one.',
  });

export const noteNotDue = () =>
  refusal('invoicing.note_not_due', 409, {
    fr: 'Rien n’est plus à payer sur cette note, ou le reste en est déjà abandonné.',
    en: 'Nothing is left to pay on this note, or the rest of it was given up already.',
  });

import { shortQuantity, UNITS, type UnitCode } from '../../core/quantity/unit.js';
import { formatPrice, type PriceE4 } from '../../core/money/money.js';
import { problemAt, refusal, Refusal, type FieldProblem } from '../../core/errors/refusal.js';
import type { Written } from '../../core/xml/xml-element.js';

/** More would not be read: the first ones are usually the same mistake. */
const MOST_FAULTS = 100;

/** Nothing of the file is ordered; each fault names its cell or element in `field`. */
export const fileRefused = (faults: readonly FieldProblem[]) =>
  new Refusal(
    'order_files.refused',
    422,
    {
      fr: 'Rien n’est commandé : corrigez ces points dans le fichier, puis renvoyez-le entier.',
      en: 'Nothing is ordered: mend these points in the file, then send the whole of it again.',
    },
    faults.slice(0, MOST_FAULTS),
  );

const unreadable = (fr: string, en: string) => refusal('order_files.unreadable', 422, { fr, en }, 'file');

export const fileTooLong = () =>
  unreadable(
    'Ce fichier dépasse 2 Mo ou 2 000 lignes. Partagez-le en plusieurs commandes.',
    'This file is over 2 MB or 2,000 lines. Split it into several orders.',
  );
export const unknownEncoding = (name: string) =>
  unreadable(
    `Le fichier se dit écrit en « ${name} », et ne se lit pas ainsi. Enregistrez-le en UTF-8.`,
    `The file says it is written in “${name}”, and cannot be read so. Save it as UTF-8.`,
  );
export const notAnOrder = () =>
  unreadable(
    'Ce XML n’est pas une commande UBL 2.1 (Order). Envoyez une facture ou un avis d’une autre façon.',
    'This XML is not a UBL 2.1 Order. Send an invoice or an advice some other way.',
  );

const fault = ({ at }: Written, code: string, fr: string, en: string): FieldProblem =>
  problemAt(at, `order_files.${code}`, fr, en);

export const noLine = (at: Written) =>
  fault(at, 'no_line', 'Aucune quantité n’est écrite. Écrivez-en au moins une.', 'No quantity is written. Write one.');

export const tooManyItems = (at: Written, most: number) =>
  fault(
    at,
    'too_many',
    `${most} articles au plus par commande. Partagez le fichier.`,
    `At most ${most} items an order.`,
  );

export const tooManyPieces = (at: Written) =>
  fault(
    at,
    'too_many_pieces',
    'Avec les autres lignes, c’est plus qu’une commande ne porte. Partagez le fichier.',
    'With the other lines, this is more than an order holds. Split the file.',
  );

export const columnMissing = (at: Written, fr: string, en: string) =>
  fault(at, 'column_missing', `Il manque une colonne « ${fr} ».`, `A column “${en}” is missing.`);

export const columnTwice = (at: Written) =>
  fault(
    at,
    'column_twice',
    `La colonne « ${at.text} » est là deux fois. Gardez-en une.`,
    `The column “${at.text}” is there twice. Keep one.`,
  );

export const headless = (at: Written) =>
  fault(
    at,
    'headless',
    `« ${at.text} » est dans une colonne sans titre. Donnez-lui un titre ou effacez-le.`,
    `“${at.text}” stands in a column without a heading. Name the column or remove it.`,
  );

export const itemMissing = (at: Written) =>
  fault(
    at,
    'item_missing',
    'Écrivez le code article de l’école, comme à la page Commander.',
    'Write the school’s item code, as on the page Order.',
  );

export const itemUnknown = (at: Written) =>
  fault(
    at,
    'item_unknown',
    `« ${at.text} » n’est pas un article que vous pouvez commander. Prenez le code de la page Commander.`,
    `“${at.text}” is not an item you can order. Take its code from the page Order.`,
  );

export const choiceUnknown = (at: Written, item: string, choices: string) =>
  choices === ''
    ? fault(
        at,
        'choice_unknown',
        `${item} ne se choisit pas en « ${at.text} ». Effacez-le.`,
        `${item} has no choice “${at.text}”. Remove it.`,
      )
    : fault(
        at,
        'choice_unknown',
        `${item} ne se fait pas en « ${at.text} ». Choisissez parmi : ${choices}.`,
        `${item} is not made in “${at.text}”. Choose among: ${choices}.`,
      );

export const choiceMissing = (at: Written, item: string, choices: string) =>
  fault(at, 'choice_missing', `Dites lequel de ${item} : ${choices}.`, `Say which ${item}: ${choices}.`);

export const notAQuantity = (at: Written, unit: UnitCode) =>
  fault(
    at,
    'quantity',
    `« ${at.text} » n’est pas une quantité (${UNITS[unit].fr}). Écrivez un nombre, comme ${shortQuantity(12 * 10 ** UNITS[unit].scale, unit, 'fr')}.`,
    `“${at.text}” is not a quantity (${UNITS[unit].en}). Write a number, such as ${shortQuantity(12 * 10 ** UNITS[unit].scale, unit, 'en')}.`,
  );

export const otherUnit = (at: Written, unit: UnitCode) =>
  fault(
    at,
    'unit',
    `Cet article se compte en ${UNITS[unit].fr} (${unit}), pas en ${at.text}.`,
    `This item is counted in ${UNITS[unit].en} (${unit}), not in ${at.text}.`,
  );

export const otherPrice = (at: Written, price: PriceE4) =>
  fault(
    at,
    'price',
    `Le prix d’aujourd’hui est ${formatPrice(price, 'fr')} HT, pas « ${at.text} ». Corrigez-le ou demandez un devis.`,
    `Today’s price is ${formatPrice(price, 'en')} excl. VAT, not “${at.text}”. Mend it or ask for a quote.`,
  );

export const otherNet = (at: Written, net: string) =>
  fault(
    at,
    'net',
    `Quantité et prix font ${net}, pas « ${at.text} ». Corrigez le montant.`,
    `Quantity and price make ${net}, not “${at.text}”. Mend the amount.`,
  );

export const askedTwice = (at: Written, first: string) =>
  fault(
    at,
    'twice',
    `Déjà demandé en ${first}. Gardez une seule ligne, avec la somme.`,
    `Asked for already at ${first}. Keep one line, with the sum.`,
  );

export const notADay = (at: Written) =>
  fault(
    at,
    'day',
    `« ${at.text} » n’est pas une date. Écrivez 2026-12-18.`,
    `“${at.text}” is not a day. Write 2026-12-18.`,
  );

export const pastDay = (at: Written) =>
  fault(
    at,
    'past',
    `« ${at.text} » est passé. Donnez une date à partir d’aujourd’hui.`,
    `“${at.text}” is past. Give a day from today on.`,
  );

export const tooLong = (at: Written, most: number) =>
  fault(at, 'too_long', `${most} signes au plus : raccourcissez.`, `At most ${most} signs: shorten it.`);

export const notText = (at: Written) =>
  fault(
    at,
    'text',
    'Ce texte contient des signes illisibles. Retapez-le.',
    'This text holds unreadable signs. Type it again.',
  );

export const otherCompany = (at: Written, name: string) =>
  fault(
    at,
    'company',
    `« ${at.text} » n’est pas le SIREN de ${name}. Vérifiez à qui va ce fichier.`,
    `“${at.text}” is not the SIREN of ${name}. Check whom this file is for.`,
  );

export const notHeld = (at: Written, fr: string, en: string) => fault(at, 'not_held', fr, en);

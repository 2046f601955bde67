import { refusal } from '../../core/errors/refusal.js';
import { wrongShape } from '../../core/errors/core.errors.js';
import { quantityText, type UnitCode } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { shortDate } from '../../core/words/format.js';
import type { Bilingual, Locale } from '../../core/words/words.js';

export const partnerInactive = (name: string) =>
  refusal('sales.partner_inactive', 409, {
    fr: `${name} n’est plus un partenaire actif. Réactivez sa fiche avant de commander.`,
    en: `${name} is no longer an active partner. Reactivate it before ordering.`,
  });

export const itemRetired = (name: string) =>
  refusal('sales.item_retired', 409, {
    fr: `« ${name} » n’est plus au catalogue. Retirez cette ligne.`,
    en: `“${name}” is no longer in the catalogue. Remove this line.`,
  });

export const variantTwice = (name: string) =>
  refusal('sales.variant_twice', 422, {
    fr: `Une même taille de « ${name} » est donnée deux fois. Additionnez les deux quantités.`,
    en: `The same size of “${name}” is given twice. Add the two quantities up.`,
  });

export const nothingOrdered = () =>
  wrongShape([
    {
      field: '',
      code: 'nothing_ordered',
      sentence: { fr: 'Saisissez au moins une quantité.', en: 'Enter at least one quantity.' },
    },
  ]);

export const orderedAlready = (reference: string, number: string) =>
  refusal(
    'sales.ordered_already',
    409,
    {
      fr: `« ${reference} » est déjà commandé : c’est ${number}. Pour en commander d’autres, changez de référence.`,
      en: `“${reference}” is ordered already: it is ${number}. To order more, take another reference.`,
    },
    'customerReference',
  );

interface AmendedPlace {
  size: string | null;
  colour: string | null;
  unitCode: UnitCode;
}
const placeOf = ({ size, colour }: AmendedPlace): string => [colour, size].filter(Boolean).join(', ') || '–';

export const lessThanMade = (cell: AmendedPlace, made: number) =>
  refusal('sales.less_than_made', 409, {
    fr: `${placeOf(cell)} : ${quantityText(made, cell.unitCode, 'fr')} sont déjà faits. Gardez-en au moins autant.`,
    en: `${placeOf(cell)}: ${quantityText(made, cell.unitCode, 'en')} are made already. Keep at least as many.`,
  });

export const moreThanHeld = (cell: AmendedPlace) =>
  refusal('sales.more_than_held', 409, {
    fr: `${placeOf(cell)} : c’est plus qu’une ligne ne porte. Passez une autre commande pour le reste.`,
    en: `${placeOf(cell)}: this is more than a line holds. Place another order for the rest.`,
  });

export const onHold = (number: string, reason: string) =>
  refusal('sales.on_hold', 409, {
    fr: `La commande ${number} est en attente : ${reason}. Reprenez-la d’abord.`,
    en: `Order ${number} is on hold: ${reason}. Resume it first.`,
  });

export const onHoldAlready = (reason: string) =>
  refusal('sales.on_hold_already', 409, {
    fr: `La commande est déjà en attente : ${reason}. Reprenez-la pour changer le motif.`,
    en: `The order is on hold already: ${reason}. Resume it to change the reason.`,
  });

export const goesOn = () =>
  refusal('sales.goes_on', 409, {
    fr: 'La commande n’est pas en attente. Rechargez la page.',
    en: 'The order is not on hold. Reload the page.',
  });

export const allCalledOff = () =>
  refusal('sales.all_called_off', 409, {
    fr: 'Il ne resterait rien de commandé. Annulez plutôt la commande.',
    en: 'Nothing would stay ordered. Cancel the order instead.',
  });

export const nothingAmended = () =>
  refusal('sales.nothing_amended', 422, {
    fr: 'Rien ne change. Écrivez une autre quantité ou une autre date.',
    en: 'Nothing changes. Write another quantity or another day.',
  });

export const orderTooDear = () =>
  refusal('sales.too_dear', 409, {
    fr: 'Cette commande dépasse 10 millions d’euros. Vérifiez les quantités et les prix.',
    en: 'This order is over 10 million euros. Check quantities and prices.',
  });

export const wishedInPast = () =>
  refusal(
    'sales.wished_in_past',
    409,
    {
      fr: 'La date souhaitée est passée. Choisissez aujourd’hui ou plus tard.',
      en: 'The wished date has passed. Choose today or later.',
    },
    'wishedOn',
  );

export const promisedInPast = () =>
  refusal(
    'sales.promised_in_past',
    409,
    {
      fr: 'La date promise est passée. Choisissez aujourd’hui ou plus tard.',
      en: 'The promised date has passed. Choose today or later.',
    },
    'promisedOn',
  );

export const alreadyStarted = () =>
  refusal('sales.already_started', 409, {
    fr: 'Des pièces sont déjà faites, livrées ou facturées. Soldez la commande au lieu de l’annuler.',
    en: 'Pieces are already made, delivered or invoiced. Short-close the order instead of cancelling it.',
  });

export const nothingMade = () =>
  refusal('sales.nothing_made', 409, {
    fr: 'Rien n’est encore fait. Annulez la commande au lieu de la solder.',
    en: 'Nothing is made yet. Cancel the order instead of short-closing it.',
  });

export const allMade = () =>
  refusal('sales.all_made', 409, {
    fr: 'Tout est déjà fait : il n’y a rien à solder. Livrez, puis facturez.',
    en: 'All is made already: there is nothing to short-close. Deliver, then invoice.',
  });

export const notDelivered = () =>
  refusal('sales.not_delivered', 409, {
    fr: 'Tout n’est pas livré. Livrez le reste ou soldez la commande.',
    en: 'Not all is delivered. Deliver the rest or short-close the order.',
  });

export const notInvoiced = () =>
  refusal('sales.not_invoiced', 409, {
    fr: 'Tout n’est pas facturé. Facturez avant de clore.',
    en: 'Not all is invoiced. Invoice before closing.',
  });

export const agreedByQuote = () =>
  refusal('sales.agreed_by_quote', 409, {
    fr: 'Vous avez accepté le devis de cette commande. Écrivez à l’école pour l’annuler.',
    en: 'You accepted the quote of this order. Write to the school to cancel it.',
  });

export const itemReserved = (name: string) =>
  refusal('sales.item_reserved', 409, {
    fr: `${name} est réservé à un autre client. Retirez-le de la commande.`,
    en: `${name} is reserved for another customer. Take it off the order.`,
  });

export const wrongState = (number: string, state: Bilingual<string>) =>
  refusal('sales.wrong_state', 409, {
    fr: `La commande ${number} est à l’état « ${state.fr} » : son compte ne bouge plus ainsi. Rechargez la page.`,
    en: `Order ${number} is in the state “${state.en}”: its ledger no longer moves that way. Reload the page.`,
  });

export const noQuantity = () =>
  refusal('sales.no_quantity', 422, {
    fr: 'Donnez une quantité pour chaque taille.',
    en: 'Give a quantity for each size.',
  });

export const referencesOfCancelled = () =>
  refusal('sales.references_of_cancelled', 409, {
    fr: 'Cette commande est annulée : elle n’aura plus de papiers. Passez-en une autre.',
    en: 'This order is cancelled: it will have no more papers. Place another one.',
  });

export const nothingToBring = () =>
  refusal('sales.nothing_to_bring', 409, {
    fr: 'Cette commande est finie : le client n’a plus rien à apporter. Choisissez une commande en cours.',
    en: 'This order has ended: its customer has nothing more to bring. Choose one that runs.',
  });

export const notPlanned = () =>
  refusal('sales.not_planned', 409, {
    fr: 'Cette commande ne se livre plus. Planifiez une commande en cours.',
    en: 'This order is delivered no more. Plan one that runs.',
  });

export const notCallable = () =>
  refusal('sales.not_callable', 409, {
    fr: 'Rien ne s’appelle sur cette commande : elle n’est pas une commande cadre en cours. Passez une commande.',
    en: 'Nothing can be called off this order: it is no framework order that runs. Place an order.',
  });

export const calledInPast = () =>
  refusal(
    'sales.called_in_past',
    409,
    { fr: 'Ce jour est passé. Choisissez un jour à venir.', en: 'This day has passed. Choose a day to come.' },
    'dueOn',
  );

export const calledAlready = (reference: string) =>
  refusal(
    'sales.called_already',
    409,
    {
      fr: `L’appel ${reference} est déjà noté. Donnez un autre numéro s’il s’agit d’un autre.`,
      en: `Call-off ${reference} is noted already. Give another number if it is another one.`,
    },
    'reference',
  );

export const tooManyPlanned = () =>
  refusal('sales.too_many_planned', 409, {
    fr: 'Cette commande a déjà beaucoup de livraisons prévues. Regroupez, ou parlez-en à l’école.',
    en: 'This order has many planned deliveries already. Group them, or speak to the school.',
  });

export const promisedBeforePlan = (last: LocalDate) =>
  refusal(
    'sales.promised_before_plan',
    409,
    {
      fr: `Une livraison est prévue le ${shortDate(last, 'fr')}. Promettez ce jour ou après, ou changez les livraisons.`,
      en: `A delivery is planned for ${shortDate(last, 'en')}. Promise that day or later, or change the deliveries.`,
    },
    'promisedOn',
  );

export const plannedBeforeOrder = (at: number) =>
  refusal(
    'sales.planned_before_order',
    422,
    {
      fr: 'Ce jour est avant la commande. Choisissez un jour à venir.',
      en: 'This day is before the order. Choose a day to come.',
    },
    `deliveries.${at}.dueOn`,
  );

export const overPlanned = (name: string, most: string) =>
  refusal('sales.over_planned', 422, {
    fr: `${name} : les livraisons prévues dépassent la commande. Répartissez ${most} au plus.`,
    en: `${name}: the planned deliveries are more than the order. Share ${most} at most.`,
  });

export const overCalled = (name: string, left: string) =>
  refusal('sales.over_called', 422, {
    fr: `${name} : vous appelez plus qu’il ne reste à appeler. Appelez ${left} au plus.`,
    en: `${name}: you call off more than is left to call. Call ${left} at most.`,
  });

export const attachmentOnCancelled = () =>
  refusal('sales.attachment_on_cancelled', 409, {
    fr: 'Cette commande est annulée. Joignez le fichier à une nouvelle commande.',
    en: 'This order is cancelled. Attach the file to a new order.',
  });

/** Named by what it would count, in steps of the line's unit. */
export interface Overrun {
  name: string;
  unitCode: UnitCode;
  asked: number;
  left: number;
}

const overrun = (code: string, fr: (over: Said) => string, en: (over: Said) => string) => (over: Overrun) =>
  refusal(code, 409, {
    fr: `${over.name} : ${fr(saidOf(over, 'fr'))} Corrigez la quantité.`,
    en: `${over.name}: ${en(saidOf(over, 'en'))} Correct the quantity.`,
  });

type Said = Record<'asked' | 'left', string>;
const saidOf = ({ asked, left, unitCode }: Overrun, locale: Locale): Said => ({
  asked: quantityText(asked, unitCode, locale),
  left: quantityText(left, unitCode, locale),
});

export const overProduced = overrun(
  'sales.over_produced',
  ({ asked, left }) => `${asked} de plus, c’est trop. Reste à faire : ${left}.`,
  ({ asked, left }) => `${asked} more is too many. Left to make: ${left}.`,
);

export const overDelivered = overrun(
  'sales.over_delivered',
  ({ asked, left }) => `impossible de livrer ${asked}. Validé et à livrer : ${left}.`,
  ({ asked, left }) => `${asked} cannot be delivered. Validated and ready: ${left}.`,
);

export const overReturned = overrun(
  'sales.over_returned',
  ({ asked, left }) => `impossible de reprendre ${asked}. Chez le client : ${left}.`,
  ({ asked, left }) => `${asked} cannot come back. The customer has ${left}.`,
);

export const overInvoiced = overrun(
  'sales.over_invoiced',
  ({ asked, left }) => `impossible de facturer ${asked}. Livré et non facturé : ${left}.`,
  ({ asked, left }) => `${asked} cannot be invoiced. Delivered and not invoiced: ${left}.`,
);

export const overCredited = overrun(
  'sales.over_credited',
  ({ asked, left }) => `impossible de créditer ${asked}. Facturé : ${left}.`,
  ({ asked, left }) => `${asked} cannot be credited. Invoiced: ${left}.`,
);

export const amountOverrun = (left: string) =>
  refusal('sales.amount_overrun', 409, {
    fr: `Ce montant dépasse ce que la ligne permet encore : ${left}. Reprenez le montant de la commande.`,
    en: `This amount is over what the line still allows: ${left}. Take the amount of the order.`,
  });

export const producedDelivered = () =>
  refusal('sales.produced_delivered', 409, {
    fr: 'Ces pièces sont déjà livrées : leur compte ne peut plus baisser. Enregistrez d’abord un retour.',
    en: 'These pieces are already delivered: their count can no longer go down. Record a return first.',
  });

import { refusal } from '../../core/errors/refusal.js';
import { wrongShape } from '../../core/errors/core.errors.js';
import type { Bilingual } from '../../core/words/words.js';

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

export const notDelivered = (left: number) =>
  refusal('sales.not_delivered', 409, {
    fr: `Il reste ${left} à livrer. Livrez le reste ou soldez la commande.`,
    en: `${left} are left to deliver. Deliver the rest or short-close the order.`,
  });

export const notInvoiced = (left: number) =>
  refusal('sales.not_invoiced', 409, {
    fr: `Il reste ${left} à facturer. Facturez avant de clore.`,
    en: `${left} are left to invoice. Invoice before closing.`,
  });

export const wrongState = (number: string, state: Bilingual<string>) =>
  refusal('sales.wrong_state', 409, {
    fr: `La commande ${number} est à l’état « ${state.fr} » : son compte ne bouge plus ainsi. Rechargez la page.`,
    en: `Order ${number} is in the state “${state.en}”: its ledger no longer moves that way. Reload the page.`,
  });

export const noQuantity = () =>
  refusal('sales.no_quantity', 422, {
    fr: 'Donnez une quantité entière d’au moins 1 pour chaque taille.',
    en: 'Give a whole quantity of at least 1 for each size.',
  });

export const attachmentOnCancelled = () =>
  refusal('sales.attachment_on_cancelled', 409, {
    fr: 'Cette commande est annulée. Joignez le fichier à une nouvelle commande.',
    en: 'This order is cancelled. Attach the file to a new order.',
  });

/** Named by what it would count. `left` and `asked` are in the line's unit, as people write them. */
export interface Overrun {
  name: string;
  asked: string;
  left: string;
}

export const overProduced = ({ name, asked, left }: Overrun) =>
  refusal('sales.over_produced', 409, {
    fr: `${name} : ${asked} de plus, c’est trop. Il en reste ${left} à faire. Corrigez la quantité.`,
    en: `${name}: ${asked} more is too many. ${left} are left to make. Correct the quantity.`,
  });

export const overDelivered = ({ name, asked, left }: Overrun) =>
  refusal('sales.over_delivered', 409, {
    fr: `${name} : impossible d’en livrer ${asked}. Il y en a ${left} de validés à livrer. Corrigez la quantité.`,
    en: `${name}: ${asked} cannot be delivered. ${left} are validated and ready. Correct the quantity.`,
  });

export const overReturned = ({ name, asked, left }: Overrun) =>
  refusal('sales.over_returned', 409, {
    fr: `${name} : impossible d’en reprendre ${asked}. Il y en a ${left} chez le client. Corrigez la quantité.`,
    en: `${name}: ${asked} cannot come back. The customer has ${left}. Correct the quantity.`,
  });

export const overInvoiced = ({ name, asked, left }: Overrun) =>
  refusal('sales.over_invoiced', 409, {
    fr: `${name} : impossible d’en facturer ${asked}. Il y en a ${left} de livrés et non facturés. Corrigez la quantité.`,
    en: `${name}: ${asked} cannot be invoiced. ${left} are delivered and not invoiced. Correct the quantity.`,
  });

export const overCredited = ({ name, asked, left }: Overrun) =>
  refusal('sales.over_credited', 409, {
    fr: `${name} : impossible d’en créditer ${asked}. Il y en a ${left} de facturés. Corrigez la quantité.`,
    en: `${name}: ${asked} cannot be credited. ${left} are invoiced. Correct the quantity.`,
  });

export const amountOverrun = (left: string) =>
  refusal('sales.amount_overrun', 409, {
    fr: `Ce montant dépasse ce que la ligne permet encore : ${left}. Reprenez le montant de la commande.`,
    en: `This amount is over what the line still allows: ${left}. Take the amount of the order.`,
  });

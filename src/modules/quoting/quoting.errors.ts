import { refusal } from '../../core/errors/refusal.js';
import { formatNumber, shortDate } from '../../core/words/format.js';

export const wishedInPast = () =>
  refusal(
    'quoting.wished_in_past',
    409,
    {
      fr: 'La date souhaitée est passée. Choisissez un jour à venir.',
      en: 'The wished date has passed. Choose a day to come.',
    },
    'wishedOn',
  );

export const partnerInactive = (name: string) =>
  refusal('quoting.partner_inactive', 409, {
    fr: `${name} n’est plus un partenaire actif. Réactivez sa fiche.`,
    en: `${name} is no longer an active partner. Make it active again.`,
  });

export const requestEnded = () =>
  refusal('quoting.request_ended', 409, {
    fr: 'Cette demande est terminée. Faites une nouvelle demande.',
    en: 'This request has ended. Make a new one.',
  });

export const requestAnswered = () =>
  refusal('quoting.request_answered', 409, {
    fr: 'Cette demande a déjà sa réponse. Faites une révision du devis, ou une nouvelle demande.',
    en: 'This request has its answer already. Make a revision of the quote, or a new request.',
  });

export const notFewer = (most: number) =>
  refusal(
    'quoting.not_fewer',
    422,
    {
      fr: `Écrivez une quantité plus petite que celle demandée : moins de ${formatNumber(most, 'fr')}.`,
      en: `Write a smaller quantity than was asked: fewer than ${formatNumber(most, 'en')}.`,
    },
    'quantity',
  );

export const fewerNotWhy = () =>
  refusal(
    'quoting.fewer_not_why',
    422,
    {
      fr: 'Dites au client pourquoi une quantité plus petite convient.',
      en: 'Tell the customer why a smaller quantity suits.',
    },
    'reason',
  );

export const emptyQuote = () =>
  refusal('quoting.empty', 409, {
    fr: 'Ce devis n’a aucune ligne. Ajoutez un article et sa quantité.',
    en: 'This quote has no line. Add an item and its quantity.',
  });

export const notDraft = (number: string) =>
  refusal('quoting.not_draft', 409, {
    fr: `Le devis ${number} n’est plus un brouillon. Faites une révision pour le changer.`,
    en: `Quote ${number} is no longer a draft. Make a revision to change it.`,
  });

export const validityPast = () =>
  refusal(
    'quoting.validity_past',
    409,
    {
      fr: 'La date de validité est passée. Choisissez un jour à venir.',
      en: 'The day it is valid until has passed. Choose a day to come.',
    },
    'validUntil',
  );

export const deliveryPast = () =>
  refusal(
    'quoting.delivery_past',
    409,
    {
      fr: 'Le jour de livraison est passé. Choisissez un jour à venir.',
      en: 'The delivery day has passed. Choose a day to come.',
    },
    'deliverableOn',
  );

export const noQuantity = () =>
  refusal('quoting.no_quantity', 422, {
    fr: 'Aucune quantité n’est écrite. Écrivez-en au moins une.',
    en: 'No quantity is written. Write at least one.',
  });

export const quantityTwice = () =>
  refusal('quoting.quantity_twice', 422, {
    fr: 'La même quantité est donnée deux fois. Donnez des quantités différentes.',
    en: 'The same quantity is given twice. Give different quantities.',
  });

export const sizeTwice = () =>
  refusal('quoting.size_twice', 422, {
    fr: 'Une taille est donnée deux fois dans la même couleur. Regroupez ses quantités.',
    en: 'A size is given twice in the same colour. Add its quantities up.',
  });

export const tooMany = () =>
  refusal('quoting.too_many', 422, {
    fr: 'La grille dépasse ce qu’un atelier peut faire. Vérifiez les quantités.',
    en: 'The grid is more than a workshop can make. Check the quantities.',
  });

export const variantTwice = (name: string) =>
  refusal('quoting.variant_twice', 422, {
    fr: `${name} : une taille est donnée deux fois. Regroupez ses quantités.`,
    en: `${name}: a size is given twice. Add its quantities up.`,
  });

export const itemReserved = (name: string) =>
  refusal('quoting.item_reserved', 409, {
    fr: `${name} est réservé à un autre client. Choisissez un autre article.`,
    en: `${name} is reserved for another customer. Choose another item.`,
  });

export const tooDear = () =>
  refusal('quoting.too_dear', 422, {
    fr: 'Le total dépasse 10 M€. Vérifiez les quantités et les prix.',
    en: 'The total is over 10 M€. Check quantities and prices.',
  });

export const revisionOpen = (number: string) =>
  refusal('quoting.revision_open', 409, {
    fr: `Une révision du devis ${number} est déjà en brouillon. Finissez-la ou annulez-la.`,
    en: `A revision of quote ${number} is already a draft. Finish it or cancel it.`,
  });

export const notLast = () =>
  refusal('quoting.not_last', 409, {
    fr: 'Une révision plus récente existe. Partez d’elle.',
    en: 'A newer revision exists. Start from it.',
  });

export const neverRevised = () =>
  refusal('quoting.never_revised', 409, {
    fr: 'Ce devis est un brouillon : changez-le directement.',
    en: 'This quote is a draft: change it directly.',
  });

export const alreadyAccepted = (number: string) =>
  refusal('quoting.already_accepted', 409, {
    fr: `Le devis ${number} est accepté : il est devenu une commande. Faites un nouveau devis.`,
    en: `Quote ${number} is accepted: it became an order. Make a new quote.`,
  });

export const superseded = () =>
  refusal('quoting.superseded', 409, {
    fr: 'Ce devis a été remplacé par une révision. Ouvrez la révision en cours avant d’accepter.',
    en: 'This quote was replaced by a revision. Open the present revision before accepting.',
  });

export const expired = (day: string) =>
  refusal('quoting.expired', 409, {
    fr: `Ce devis était valable jusqu’au ${shortDate(day, 'fr')}. Demandez à l’école de le renouveler.`,
    en: `This quote was valid until ${shortDate(day, 'en')}. Ask the school to renew it.`,
  });

export const otherPdf = () =>
  refusal('quoting.other_pdf', 409, {
    fr: 'Ce n’est pas le devis que l’école a envoyé. Rouvrez le devis, relisez-le, puis acceptez.',
    en: 'This is not the quote the school sent. Open it again, read it, then accept.',
  });

export const notOffered = () =>
  refusal('quoting.not_offered', 409, {
    fr: 'Cette quantité n’a pas de prix sur le devis. Choisissez-en une du devis.',
    en: 'This quantity has no price on the quote. Choose one of the quote.',
  });

export const changedMeanwhile = () =>
  refusal('quoting.changed_meanwhile', 409, {
    fr: 'Le devis a changé pendant l’envoi. Relisez-le, puis envoyez-le.',
    en: 'The quote changed while it was sent. Read it again, then send it.',
  });

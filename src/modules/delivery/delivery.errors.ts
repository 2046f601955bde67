import { shortDate } from '../../core/words/format.js';
import { refusal } from '../../core/errors/refusal.js';
import { quantityText, type UnitCode } from '../../core/quantity/unit.js';

export const nothingToDeliver = () =>
  refusal('delivery.nothing_chosen', 409, {
    fr: 'Le bon est vide. Indiquez au moins une quantité à livrer.',
    en: 'The note is empty. Enter at least one quantity to deliver.',
  });

export const orderNotConfirmed = (number: string) =>
  refusal('delivery.order_not_confirmed', 409, {
    fr: `La commande ${number} n’est pas confirmée. Confirmez-la avant de livrer.`,
    en: `Order ${number} is not confirmed. Confirm it before delivering.`,
  });

export const moreThanAvailable = (what: string, unit: UnitCode, asked: number, left: number) =>
  refusal('delivery.more_than_available', 409, {
    fr: `${what} : demandé ${quantityText(asked, unit, 'fr')}, disponible ${quantityText(left, unit, 'fr')}. Seul ce qui est fabriqué, validé et promis sur aucun autre bon se livre.`,
    en: `${what}: asked for ${quantityText(asked, unit, 'en')}, available ${quantityText(left, unit, 'en')}. Only what is made, validated and promised on no other note can be delivered.`,
  });

export const shippedInFuture = (today: string) =>
  refusal(
    'delivery.shipped_in_future',
    409,
    {
      fr: `La date d’expédition est dans l’avenir. Indiquez le ${shortDate(today, 'fr')} ou un jour passé.`,
      en: `The shipping date is in the future. Enter ${shortDate(today, 'en')} or a past day.`,
    },
    'shippedOn',
  );

export const shippedBeforeOrder = (placedOn: string) =>
  refusal(
    'delivery.shipped_before_order',
    409,
    {
      fr: `La date d’expédition précède la commande. Indiquez le ${shortDate(placedOn, 'fr')} ou un jour plus récent.`,
      en: `The shipping date is before the order. Enter ${shortDate(placedOn, 'en')} or a later day.`,
    },
    'shippedOn',
  );

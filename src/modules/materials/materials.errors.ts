import { refusal } from '../../core/errors/refusal.js';
import { quantityText, type UnitCode } from '../../core/quantity/unit.js';
import { shortDate } from '../../core/words/format.js';

export const codeTaken = (code: string) =>
  refusal(
    'materials.code_taken',
    409,
    {
      fr: `Le code ${code} est déjà pris. Choisissez-en un autre.`,
      en: `The code ${code} is taken. Choose another one.`,
    },
    'code',
  );

export const materialTwice = () =>
  refusal('materials.material_twice', 422, {
    fr: 'Une matière est donnée deux fois. Regroupez ses quantités.',
    en: 'A material is given twice. Add its quantities up.',
  });

export const expectedInPast = () =>
  refusal(
    'materials.expected_in_past',
    409,
    { fr: 'Ce jour est passé. Choisissez un jour à venir.', en: 'This day has passed. Choose a day to come.' },
    'expectedOn',
  );

export const cameAlready = () =>
  refusal('materials.came_already', 409, {
    fr: 'Cette matière est arrivée : elle est en stock. Rendez-la au client s’il le faut.',
    en: 'This material came: it is in stock. Give it back to the customer if need be.',
  });

export const notWhatCame = () =>
  refusal(
    'materials.not_what_came',
    409,
    {
      fr: 'Ce lot n’est pas la matière que ce client devait apporter. Vérifiez le client, ou laissez « Attendue » vide.',
      en: 'This lot is not the material this customer was to bring. Check the customer, or leave “Expected” empty.',
    },
    'expectedId',
  );

export const lotTaken = (number: string) =>
  refusal(
    'materials.lot_taken',
    409,
    {
      fr: `Le lot ${number} de cette matière existe déjà. Écrivez le numéro de son étiquette.`,
      en: `Lot ${number} of this material exists already. Write the number on its label.`,
    },
    'number',
  );

export const ownerMissing = () =>
  refusal(
    'materials.owner_missing',
    409,
    { fr: 'Dites quel client fournit ce lot.', en: 'Say which customer supplies this lot.' },
    'partnerId',
  );

export const receivedInFuture = (today: string) =>
  refusal(
    'materials.received_in_future',
    409,
    {
      fr: `Ce jour est dans l’avenir. Indiquez le ${shortDate(today, 'fr')} ou un jour passé.`,
      en: `This day is in the future. Enter ${shortDate(today, 'en')} or a past day.`,
    },
    'receivedOn',
  );

export const notEnough = (left: number, unit: UnitCode) =>
  refusal(
    'materials.not_enough',
    409,
    {
      fr: `Il reste ${quantityText(left, unit, 'fr')} de ce lot. Indiquez cette quantité au plus.`,
      en: `${quantityText(left, unit, 'en')} of this lot is left. Enter that quantity at most.`,
    },
    'quantity',
  );

export const moreThanIssued = (issued: number, unit: UnitCode) =>
  refusal(
    'materials.more_than_issued',
    409,
    {
      fr: `${quantityText(issued, unit, 'fr')} de ce lot sont sur cet OF. Indiquez cette quantité au plus.`,
      en: `${quantityText(issued, unit, 'en')} of this lot is on this order. Enter that quantity at most.`,
    },
    'quantity',
  );

export const notTheirs = () =>
  refusal('materials.not_theirs', 409, {
    fr: 'Ce lot est à l’école : il ne se rend à personne. Notez plutôt un rebut.',
    en: 'This lot is the school’s: it is given back to nobody. Record scrap instead.',
  });

export const anotherCustomers = () =>
  refusal(
    'materials.another_customers',
    409,
    {
      fr: 'Ce lot est à un autre client que celui de l’OF. Choisissez un autre lot.',
      en: 'This lot belongs to another customer than that of the order. Choose another lot.',
    },
    'lotId',
  );

export const sameStock = () =>
  refusal(
    'materials.same_stock',
    409,
    { fr: 'Le compte est déjà juste : rien à noter.', en: 'The count is right already: nothing to record.' },
    'counted',
  );

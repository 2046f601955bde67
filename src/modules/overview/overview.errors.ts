import { refusal } from '../../core/errors/refusal.js';

export const accountTwice = () =>
  refusal('overview.account_twice', 422, {
    fr: 'Un compte est donné deux fois. Gardez une ligne par compte.',
    en: 'An account is given twice. Keep one row an account.',
  });

export const salesAreKnown = () =>
  refusal('overview.sales_are_known', 422, {
    fr: 'Les ventes réalisées (70) viennent des factures. Donnez seulement la somme prévue.',
    en: 'Sales realised (70) come from the invoices. Give the planned amount only.',
  });

export const noSectorHere = () =>
  refusal('overview.no_sector_here', 422, {
    fr: 'Le secteur se choisit pour une charge (60 à 68) ou un autre produit (76 à 78). Retirez-le des autres lignes.',
    en: 'A sector is chosen for a charge (60 to 68) or another product (76 to 78). Take it off the other rows.',
  });

export const notNotified = () =>
  refusal('overview.not_notified', 409, {
    fr: 'Cette aide n’est pas encore accordée : on ne remercie que de ce qui l’est. Notez sa notification d’abord.',
    en: 'This grant is not notified yet: only what is given is thanked for. Note its notification first.',
  });

import type { PartnerRead } from './partners.types.js';

/** What a paper says of the Buyer, kept with what it was printed for; who to phone is not a mention. */
export function printedBuyer(partner: PartnerRead): Record<string, unknown> {
  const { name, legalName, kind, siren, siret, vatNumber, street, postcode, city, country } = partner;
  const { deliveryAddress, paymentTerms } = partner;
  return {
    ...{ name, legalName, kind, siren, siret, vatNumber, street, postcode, city, country },
    ...{ deliveryAddress, paymentTerms },
  };
}

export { PartnersModule } from './partners.module.js';
export { PartnersQueries } from './partners.queries.js';
export { PartnersService, type NewPartner } from './partners.service.js';
export { isSiren, isSiret, isVatNumber } from './partners.identifiers.js';
export type {
  PartnerKind,
  PartnerPerson,
  PartnerRead,
  PartnerRole,
  PartnerRow,
  PaymentTerms,
} from './partners.types.js';

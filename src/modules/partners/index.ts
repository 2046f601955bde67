export { PartnersModule } from './partners.module.js';
export { PartnersQueries } from './partners.queries.js';
export { PartnersService } from './partners.service.js';
export { isSiren, isSiret, isVatNumber } from './partners.identifiers.js';
export type { PartnerRead, PaymentTerms } from './partners.types.js';

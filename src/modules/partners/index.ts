export { PartnerMail } from './partner-mail.js';
export { PartnersModule } from './partners.module.js';
export { PartnersQueries } from './partners.queries.js';
export { PartnerPeopleService } from './partner-people.service.js';
export { PartnersService } from './partners.service.js';
export { printedBuyer } from './partners.printed.js';
export { PAYMENT_TERMS_SENTENCES } from './partners.terms.js';
export { isSiren, isSiret, isVatNumber } from './partners.identifiers.js';
export type { PartnerRead, PaymentTerms } from './partners.types.js';

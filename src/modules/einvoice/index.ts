export { faultsOfCii } from './cii.rules.js';
export { ciiOf } from './cii.writer.js';
export { depositsCents, INVOICE_TYPES, isCredit, MEANS, vatAsked } from './einvoice.model.js';
export type {
  BusinessProcess,
  InvoiceModel,
  InvoiceModelLine,
  InvoiceTypeCode,
  InvoiceVatRow,
  PaidBy,
  PrecedingInvoice,
  UsedDeposit,
} from './einvoice.model.js';
export type { ElectronicAddress, InvoiceNote, Party, Treatment } from './einvoice.parties.js';
export { markedFacturX } from './factur-x.js';
export { ublOf } from './ubl.writer.js';

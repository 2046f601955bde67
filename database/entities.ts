import { JournalEntry, NumberSeries, OutboxMessage, StoredFile, IdempotentRequest } from '../src/core/core.entities.js';
import { SchoolSetting } from '../src/modules/school/school-setting.entity.js';
import { School } from '../src/modules/school/school.entity.js';
import { WorkCenter } from '../src/modules/school/work-center.entity.js';
import { Workshop } from '../src/modules/school/workshop.entity.js';
import { Partner } from '../src/modules/partners/partner.entity.js';
import { Competence } from '../src/modules/learners/competence.entity.js';
import { Enrolment } from '../src/modules/learners/enrolment.entity.js';
import { Framework } from '../src/modules/learners/framework.entity.js';
import { Learner } from '../src/modules/learners/learner.entity.js';
import { SchoolClass } from '../src/modules/learners/school-class.entity.js';
import { ApiKey } from '../src/modules/identity/api-key.entity.js';
import { AppUser } from '../src/modules/identity/app-user.entity.js';
import { Invitation } from '../src/modules/identity/invitation.entity.js';
import { Membership } from '../src/modules/identity/membership.entity.js';
import { PasswordReset } from '../src/modules/identity/password-reset.entity.js';
import { SignInTry } from '../src/modules/identity/sign-in-try.entity.js';
import { UserSession } from '../src/modules/identity/session.entity.js';
import { Tablet } from '../src/modules/identity/tablet.entity.js';
import {
  MedicalOpinion,
  SafetyTraining,
  DrivingAuthorisation,
  StandingDerogation,
} from '../src/modules/safety/learner-papers.entity.js';
import { MachineClass } from '../src/modules/safety/machine-class.entity.js';
import { Supervisor, SupervisorAbsence } from '../src/modules/safety/supervisor.entity.js';
import { WorkshopDeclaration, DeclaredWorkRow } from '../src/modules/safety/workshop-declaration.entity.js';
import { Item, ItemVariant, DrawingRevision } from '../src/modules/catalog/item.entity.js';
import { StepPicture } from '../src/modules/catalog/step-picture.entity.js';
import { RoutingOperation } from '../src/modules/catalog/routing-operation.entity.js';
import { PriceRequest, RequestMessage } from '../src/modules/quoting/price-request.entity.js';
import { Quote } from '../src/modules/quoting/quote.entity.js';
import { QuoteCell, QuoteLine, QuotePrice } from '../src/modules/quoting/quote-line.entity.js';
import { PlannedDelivery } from '../src/modules/sales/planned-delivery.entity.js';
import { SalesOrderLine, SalesOrderCell } from '../src/modules/sales/sales-order-line.entity.js';
import { SalesOrder } from '../src/modules/sales/sales-order.entity.js';
import { BillLine } from '../src/modules/materials/bill-line.entity.js';
import { ExpectedMaterial } from '../src/modules/materials/expected-material.entity.js';
import { Material, MaterialLot, StockMove } from '../src/modules/materials/material.entity.js';
import { Assignment } from '../src/modules/production/assignment.entity.js';
import { SubcontractMove } from '../src/modules/production/subcontract-move.entity.js';
import { OutputReport } from '../src/modules/production/output-report.entity.js';
import { WorkOperation, OperationCell } from '../src/modules/production/work-operation.entity.js';
import { WorkOrder, WorkOrderCell } from '../src/modules/production/work-order.entity.js';
import { LearnerCall } from '../src/modules/workshop/learner-call.entity.js';
import { Demonstration, SessionJob, WorkSession } from '../src/modules/production/work-session.entity.js';
import { Certificate } from '../src/modules/quality/certificate.entity.js';
import { Characteristic, CharacteristicSize, Instrument } from '../src/modules/quality/control-plan.entity.js';
import { Inspection, Measure } from '../src/modules/quality/inspection.entity.js';
import { NonConformity } from '../src/modules/quality/non-conformity.entity.js';
import { DeliveryNote, DeliveryLine } from '../src/modules/delivery/delivery-note.entity.js';
import {
  InvoiceLine,
  InvoiceCell,
  InvoiceDeposit,
  InvoiceOrder,
  InvoiceVat,
  InvoiceSettlement,
} from '../src/modules/invoicing/invoice-line.entity.js';
import { Invoice } from '../src/modules/invoicing/invoice.entity.js';
import { Penalty } from '../src/modules/invoicing/penalty.entity.js';
import { Outgoing, Payment, PaymentAllocation } from '../src/modules/payments/payment.entity.js';
import { Reminder, ReminderHold, ReminderLetter } from '../src/modules/reminders/reminder.entity.js';
import { BankLine, BankStatement } from '../src/modules/bank/bank-line.entity.js';
import { ClosedMonth } from '../src/modules/accounting/closed-month.entity.js';
import { LedgerEntry, LedgerHead } from '../src/modules/ledger/ledger-entry.entity.js';
import { Budget, BudgetRow } from '../src/modules/overview/budget.entity.js';
import { ExpectedPayment, FundingLine, FundingReceipt } from '../src/modules/funding/funding-line.entity.js';
import { PlatformReport } from '../src/modules/platform/platform-report.entity.js';
import { InvoiceStatus } from '../src/modules/platform/invoice-status.entity.js';
import {
  PlatformCursor,
  PlatformFlow,
  PlatformInvoice,
  PlatformReceipt,
  PlatformTask,
} from '../src/modules/platform/platform.entity.js';
import { WebhookDelivery, WebhookEndpoint } from '../src/modules/webhooks/webhook.entity.js';

/** Every table of the house. */
export const entities = [
  JournalEntry,
  NumberSeries,
  OutboxMessage,
  StoredFile,
  IdempotentRequest,
  SchoolSetting,
  School,
  WorkCenter,
  Workshop,
  Partner,
  Competence,
  Enrolment,
  Framework,
  Learner,
  SchoolClass,
  ApiKey,
  AppUser,
  Invitation,
  Membership,
  UserSession,
  SignInTry,
  PasswordReset,
  Tablet,
  MedicalOpinion,
  SafetyTraining,
  DrivingAuthorisation,
  StandingDerogation,
  MachineClass,
  Supervisor,
  SupervisorAbsence,
  WorkshopDeclaration,
  DeclaredWorkRow,
  Item,
  ItemVariant,
  DrawingRevision,
  RoutingOperation,
  StepPicture,
  PriceRequest,
  RequestMessage,
  QuoteLine,
  QuoteCell,
  QuotePrice,
  Quote,
  PlannedDelivery,
  SalesOrderLine,
  SalesOrderCell,
  SalesOrder,
  Material,
  MaterialLot,
  StockMove,
  BillLine,
  ExpectedMaterial,
  Assignment,
  OutputReport,
  SubcontractMove,
  WorkOperation,
  OperationCell,
  WorkOrder,
  WorkOrderCell,
  WorkSession,
  SessionJob,
  Demonstration,
  Instrument,
  Characteristic,
  CharacteristicSize,
  Inspection,
  Measure,
  NonConformity,
  Certificate,
  LearnerCall,
  DeliveryNote,
  DeliveryLine,
  InvoiceLine,
  InvoiceCell,
  InvoiceVat,
  InvoiceDeposit,
  InvoiceOrder,
  InvoiceSettlement,
  Invoice,
  Payment,
  PaymentAllocation,
  Outgoing,
  ReminderLetter,
  Reminder,
  ReminderHold,
  Penalty,
  BankStatement,
  BankLine,
  LedgerEntry,
  LedgerHead,
  ClosedMonth,
  Budget,
  BudgetRow,
  ExpectedPayment,
  InvoiceStatus,
  PlatformInvoice,
  PlatformFlow,
  PlatformTask,
  PlatformReceipt,
  PlatformReport,
  PlatformCursor,
  FundingLine,
  FundingReceipt,
  WebhookEndpoint,
  WebhookDelivery,
];

import { School1700000000001 } from './0001-school.js';
import { Partners1700000000002 } from './0002-partners.js';
import { Learners1700000000003 } from './0003-learners.js';
import { Identity1700000000004 } from './0004-identity.js';
import { Core1700000000005 } from './0005-core.js';
import { Safety1700000000006 } from './0006-safety.js';
import { Catalog1700000000007 } from './0007-catalog.js';
import { Sales1700000000008 } from './0008-sales.js';
import { Production1700000000009 } from './0009-production.js';
import { Delivery1700000000010 } from './0010-delivery.js';
import { Invoicing1700000000011 } from './0011-invoicing.js';
import { Payments1700000000012 } from './0012-payments.js';
import { Funding1700000000013 } from './0013-funding.js';
import { FreezeInvoices1700000000014 } from './0014-freeze-invoices.js';
import { CreditCause1700000000015 } from './0015-credit-cause.js';
import { SessionsAndCorrections1700000000016 } from './0016-sessions-and-corrections.js';
import { LearnerCalls1700000000017 } from './0017-learner-calls.js';
import { Quality1700000000018 } from './0018-quality.js';
import { Materials1700000000019 } from './0019-materials.js';
import { Badges1700000000020 } from './0020-badges.js';
import { Subcontracting1700000000021 } from './0021-subcontracting.js';
import { StepPictures1700000000022 } from './0022-step-pictures.js';
import { AssignmentShare1700000000023 } from './0023-assignment-share.js';
import { Quoting1700000000024 } from './0024-quoting.js';
import { ReservedItems1700000000025 } from './0025-reserved-items.js';
import { Webhooks1700000000026 } from './0026-webhooks.js';
import { PartnerRights1700000000027 } from './0027-partner-rights.js';
import { OrdersOnHold1700000000028 } from './0028-orders-on-hold.js';
import { TeachingFit1700000000029 } from './0029-teaching-fit.js';
import { CostOfMaking1700000000030 } from './0030-cost-of-making.js';
import { Customers1700000000031 } from './0031-customers.js';
import { ConfidentialFiles1700000000032 } from './0032-confidential-files.js';
import { RequestSizes1700000000033 } from './0033-request-sizes.js';
import { ExpectedMaterials1700000000034 } from './0034-expected-materials.js';
import { PlannedDeliveries1700000000035 } from './0035-planned-deliveries.js';
import { FrameworkOrders1700000000036 } from './0036-framework-orders.js';
import { OneCallOff1700000000037 } from './0037-one-call-off.js';
import { Ledger1700000000038 } from './0038-ledger.js';
import { Deposits1700000000039 } from './0039-deposits.js';
import { Accounting1700000000040 } from './0040-accounting.js';
import { Bank1700000000041 } from './0041-bank.js';
import { PaidAtOnce1700000000042 } from './0042-paid-at-once.js';
import { GroupedAndCorrective1700000000043 } from './0043-grouped-and-corrective.js';
import { Platform1700000000044 } from './0044-platform.js';
import { GrantLifeCycle1700000000045 } from './0045-grant-life-cycle.js';
import { Budget1700000000046 } from './0046-budget.js';
import { Reminders1700000000047 } from './0047-reminders.js';
import { BankDebits1700000000048 } from './0048-bank-debits.js';
import { EReporting1700000000049 } from './0049-e-reporting.js';
import { SectorOfProducts1700000000050 } from './0050-sector-of-products.js';
import { BankGrants1700000000051 } from './0051-bank-grants.js';
import { PenaltyNotes1700000000052 } from './0052-penalty-notes.js';

/** In the order they run; a landed one never changes. */
export const migrations = [
  School1700000000001,
  Partners1700000000002,
  Learners1700000000003,
  Identity1700000000004,
  Core1700000000005,
  Safety1700000000006,
  Catalog1700000000007,
  Sales1700000000008,
  Production1700000000009,
  Delivery1700000000010,
  Invoicing1700000000011,
  Payments1700000000012,
  Funding1700000000013,
  FreezeInvoices1700000000014,
  CreditCause1700000000015,
  SessionsAndCorrections1700000000016,
  LearnerCalls1700000000017,
  Quality1700000000018,
  Materials1700000000019,
  Badges1700000000020,
  Subcontracting1700000000021,
  StepPictures1700000000022,
  AssignmentShare1700000000023,
  Quoting1700000000024,
  ReservedItems1700000000025,
  Webhooks1700000000026,
  PartnerRights1700000000027,
  OrdersOnHold1700000000028,
  TeachingFit1700000000029,
  CostOfMaking1700000000030,
  Customers1700000000031,
  ConfidentialFiles1700000000032,
  RequestSizes1700000000033,
  ExpectedMaterials1700000000034,
  PlannedDeliveries1700000000035,
  FrameworkOrders1700000000036,
  OneCallOff1700000000037,
  Ledger1700000000038,
  Deposits1700000000039,
  Accounting1700000000040,
  Bank1700000000041,
  PaidAtOnce1700000000042,
  GroupedAndCorrective1700000000043,
  Platform1700000000044,
  GrantLifeCycle1700000000045,
  Budget1700000000046,
  Reminders1700000000047,
  BankDebits1700000000048,
  EReporting1700000000049,
  SectorOfProducts1700000000050,
  BankGrants1700000000051,
  PenaltyNotes1700000000052,
];

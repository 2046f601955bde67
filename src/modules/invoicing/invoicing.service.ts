import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, notYourRole } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import type { Cents } from '../../core/money/money.js';
import type { Bilingual } from '../../core/words/words.js';
import { OrdersQueries, OrdersService, type OrderSheet } from '../sales/index.js';
import { Crediting } from './invoice.crediting.js';
import { Drafting } from './invoice.drafting.js';
import { Invoice } from './invoice.entity.js';
import { Issuing } from './invoice.issuing.js';
import { notADraft, onlyIssuedInvoices } from './invoicing.errors.js';
import { InvoicePapers } from './invoicing.papers.js';
import { invoiceMachine } from './invoicing.states.js';
import type { CreditDemand } from './invoicing.types.js';
import { invoicingWords } from './invoicing.words.js';
import { Settlements } from './settlements.js';

/** The verbs of the invoicing room. Every one holds the order first, then the invoice. */
@Injectable()
export class InvoicingService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly reads: OrdersQueries,
    private readonly orders: OrdersService,
    private readonly paperwork: InvoicePaperwork,
  ) {}
}

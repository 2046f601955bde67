import { Injectable } from '@nestjs/common';
import { hasRole, PARTNER_RIGHTS, type PartnerScope } from '../../core/access/scope.js';
import { Clock } from '../../core/time/clock.js';
import { schoolYearBounds, schoolYearOf } from '../../core/time/local-date.js';
import { InvoicingQueries } from '../invoicing/index.js';
import { PartnersQueries } from '../partners/index.js';
import { ImpactQueries } from '../production/index.js';
import { PortalAskingQueries } from './portal-asking.queries.js';
import { portalInvoice } from './portal.invoices.js';
import { portalImpact } from './portal.mapping.js';
import { PortalQueries } from './portal.queries.js';
import type { PortalHome, PortalImpact, PortalInvoice } from './portal.types.js';

const HOME_ROWS = 20;
/** Confirmed orders looked through for those still under way. */
const MOST_OPEN = 100;

/** The first page of a partner: what is under way, what waits for the caller, what it all taught. */
@Injectable()
export class PortalHomeQueries {
  constructor(
    private readonly portal: PortalQueries,
    private readonly asking: PortalAskingQueries,
    private readonly invoiceReads: InvoicingQueries,
    private readonly partners: PartnersQueries,
    private readonly impacts: ImpactQueries,
    private readonly clock: Clock,
  ) {}

  async home(scope: PartnerScope): Promise<PortalHome> {
    const [drafts, running, shipped, due, sent, names, impact] = await Promise.all([
      this.portal.orders(scope, { state: 'draft', limit: HOME_ROWS }),
      this.portal.orders(scope, { state: 'confirmed', limit: MOST_OPEN }),
      this.portal.deliveries(scope, { state: 'shipped', limit: HOME_ROWS }),
      this.due(scope),
      this.asking.quotes(scope, { state: 'sent', limit: HOME_ROWS }),
      this.partners.names(scope, [scope.partnerId]),
      this.impact(scope),
    ]);
    // An order with nothing left to do is not under way, closed or not.
    const open = running.rows.filter(({ steps }) => steps.some(({ state }) => state === 'next'));
    const orders = [...drafts.rows, ...open].sort((a, b) => b.id - a.id).slice(0, HOME_ROWS);
    return {
      partnerName: names.get(scope.partnerId) ?? '',
      rights: PARTNER_RIGHTS.filter((right) => hasRole(scope, right)),
      orders,
      impact,
      toReceive: shipped.rows,
      toPay: due,
      toAccept: sent.rows.filter(({ expired }) => !expired),
    };
  }

  /** What the company gave learners to do this school year. */
  async impact(scope: PartnerScope): Promise<PortalImpact> {
    const year = schoolYearBounds(schoolYearOf(this.clock.today()));
    return portalImpact(await this.impacts.ofPartner(scope, scope.partnerId, year));
  }

  private async due(scope: PartnerScope): Promise<PortalInvoice[]> {
    const { rows } = await this.invoiceReads.list(scope, { due: true, limit: HOME_ROWS });
    const today = this.clock.today();
    return rows.flatMap((invoice) => portalInvoice(invoice, today));
  }
}

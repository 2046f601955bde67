import type { INestApplicationContext } from '@nestjs/common';
import { addDays, addMonths, localDate, weekday, type LocalDate } from '../../src/core/time/local-date.js';
import { CatalogQueries } from '../../src/modules/catalog/index.js';
import { DepositsService, InvoicingQueries, InvoicingService } from '../../src/modules/invoicing/index.js';
import { PartnersService } from '../../src/modules/partners/index.js';
import {
  HandOver,
  PlatformQueries,
  ReportsQueries,
  ReportsService,
  StatusesService,
} from '../../src/modules/platform/index.js';
import { SchoolService } from '../../src/modules/school/index.js';
import { OrdersService } from '../../src/modules/sales/index.js';
import type { Foundation } from './foundation.js';
import { workingDays, type Timeline } from './timeline.js';

const DEALT = ['207', '210'] as const;
const SAID = {
  207: { reason: 'QTE_ERR', note: 'Deux pièces manquent au colis' },
  210: { reason: 'CMD_ERR', note: 'Le numéro de commande n’est pas le nôtre' },
} as const;

/** The school joins a platform two months ago: what customers say of its invoices, and what it sells to consumers. */
export class PlatformDays {
  private readonly start: LocalDate;
  private consumerId = 0;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly school: Foundation,
    private readonly timeline: Timeline,
  ) {
    this.start = localDate(`${addMonths(timeline.today, -2).slice(0, 7)}-01`);
  }

  plan(): void {
    const { timeline } = this;
    timeline.plan(this.start, () => this.join());
    for (let day = firstFriday(this.start); day < timeline.today; day = addDays(day, 7))
      timeline.plan(day, () => this.handOver());
    if (!this.school.seed.consumer) return;
    for (const day of [addMonths(addDays(this.start, 12), 1), addDays(timeline.today, -3)])
      timeline.plan(day, () => this.sell());
    timeline.plan(addDays(addMonths(this.start, 2), 2), () => this.declare());
  }

  /** What a customer says of an invoice that goes through the platform. */
  async follow(invoiceId: number, day: LocalDate): Promise<void> {
    const { channel } = await this.app.get(PlatformQueries).sheet(this.school.accountant, invoiceId);
    if (channel !== 'platform') return;
    const handed = firstFriday(addDays(day, 1));
    for (const [days, code] of [
      [1, '202'],
      [4, '205'],
    ] as const) {
      const on = workingDays(handed, days);
      this.timeline.plan(on, () => this.note(invoiceId, { code, on }));
    }
  }

  /** Of what is not paid yet, one is disputed and one refused. */
  async endToday(): Promise<void> {
    const { accountant } = this.school;
    const on = this.timeline.today;
    const { rows } = await this.app.get(PlatformQueries).list(accountant, { channel: 'platform', limit: 50 });
    const open: number[] = [];
    for (const { invoiceId, typeCode } of rows.filter(({ flowState }) => flowState === 'sent')) {
      const { dueCents } = await this.app.get(InvoicingQueries).sheet(accountant, invoiceId);
      if (typeCode === '380' && dueCents > 0) open.push(invoiceId);
    }
    for (const [at, code] of DEALT.entries())
      if (open[at] !== undefined) await this.note(open[at], { code, on, ...SAID[code] });
  }

  private async declare(): Promise<void> {
    const { accountant } = this.school;
    const periods = await this.app.get(ReportsQueries).periods(accountant);
    const first = periods.findLast(({ kind, state }) => kind === 'sales' && state === 'due');
    if (first) await this.app.get(ReportsService).declare(accountant, first);
  }

  private async join(): Promise<void> {
    const schools = this.app.get(SchoolService);
    const { director, accountant, seed } = this.school;
    await schools.putSetting(accountant, 'platform', this.start, { name: 'Plateforme Exemple' });
    if (!seed.consumer) return;
    await schools.putSetting(accountant, 'e_reporting', this.start, { regime: 'simplified' });
    const { street, postcode, city } = seed.school;
    this.consumerId = await this.app.get(PartnersService).create(director, {
      ...{ name: seed.consumer, legalName: seed.consumer, kind: 'individual', street, postcode, city },
      ...{ paymentTerms: 'NET30', roles: ['customer'], email: 'odile.fermanel@particulier.example' },
    });
  }

  private async handOver(): Promise<void> {
    const { accountant } = this.school;
    const waiting = await this.app.get(PlatformQueries).flows(accountant, ['by_hand']);
    if (waiting.length > 0) await this.app.get(HandOver).byHand(accountant);
  }

  private note(invoiceId: number, status: { code: string; on: LocalDate; reason?: string; note?: string }) {
    return this.app.get(StatusesService).note(this.school.accountant, invoiceId, status);
  }

  /** Made to measure for somebody: half of it is paid by card when it is ordered. */
  private async sell(): Promise<void> {
    const { director, accountant, items } = this.school;
    const [item] = [...(await this.app.get(CatalogQueries).items(director, [items[0]!.id])).values()];
    const orders = this.app.get(OrdersService);
    const lines = [{ itemId: item!.id, cells: [{ variantId: item!.variants[0]!.id, quantity: 2 }] }];
    const { id } = await orders.place(director, { partnerId: this.consumerId, source: 'school', lines });
    await orders.confirm(director, id, { promisedOn: addDays(this.timeline.today, 20) });
    const depositId = await this.app.get(DepositsService).draft(accountant, id, 50);
    await this.app.get(InvoicingService).issue(accountant, depositId, 'card');
  }
}

/** Files are handed over on Fridays. */
const firstFriday = (day: LocalDate): LocalDate => addDays(day, (12 - weekday(day)) % 7);

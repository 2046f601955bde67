import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { DocumentRenderer } from '../../core/documents/document-renderer.js';
import { Clock } from '../../core/time/clock.js';
import { PartnersQueries } from '../partners/index.js';
import { SchoolQueries, type SchoolRead } from '../school/index.js';
import { LETTER_TEMPLATE, letterData, type LetterData } from './letter.document.js';
import { PenaltyQueries } from './penalty.queries.js';
import { RemindersQueries } from './reminders.queries.js';
import type { OwedInvoice, ProposedLetter } from './reminders.types.js';

export interface Letter extends ProposedLetter {
  data: LetterData;
  owed: readonly OwedInvoice[];
}

/** The letters of today, each written as it will leave: what is read before is what is sent. */
@Injectable()
export class Letters {
  constructor(
    private readonly queries: RemindersQueries,
    private readonly school: SchoolQueries,
    private readonly partners: PartnersQueries,
    private readonly penalties: PenaltyQueries,
    private readonly renderer: DocumentRenderer,
    private readonly clock: Clock,
  ) {}

  /** By customer, then level; of some keys, only the letters to the same customer at the same level are written. */
  async today(scope: Scope, keys?: readonly string[]): Promise<Letter[]> {
    const owed = (await this.queries.owed(scope)).filter(({ next }) => next !== null);
    const groups = new Map<string, OwedInvoice[]>();
    for (const invoice of owed) {
      const name = `${invoice.partnerId}-${invoice.next}`;
      groups.set(name, [...(groups.get(name) ?? []), invoice]);
    }
    const letters: Letter[] = [];
    const wanted = keys && new Set(keys.map((key) => key.slice(0, key.lastIndexOf('-'))));
    const school = await this.school.school(scope);
    for (const [name, invoices] of groups)
      if (!wanted || wanted.has(name)) letters.push(await this.written(scope, { name, school }, invoices));
    return letters.sort((a, b) => a.partnerName.localeCompare(b.partnerName, 'fr') || a.key.localeCompare(b.key));
  }

  /** How many letters there are to send today. */
  async waiting(scope: Scope): Promise<number> {
    const owed = (await this.queries.owed(scope)).filter(({ next }) => next !== null);
    return new Set(owed.map(({ partnerId, next }) => `${partnerId}-${next}`)).size;
  }

  /** Null once it is sent, or no longer so. */
  async one(scope: Scope, key: string): Promise<Letter | null> {
    return (await this.today(scope, [key])).find((letter) => letter.key === key) ?? null;
  }

  print(data: LetterData): Promise<Buffer> {
    const about = { title: data.subject, author: data.seller.name, at: this.clock.now(), locale: 'fr' as const };
    return this.renderer.render(LETTER_TEMPLATE, data, about);
  }

  private async written(
    scope: Scope,
    { name, school }: { name: string; school: SchoolRead },
    owed: readonly OwedInvoice[],
  ): Promise<Letter> {
    const [{ partnerId, partnerName, next }] = owed as [OwedInvoice, ...OwedInvoice[]];
    const level = next!;
    const partner = await this.partners.get(scope, partnerId);
    const told = level === 'second' || level === 'formal';
    const penalties = told ? await this.penalties.offers(scope, partnerId, owed) : [];
    const data = letterData({ school, partner, level, invoices: owed, today: this.clock.today(), penalties });
    const digest = createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16);
    return {
      ...{ key: `${name}-${digest}`, partnerId, partnerName, level, data, owed },
      dueCents: owed.reduce((sum, { dueCents }) => sum + dueCents, 0),
      invoices: owed.map(({ id, number, dueOn, dueCents }) => ({ invoiceId: id, number, dueOn, dueCents })),
    };
  }
}

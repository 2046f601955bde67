import { Injectable } from '@nestjs/common';
import { hasRole, STAFF, type Scope } from '../../core/access/scope.js';
import { folded } from '../../core/database/sql.js';
import { Clock } from '../../core/time/clock.js';
import { CatalogQueries } from '../catalog/index.js';
import { LearnersQueries } from '../learners/index.js';
import { PartnersQueries } from '../partners/index.js';
import { ProductionQueries } from '../production/index.js';
import type { SearchGroup, SearchResult } from './home.types.js';
import { HITS, PaperSearch } from './paper-search.queries.js';

export const SHORTEST = 2;

/** One box for everything: each room answers in the caller's own scope, and only the rooms the caller may enter. */
@Injectable()
export class SearchQueries {
  constructor(
    private readonly papers: PaperSearch,
    private readonly production: ProductionQueries,
    private readonly partners: PartnersQueries,
    private readonly catalog: CatalogQueries,
    private readonly learners: LearnersQueries,
    private readonly clock: Clock,
  ) {}

  async search(scope: Scope, text: string): Promise<SearchResult> {
    const q = text.trim().slice(0, 100);
    if (folded(q).length < SHORTEST) return { q, groups: [] };
    const staff = hasRole(scope, ...STAFF);
    const groups = await Promise.all([
      this.papers.requests(scope, q),
      this.papers.quotes(scope, q),
      this.papers.orders(scope, q),
      staff ? this.partnersFound(scope, q) : none('partners'),
      staff ? this.itemsFound(scope, q) : none('items'),
      hasRole(scope, 'director', 'master') ? this.workOrdersFound(scope, q) : none('workOrders'),
      this.papers.deliveries(scope, q),
      this.papers.invoices(scope, q),
      hasRole(scope, 'director', 'master') ? this.learnersFound(scope, q) : none('learners'),
    ]);
    return { q, groups: groups.filter(({ hits }) => hits.length > 0) };
  }

  private async partnersFound(scope: Scope, q: string): Promise<SearchGroup> {
    const { rows } = await this.partners.list(scope, { q, limit: HITS });
    const hits = rows.map(({ id, name, city }) => ({ title: name, note: city, href: `/partners/${id}` }));
    return { group: 'partners', hits };
  }

  private async itemsFound(scope: Scope, q: string): Promise<SearchGroup> {
    const { rows } = await this.catalog.list(scope, { q, limit: HITS });
    return {
      group: 'items',
      hits: rows.map(({ id, name, code }) => ({ title: name, note: code, href: `/items/${id}` })),
    };
  }

  private async workOrdersFound(scope: Scope, q: string): Promise<SearchGroup> {
    const { rows } = await this.production.list(scope, { q, limit: HITS });
    const hits = rows.map(({ id, number, itemName }) => ({
      title: number,
      note: itemName,
      href: `/work-orders/${id}`,
    }));
    return { group: 'workOrders', hits };
  }

  private async learnersFound(scope: Scope, q: string): Promise<SearchGroup> {
    const words = folded(q).split(' ');
    const present = await this.learners.list(scope, this.clock.today());
    const hits = present
      .filter(({ firstName, lastName }) => words.every((word) => folded(firstName, lastName).includes(word)))
      .slice(0, HITS)
      .map(({ id, displayName, className }) => ({ title: displayName, note: className, href: `/learners/${id}` }));
    return { group: 'learners', hits };
  }
}

const none = (group: SearchGroup['group']): SearchGroup => ({ group, hits: [] });

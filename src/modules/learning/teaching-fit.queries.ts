import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UNITS } from '../../core/quantity/unit.js';
import { Clock } from '../../core/time/clock.js';
import { CatalogQueries } from '../catalog/index.js';
import { LearnersQueries } from '../learners/index.js';
import { PracticeQueries } from '../production/index.js';
import { QuotesQueries, RequestsQueries, type QuoteSheet, type RequestSheet } from '../quoting/index.js';
import { SafetyQueries } from '../safety/index.js';
import { SchoolQueries } from '../school/index.js';
import type { TeachingFit } from './learning.types.js';
import { fitOf, type FitSchool } from './teaching-fit.totals.js';

/** Some of an item, in steps of its unit. */
interface Wanted {
  itemId: number;
  quantity: number;
}

/** The learners, competences and machines of the school today. */
@Injectable()
export class FitSchoolReads {
  constructor(
    private readonly clock: Clock,
    private readonly learners: LearnersQueries,
    private readonly school: SchoolQueries,
    private readonly safety: SafetyQueries,
  ) {}

  async now(scope: Scope): Promise<Omit<FitSchool, 'practised'>> {
    const today = this.clock.today();
    const classes = new Map((await this.learners.classes(scope)).map((one) => [one.id, one.frameworkCode]));
    const learners = await this.learners.list(scope, today);
    const centers = await this.school.workCenters(scope);
    return {
      learners: learners.map(({ id, displayName, level, classId }) => ({
        ...{ id, displayName, level },
        frameworkCode: classes.get(classId) ?? '',
      })),
      competences: await this.learners.competences(scope),
      centers: new Map(centers.map(({ id, name, inService }) => [id, { name, inService }])),
      cleared: await this.cleared(scope),
    };
  }

  private async cleared(scope: Scope): Promise<FitSchool['cleared']> {
    const { machines, rows } = await this.safety.matrix(scope, this.clock.today());
    const able = (workCenterId: number) =>
      rows.filter(({ cells }) =>
        cells.some((cell) => cell.workCenterId === workCenterId && cell.outcome !== 'refused'),
      );
    return new Map(
      machines.map(({ workCenterId }) => [workCenterId, new Set(able(workCenterId).map(({ learnerId }) => learnerId))]),
    );
  }
}

export interface RequestWithFit {
  request: RequestSheet;
  /** Null until an item is named, or a quote has a line. */
  fit: TeachingFit | null;
}

/** Whether a work suits what the school teaches: to be read beside its margin. */
@Injectable()
export class TeachingFitQueries {
  constructor(
    private readonly requests: RequestsQueries,
    private readonly quotes: QuotesQueries,
    private readonly catalog: CatalogQueries,
    private readonly practice: PracticeQueries,
    private readonly rooms: FitSchoolReads,
  ) {}

  /** By the item named, else the one it was judged by, at the largest quantity asked. Throws notFound. */
  async ofRequest(scope: Scope, requestId: number, named?: number): Promise<RequestWithFit> {
    const request = await this.requests.sheet(scope, requestId);
    const itemId = named ?? request.fit?.itemId;
    if (itemId === undefined) return { request, fit: null };
    const { unitCode } = await this.catalog.get(scope, itemId);
    const quantity = Math.max(...request.quantities) * 10 ** UNITS[unitCode].scale;
    return { request, fit: await this.of(scope, [{ itemId, quantity }]) };
  }

  /** By the lines of the quote, at the quantities chosen. Throws notFound. */
  async ofQuote(scope: Scope, quoteId: number): Promise<{ quote: QuoteSheet; fit: TeachingFit }> {
    const quote = await this.quotes.sheet(scope, quoteId);
    const wanted = quote.lines.map(({ itemId, prices }) => ({
      itemId,
      quantity: prices.find(({ chosen }) => chosen)!.quantity,
    }));
    return { quote, fit: await this.of(scope, wanted) };
  }

  private async of(scope: Scope, wanted: readonly Wanted[]): Promise<TeachingFit> {
    const ids = wanted.map(({ itemId }) => itemId);
    const items = await this.catalog.items(scope, ids);
    const routings = await this.catalog.routings(scope, ids);
    const works = wanted.map(({ itemId, quantity }) => {
      const { code, name, unitCode, criticality } = items.get(itemId)!;
      const steps = routings.get(itemId) ?? [];
      return { itemId, code, name, unitCode, quantity, critical: criticality === 'critical', steps };
    });
    const practised = new Map<number, Set<string>>();
    for (const [learnerId, codes] of await this.practice.minutes(scope))
      practised.set(learnerId, new Set(codes.keys()));
    return fitOf(works, { ...(await this.rooms.now(scope)), practised });
  }
}

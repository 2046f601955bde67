import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { DocumentRenderer } from '../../core/documents/document-renderer.js';
import { Settings } from '../../core/settings.js';
import { Clock } from '../../core/time/clock.js';
import { MaterialsQueries } from '../materials/index.js';
import { PartnersQueries } from '../partners/index.js';
import { ProductionQueries } from '../production/index.js';
import { SchoolQueries } from '../school/index.js';
import { tooManyLabels } from './workshop.errors.js';
import { labelsData, LABELS_TEMPLATE, TRAVELLER_TEMPLATE, travellerData } from './traveller.document.js';

/** A roll is not emptied by a bundle of one. */
const MOST_LABELS = 500;

export interface Paper {
  name: string;
  mediaType: 'application/pdf';
  bytes: Buffer;
}

/** Papers that go with a lot. They show how far it is when they are printed, so they are not kept. */
@Injectable()
export class WorkshopPapers {
  constructor(
    private readonly production: ProductionQueries,
    private readonly materials: MaterialsQueries,
    private readonly school: SchoolQueries,
    private readonly partners: PartnersQueries,
    private readonly renderer: DocumentRenderer,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** The traveller; `named` is false for the customer's copy. */
  async traveller(scope: Scope, workOrderId: number, named: boolean): Promise<Paper> {
    const { sheet, school } = await this.about(scope, workOrderId);
    const centers = await this.school.workCenters(scope);
    const places = new Map(centers.map(({ id, name }) => [id, name]));
    const suppliers = await this.partners.names(
      scope,
      sheet.operations.flatMap(({ supplierId }) => supplierId ?? []),
    );
    const lots = await this.materials.ofWorkOrder(scope, workOrderId);
    const data = travellerData({ sheet, lots, school, places, suppliers, baseUrl: this.settings.baseUrl, named });
    return this.print(TRAVELLER_TEMPLATE, data, { title: `Fiche suiveuse ${sheet.number}`, author: school.name });
  }

  /** One label a parcel; of bundles of so many when it is said. More than 500: 422 `workshop.too_many_labels`. */
  async labels(scope: Scope, workOrderId: number, bundle: number | null = null): Promise<Paper> {
    const { sheet, school } = await this.about(scope, workOrderId);
    if (bundle !== null && sheet.quantity / bundle > MOST_LABELS) throw tooManyLabels(MOST_LABELS);
    const data = labelsData({ sheet, school, baseUrl: this.settings.baseUrl, bundle });
    return this.print(LABELS_TEMPLATE, data, { title: `Étiquettes ${sheet.number}`, author: school.name });
  }

  private async about(scope: Scope, workOrderId: number) {
    const sheet = await this.production.workOrder(scope, workOrderId);
    return { sheet, school: await this.school.school(scope) };
  }

  private async print(template: string, data: object, about: { title: string; author: string }): Promise<Paper> {
    const bytes = await this.renderer.render(template, data, { ...about, at: this.clock.now(), locale: 'fr' });
    return { name: `${about.title}.pdf`, mediaType: 'application/pdf', bytes };
  }
}

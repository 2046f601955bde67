import { Injectable } from '@nestjs/common';
import type { PartnerScope } from '../../core/access/scope.js';
import { MAX_TABLE_BYTES } from '../../core/files/csv-table.js';
import { Clock } from '../../core/time/clock.js';
import { CatalogQueries } from '../catalog/index.js';
import { PartnersQueries } from '../partners/index.js';
import { SchoolQueries } from '../school/index.js';
import { readTable } from './order-file.csv.js';
import { matched } from './order-file.matching.js';
import { looksLikeXml } from './order-file.text.js';
import { readUblOrder } from './order-file.ubl.js';
import { fileRefused, fileTooLong } from './order-files.errors.js';
import type { OrderFileRead } from './order-files.types.js';

/** Reads the file a partner's ERP or spreadsheet writes. */
@Injectable()
export class OrderFileReader {
  constructor(
    private readonly catalog: CatalogQueries,
    private readonly school: SchoolQueries,
    private readonly partners: PartnersQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * A UBL 2.1 Order or a CSV table as an order that the partner may place; writes nothing. Throws 422 with every fault,
   * each naming its element or cell, when one thing of it cannot be ordered.
   */
  async read(scope: PartnerScope, bytes: Buffer): Promise<OrderFileRead> {
    if (bytes.length > MAX_TABLE_BYTES) throw fileTooLong();
    const written = looksLikeXml(bytes) ? readUblOrder(bytes, scope.locale) : readTable(bytes);
    const [items, seller, buyer] = await Promise.all([
      this.catalog.orderable(scope),
      this.school.school(scope),
      this.partners.get(scope, scope.partnerId),
    ]);
    const { order, faults } = matched(written, { items, seller, buyer, today: this.clock.today() });
    if (faults.length > 0) throw fileRefused(faults);
    return order;
  }
}

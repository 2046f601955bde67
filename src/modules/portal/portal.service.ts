import { Injectable } from '@nestjs/common';
import type { PartnerScope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import type { UploadedFile } from '../../core/http/uploaded-file.js';
import { DeliveryService } from '../delivery/index.js';
import { OrdersService } from '../sales/index.js';
import { OrderFileReader, type OrderFileRead } from '../order-files/index.js';
import type { DemandedLine } from './portal.cells.js';
import type { PortalOrderHead, Reception } from './portal.dto.js';
import { nothingDemanded } from './portal.errors.js';

/** What somebody of a partner may do: always for that partner, always through the verbs the school itself uses. */
@Injectable()
export class PortalService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly orders: OrdersService,
    private readonly delivery: DeliveryService,
    private readonly orderFiles: OrderFileReader,
  ) {}

  /** A draft order, with its drawing or document when one came along: both or neither. */
  async place(
    scope: PartnerScope,
    head: PortalOrderHead,
    lines: readonly DemandedLine[],
    file?: UploadedFile,
  ): Promise<{ id: number; number: string }> {
    if (lines.length === 0) throw nothingDemanded();
    return this.unit.run(async () => {
      const { customerReference, buyerReference, contractReference, wishedOn, note } = head;
      const references = { customerReference, buyerReference, contractReference };
      const demand = { partnerId: scope.partnerId, ...references, wishedOn, note, source: 'portal' as const };
      const order = await this.orders.place(scope, { ...demand, lines: [...lines] });
      if (file) await this.orders.attach(scope, order.id, file);
      return order;
    });
  }

  /** What a file of the partner would order, with what was told beside it; orders nothing. Throws 422, every fault told. */
  async readFile(scope: PartnerScope, file: UploadedFile, beside: PortalOrderHead): Promise<OrderFileRead> {
    const { lines, ...read } = await this.orderFiles.read(scope, file.bytes);
    const told = Object.entries(beside).filter(([, value]) => value != null);
    return { ...read, ...Object.fromEntries(told), lines };
  }

  /** A draft order from a file: all of it or nothing, and once for a reference. */
  async placeFile(scope: PartnerScope, file: UploadedFile, beside: PortalOrderHead): Promise<{ id: number }> {
    const { partnerId } = scope;
    const read = await this.readFile(scope, file, beside);
    return this.orders.place(scope, { ...read, partnerId, source: 'portal', onceByReference: true });
  }

  /** Takes back an order the school has not confirmed. */
  withdraw(scope: PartnerScope, orderId: number, reason: string): Promise<void> {
    return this.orders.cancel(scope, orderId, reason);
  }

  attach(scope: PartnerScope, orderId: number, file: UploadedFile): Promise<number> {
    return this.orders.attach(scope, orderId, file);
  }

  confirmReception(scope: PartnerScope, noteId: number, { receivedBy, reserves }: Reception): Promise<void> {
    return this.delivery.receive(scope, noteId, { receivedBy, reserves });
  }
}

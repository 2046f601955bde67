import { Injectable, type OnModuleInit } from '@nestjs/common';
import { asSystem } from '../../core/access/scope.js';
import { EventBus } from '../../core/events/event-bus.js';
import {
  orderAmended,
  orderCancelled,
  orderConfirmed,
  orderPaused,
  orderRescheduled,
  orderResumed,
  orderShortClosed,
} from '../sales/index.js';
import { ProductionService } from './production.service.js';

/** An order that is promised is launched, one that is amended followed, one that is called off stops. Both inside the order's own transaction. */
@Injectable()
export class OnOrderEvents implements OnModuleInit {
  constructor(
    private readonly bus: EventBus,
    private readonly production: ProductionService,
  ) {}

  onModuleInit(): void {
    this.bus.on(orderConfirmed, async (scope, { orderId }) => {
      await this.production.launch(asSystem(scope), orderId);
    });
    this.bus.on(orderAmended, (scope, { orderId }) => this.production.followOrder(asSystem(scope), orderId));
    this.bus.on(orderRescheduled, (scope, { orderId }) => this.production.reschedule(asSystem(scope), orderId));
    this.bus.on(orderPaused, (scope, { orderId, reason }) =>
      this.production.suspendOrder(asSystem(scope), orderId, reason),
    );
    this.bus.on(orderResumed, (scope, { orderId, reason }) =>
      this.production.resumeOrder(asSystem(scope), orderId, reason),
    );
    this.bus.on(orderCancelled, (scope, { orderId }) =>
      this.production.stopOrder(asSystem(scope), orderId, 'Commande annulée'),
    );
    this.bus.on(orderShortClosed, (scope, { orderId }) =>
      this.production.stopOrder(asSystem(scope), orderId, 'Reste de la commande annulé'),
    );
  }
}

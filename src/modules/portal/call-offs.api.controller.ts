import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow, CallerPartner } from '../../core/access/allow.js';
import type { PartnerScope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { CallOff, OrderSchedule } from '../sales/index.js';

/** Deliveries called off a framework order, by a program of its customer. */
@Controller('api/v1/portal/orders/:orderId/call-offs')
export class CallOffsApiController {
  constructor(private readonly schedule: OrderSchedule) {}

  /** Within what is ordered and in no delivery yet; a reference makes one call-off. */
  @Post()
  @Allow('buyer')
  async call(
    @CallerPartner() scope: PartnerScope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() called: CallOff,
  ): Promise<Created<{ id: number }>> {
    return new Created(`/api/v1/portal/orders/${orderId}`, await this.schedule.callOff(scope, orderId, called));
  }
}

import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { DepositsService } from './deposits.service.js';
import { NewDeposit } from './invoicing.dto.js';

@Controller('api/v1')
export class DepositsApiController {
  constructor(private readonly deposits: DepositsService) {}

  /** A draft deposit invoice (386); it is issued as any invoice is. */
  @Post('orders/:orderId/deposits')
  @Allow('director', 'accountant')
  async draft(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() { percent }: NewDeposit,
  ): Promise<Created<{ id: number }>> {
    const id = await this.deposits.draft(scope, orderId, percent);
    return new Created(`/api/v1/invoices/${id}`, { id });
  }
}

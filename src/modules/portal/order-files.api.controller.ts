import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Allow, CallerPartner } from '../../core/access/allow.js';
import type { PartnerScope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import type { FormBody } from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import { readForm } from '../../core/http/read-shape.js';
import { broughtFile } from '../../core/http/uploaded-file.js';
import type { OrderFileRead } from '../order-files/index.js';
import { PortalOrderHead } from './portal.dto.js';
import { PortalQueries } from './portal.queries.js';
import { PortalService } from './portal.service.js';
import type { PortalOrder } from './portal.types.js';

/** What may be told beside the file. */
const BESIDE = ['customerReference?', 'buyerReference?', 'contractReference?', 'wishedOn?', 'note?'] as const;

/** Files of a partner's ERP or spreadsheet: a UBL 2.1 Order, or a CSV table of quantities. */
@Controller('api/v1/portal')
export class OrderFilesApiController {
  constructor(
    private readonly service: PortalService,
    private readonly queries: PortalQueries,
  ) {}

  /**
   * Places the order that a file asks for: all of it, or nothing. What is told beside the file goes before what it says.
   * Each error names its cell (`D4`) or its element (`cac:OrderLine[2]/cac:LineItem/cbc:Quantity`).
   */
  @Post('order-files')
  @TakesFile(...BESIDE)
  @Allow('buyer')
  async place(@CallerPartner() scope: PartnerScope, @Body() body: FormBody): Promise<Created<PortalOrder>> {
    const { id } = await this.service.placeFile(scope, broughtFile(body), readForm(PortalOrderHead, body));
    return new Created(`/api/v1/portal/orders/${id}`, await this.queries.order(scope, id));
  }

  /** What a file would order: the body of `POST /api/v1/portal/orders`. Orders nothing. */
  @Post('order-file-readings')
  @TakesFile(...BESIDE)
  @Allow('buyer')
  @HttpCode(200)
  read(@CallerPartner() scope: PartnerScope, @Body() body: FormBody): Promise<OrderFileRead> {
    return this.service.readFile(scope, broughtFile(body), readForm(PortalOrderHead, body));
  }
}

import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { IdentityModule } from '../identity/index.js';
import { MaterialsModule } from '../materials/index.js';
import { PartnersModule } from '../partners/index.js';
import { SchoolModule } from '../school/index.js';
import { ItemCosts } from './item-costs.reads.js';
import { LineDesk } from './line-desk.js';
import { QuoteAnswer } from './quote-answer.js';
import { QuoteDrafting } from './quote-drafting.js';
import { QuoteLinesReads } from './quote-lines.reads.js';
import { QuoteMail } from './quote-mail.js';
import { QuotePaper } from './quote-paper.js';
import { QuoteSending } from './quote-sending.js';
import { QuotesApiController } from './quotes.api.controller.js';
import { QuotesPagesController } from './quotes.pages.controller.js';
import { QuotesQueries } from './quotes.queries.js';
import { QuotesService } from './quotes.service.js';
import { RequestMail } from './request-mail.js';
import { RequestJudgement } from './request-judgement.js';
import { RequestThread } from './request-thread.js';
import { RequestsApiController } from './requests.api.controller.js';
import { RequestsPagesController } from './requests.pages.controller.js';
import { RequestsQueries } from './requests.queries.js';
import { RequestsService } from './requests.service.js';

@Module({
  imports: [IdentityModule, SchoolModule, PartnersModule, CatalogModule, MaterialsModule],
  controllers: [RequestsApiController, RequestsPagesController, QuotesApiController, QuotesPagesController],
  providers: [
    ...[RequestsService, RequestThread, RequestJudgement, RequestMail, RequestsQueries],
    ...[
      QuotesService,
      QuoteDrafting,
      QuoteSending,
      QuoteAnswer,
      QuotePaper,
      QuoteMail,
      QuotesQueries,
      QuoteLinesReads,
      LineDesk,
      ItemCosts,
    ],
  ],
  exports: [
    RequestsService,
    RequestThread,
    RequestJudgement,
    RequestsQueries,
    QuotesService,
    QuoteDrafting,
    QuoteSending,
    QuoteAnswer,
    QuotesQueries,
  ],
})
export class QuotingModule {}

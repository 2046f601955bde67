import { Global, Module } from '@nestjs/common';
import { Shell } from '../../core/http/shell.js';
import { CatalogModule } from '../catalog/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { FundingModule } from '../funding/index.js';
import { IdentityModule } from '../identity/index.js';
import { InvoicingModule } from '../invoicing/index.js';
import { LearnersModule } from '../learners/index.js';
import { PartnersModule } from '../partners/index.js';
import { MaterialsModule } from '../materials/index.js';
import { PaymentsModule } from '../payments/index.js';
import { PlatformModule } from '../platform/index.js';
import { PortalModule } from '../portal/index.js';
import { ProductionModule } from '../production/index.js';
import { QuotingModule } from '../quoting/index.js';
import { RemindersModule } from '../reminders/index.js';
import { SafetyModule } from '../safety/index.js';
import { SalesModule } from '../sales/index.js';
import { SchoolModule } from '../school/index.js';
import { HomeApiController } from './home.api.controller.js';
import { HomeCounts } from './home-counts.js';
import { HomePagesController } from './home.pages.controller.js';
import { HomeBilling, HomeFunding, HomeQueries, HomeSelling } from './home.queries.js';
import { HouseShell } from './house-shell.js';
import { MailboxController } from './mailbox.pages.controller.js';
import { OrderPageController } from './order-page.controller.js';
import { OrderPageQueries } from './order-page.queries.js';
import { OrderRooms } from './order-rooms.js';
import { PaperSearch } from './paper-search.queries.js';
import { SearchQueries } from './search.queries.js';
import { WorkshopModule } from '../workshop/index.js';

/** Global for the Shell: core draws every page in it, and only this room knows all the others. */
@Global()
@Module({
  imports: [
    ...[IdentityModule, SchoolModule, PartnersModule, LearnersModule, SafetyModule, CatalogModule, QuotingModule],
    ...[MaterialsModule, SalesModule],
    ...[ProductionModule, WorkshopModule, DeliveryModule, InvoicingModule, PaymentsModule, RemindersModule],
    ...[PlatformModule, FundingModule, PortalModule],
  ],
  controllers: [HomePagesController, OrderPageController, MailboxController, HomeApiController],
  providers: [
    ...[HomeQueries, HomeFunding, HomeSelling, HomeBilling, HomeCounts],
    ...[SearchQueries, PaperSearch, OrderPageQueries, OrderRooms],
    { provide: Shell, useClass: HouseShell },
  ],
  exports: [Shell],
})
export class HomeModule {}

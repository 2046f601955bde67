import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { IdentityModule } from '../identity/index.js';
import { LearnersModule } from '../learners/index.js';
import { PartnersModule } from '../partners/index.js';
import { SafetyModule } from '../safety/index.js';
import { SalesModule } from '../sales/index.js';
import { SchoolModule } from '../school/index.js';
import { AssignmentPagesController } from './assignments.pages.controller.js';
import { AssignmentPeople } from './assignment-people.js';
import { AssignmentDoors, AssignmentsService } from './assignments.service.js';
import { Bench } from './bench.js';
import { BenchQueries } from './bench.queries.js';
import { BoardReads } from './board.reads.js';
import { CandidateReads, CandidateRooms } from './candidates.reads.js';
import { CellCounters } from './cell-counters.js';
import { ClearanceQueries } from './clearances.queries.js';
import { Courses } from './course.js';
import { DecisionsApiController } from './decisions.api.controller.js';
import { DecisionsPagesController } from './decisions.pages.controller.js';
import { DecisionsService } from './decisions.service.js';
import { DrawingDesk } from './drawing-desk.js';
import { GateDesk } from './gate-desk.js';
import { ImpactQueries } from './impact.queries.js';
import { OrderCostsQueries } from './order-costs.queries.js';
import { JobPlaceReads } from './job-places.reads.js';
import { OnCatalogEvents } from './on-catalog-events.js';
import { OnOrderEvents } from './on-order-events.js';
import { OperationReads } from './operations.reads.js';
import { PeopleReads } from './people.reads.js';
import { PracticeQueries } from './practice.queries.js';
import { ProductionApiController } from './production.api.controller.js';
import { ProductionQueries } from './production.queries.js';
import { ProductionService } from './production.service.js';
import { ReportDesk } from './report-desk.js';
import { ReportReads } from './reports.reads.js';
import { SessionDesk } from './session-desk.js';
import { SessionSweep } from './session-sweep.js';
import { SessionReads } from './sessions.reads.js';
import { ShareReads } from './shares.reads.js';
import { ShortfallQueries } from './shortfall.queries.js';
import { SubcontractApiController } from './subcontract.api.controller.js';
import { SubcontractPagesController } from './subcontract.pages.controller.js';
import { SubcontractQueries } from './subcontract.queries.js';
import { SubcontractService } from './subcontract.service.js';
import { WorkApiController } from './work.api.controller.js';
import { WorkOrderMaker } from './work-order-maker.js';
import { WorkOrderPagesController } from './work-orders.pages.controller.js';
import { WorkOrderPlans } from './work-order-plans.js';
import { WorkOrderOriginReads } from './work-order-origin.reads.js';
import { WorkOrderSheetReads } from './work-order-sheet.reads.js';
import { WorkOrderReads } from './work-orders.reads.js';
import { WorkingHoursReads } from './working-hours.reads.js';
import { WorkService } from './work.service.js';
import { WorkStops } from './work-stops.js';

const services = [
  SubcontractService,
  SubcontractQueries,
  ProductionService,
  AssignmentsService,
  WorkService,
  DecisionsService,
  ProductionQueries,
  BenchQueries,
  ClearanceQueries,
  ImpactQueries,
  OrderCostsQueries,
  PracticeQueries,
];
const inside = [
  AssignmentDoors,
  AssignmentPeople,
  Bench,
  CellCounters,
  Courses,
  DrawingDesk,
  GateDesk,
  ReportDesk,
  SessionDesk,
  WorkOrderMaker,
  WorkOrderPlans,
  WorkStops,
];
const reads = [
  BoardReads,
  CandidateReads,
  CandidateRooms,
  JobPlaceReads,
  OperationReads,
  PeopleReads,
  ReportReads,
  SessionReads,
  ShareReads,
  ShortfallQueries,
  WorkOrderOriginReads,
  WorkingHoursReads,
  WorkOrderReads,
  WorkOrderSheetReads,
];

@Module({
  imports: [IdentityModule, SchoolModule, PartnersModule, LearnersModule, SafetyModule, CatalogModule, SalesModule],
  controllers: [
    ProductionApiController,
    WorkApiController,
    DecisionsApiController,
    SubcontractApiController,
    AssignmentPagesController,
    WorkOrderPagesController,
    DecisionsPagesController,
    SubcontractPagesController,
  ],
  providers: [...services, ...inside, ...reads, OnOrderEvents, OnCatalogEvents, SessionSweep],
  exports: services,
})
export class ProductionModule {}

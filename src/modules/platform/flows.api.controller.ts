import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { DirectoryLookUp } from './directory.js';
import { HandOver } from './hand-over.js';
import { OpenQuality } from './platform.dto.js';
import { PlatformQueries } from './platform.queries.js';
import type { DirectoryRead, TaskRead, Unread } from './platform.types.js';
import { TasksService } from './tasks.service.js';

/** What waits for a person, and what a person does of it. */
@Controller('api/v1/platform')
export class FlowsApiController {
  constructor(
    private readonly queries: PlatformQueries,
    private readonly handOver: HandOver,
    private readonly tasks: TasksService,
    private readonly directory: DirectoryLookUp,
  ) {}

  /** What statuses ask for and nobody did yet, the oldest first. */
  @Get('tasks')
  @Allow('director', 'accountant')
  open(@Caller() scope: Scope): Promise<TaskRead[]> {
    return this.queries.tasks(scope);
  }

  /** What a status asked for is done. */
  @Post('tasks/:taskId/done')
  @HttpCode(204)
  @Allow('director', 'accountant')
  async done(@Caller() scope: Scope, @Param('taskId', IdPipe) taskId: number): Promise<void> {
    await this.tasks.done(scope, taskId);
  }

  /** A complaint of the customer becomes a non-conformity of its order. */
  @Post('tasks/:taskId/non-conformity')
  @HttpCode(200)
  @Allow('director', 'accountant')
  openQuality(
    @Caller() scope: Scope,
    @Param('taskId', IdPipe) taskId: number,
    @Body() told: OpenQuality,
  ): Promise<{ nonConformityId: number }> {
    return this.tasks.openQuality(scope, taskId, told);
  }

  /** Everything that waits to be carried by a person, in one ZIP (`/api/v1/files/{fileId}`); it counts as handed over. */
  @Post('drops')
  @Allow('director', 'accountant')
  async drop(@Caller() scope: Scope): Promise<Created<{ fileId: number; count: number }>> {
    const drop = await this.handOver.byHand(scope);
    return new Created(`/api/v1/files/${drop.fileId}`, drop);
  }

  /** Sends again what was given up; whether it had arrived is asked before. */
  @Post('flows/:flowId/retry')
  @HttpCode(204)
  @Allow('director', 'accountant')
  async again(@Caller() scope: Scope, @Param('flowId', IdPipe) flowId: number): Promise<void> {
    await this.handOver.again(scope, flowId);
  }

  /** Messages of the platform that could not be read. */
  @Get('receipts')
  @Allow('director', 'accountant')
  unread(@Caller() scope: Scope): Promise<Unread[]> {
    return this.queries.unread(scope);
  }

  /** A message that nobody can read is not shown any more. */
  @Post('receipts/:receiptId/set-aside')
  @HttpCode(204)
  @Allow('director', 'accountant')
  async setAside(@Caller() scope: Scope, @Param('receiptId', IdPipe) receiptId: number): Promise<void> {
    await this.handOver.setAside(scope, receiptId);
  }

  /** What the directory of the platform says of a customer: who it is, and whether it receives electronic invoices. */
  @Get('partners/:partnerId/directory')
  @Allow('director', 'accountant')
  look(@Caller() scope: Scope, @Param('partnerId', IdPipe) partnerId: number): Promise<DirectoryRead> {
    return this.directory.ofPartner(scope, partnerId);
  }
}

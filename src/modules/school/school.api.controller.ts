import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { HourlyRate, OutOfService, PutSetting, RecordCheck } from './school.dto.js';
import { settingShape } from './school.errors.js';
import { SchoolQueries } from './school.queries.js';
import { SchoolService } from './school.service.js';
import type { SchoolRead, SettingRow, WorkCenterRead, WorkshopRead } from './school.types.js';

@Controller('api/v1')
export class SchoolApiController {
  constructor(
    private readonly service: SchoolService,
    private readonly queries: SchoolQueries,
  ) {}

  /** The caller's school. */
  @Get('school')
  @Allow('director', 'master', 'accountant')
  school(@Caller() scope: Scope): Promise<SchoolRead> {
    return this.queries.school(scope);
  }

  @Get('workshops')
  @Allow('director', 'master', 'accountant')
  workshops(@Caller() scope: Scope): Promise<WorkshopRead[]> {
    return this.queries.workshops(scope);
  }

  @Get('work-centers')
  @Allow('director', 'master')
  workCenters(@Caller() scope: Scope): Promise<WorkCenterRead[]> {
    return this.queries.workCenters(scope);
  }

  /** Stops a machine: nothing can be assigned or started on it. */
  @Post('work-centers/:workCenterId/out-of-service')
  @Allow('director', 'master')
  @HttpCode(204)
  stop(@Caller() scope: Scope, @Param('workCenterId', IdPipe) id: number, @Body() dto: OutOfService): Promise<void> {
    return this.service.setOutOfService(scope, id, dto.reason);
  }

  @Delete('work-centers/:workCenterId/out-of-service')
  @Allow('director', 'master')
  @HttpCode(204)
  restart(@Caller() scope: Scope, @Param('workCenterId', IdPipe) id: number): Promise<void> {
    return this.service.setOutOfService(scope, id, null);
  }

  @Post('work-centers/:workCenterId/checks')
  @Allow('director', 'master')
  @HttpCode(204)
  check(@Caller() scope: Scope, @Param('workCenterId', IdPipe) id: number, @Body() dto: RecordCheck): Promise<void> {
    return this.service.recordCheck(scope, id, dto.checkValidUntil);
  }

  /** For the quotes to come. */
  @Put('work-centers/:workCenterId/hourly-rate')
  @Allow('director', 'master')
  @HttpCode(204)
  rate(@Caller() scope: Scope, @Param('workCenterId', IdPipe) id: number, @Body() dto: HourlyRate): Promise<void> {
    return this.service.setRate(scope, id, dto.hourlyRateCents);
  }

  /** As an hour of the workshop again. */
  @Delete('work-centers/:workCenterId/hourly-rate')
  @Allow('director', 'master')
  @HttpCode(204)
  unrate(@Caller() scope: Scope, @Param('workCenterId', IdPipe) id: number): Promise<void> {
    return this.service.setRate(scope, id, null);
  }

  @Get('settings')
  @Allow('director', 'accountant')
  settings(@Caller() scope: Scope): Promise<SettingRow[]> {
    return this.queries.settings(scope);
  }

  @Post('settings')
  @Allow('director', 'accountant')
  @HttpCode(204)
  putSetting(@Caller() scope: Scope, @Body() dto: PutSetting): Promise<void> {
    return this.service.putSetting(scope, dto.key, dto.validFrom, parsed(dto.valueJson) as never);
  }
}

/** The JSON a person typed; anything else is refused as a shape. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw settingShape();
  }
}

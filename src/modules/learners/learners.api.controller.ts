import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { Clock } from '../../core/time/clock.js';
import { AdmitLearner, CorrectLearner, Departure, OnDay, ResetPin, SetLevel } from './learners.dto.js';
import { LearnerBadges } from './learner-badges.js';
import { LearnersQueries } from './learners.queries.js';
import { LearnersService } from './learners.service.js';
import type { LearnerRead, LearnerRow } from './learners.types.js';

/** Learners by name: heads and masters alone. */
@Controller('api/v1/learners')
export class LearnersApiController {
  constructor(
    private readonly service: LearnersService,
    private readonly queries: LearnersQueries,
    private readonly badges: LearnerBadges,
    private readonly clock: Clock,
  ) {}

  /** Who is enrolled on a day, by class then name. */
  @Get()
  @Allow('director', 'master')
  async list(@Caller() scope: Scope, @Query() { on }: OnDay): Promise<{ rows: LearnerRow[] }> {
    return { rows: await this.queries.list(scope, on ?? this.clock.today()) };
  }

  /** How many are enrolled on a day. */
  @Get('headcount')
  @Allow('director', 'master')
  async headcount(@Caller() scope: Scope, @Query() { on = this.clock.today() }: OnDay) {
    const count = await this.queries.headcount(scope, on);
    return { on, count, classes: await this.queries.headcountRows(scope, on) };
  }

  @Get(':learnerId')
  @Allow('director', 'master')
  get(@Caller() scope: Scope, @Param('learnerId', IdPipe) learnerId: number): Promise<LearnerRead> {
    return this.queries.get(scope, learnerId);
  }

  /** Admits a learner; 409 when the class is full or the dates cannot be. */
  @Post()
  @Allow('director', 'master')
  async admit(@Caller() scope: Scope, @Body() dto: AdmitLearner): Promise<Created<LearnerRead>> {
    const id = await this.service.admit(scope, dto);
    return new Created(`/api/v1/learners/${id}`, await this.queries.get(scope, id));
  }

  /** Mends a name or a birth date. */
  @Put(':learnerId')
  @Allow('director', 'master')
  async correct(
    @Caller() scope: Scope,
    @Param('learnerId', IdPipe) learnerId: number,
    @Body() { version, ...dto }: CorrectLearner,
  ): Promise<LearnerRead> {
    await this.service.correct(scope, learnerId, dto, version);
    return this.queries.get(scope, learnerId);
  }

  /** Records the last day, and closes the tablet. */
  @Post(':learnerId/departure')
  @Allow('director', 'master')
  @HttpCode(204)
  leave(
    @Caller() scope: Scope,
    @Param('learnerId', IdPipe) learnerId: number,
    @Body() { lastDay }: Departure,
  ): Promise<void> {
    return this.service.leave(scope, learnerId, lastDay);
  }

  @Put(':learnerId/level')
  @Allow('director', 'master')
  @HttpCode(204)
  setLevel(
    @Caller() scope: Scope,
    @Param('learnerId', IdPipe) learnerId: number,
    @Body() { level }: SetLevel,
  ): Promise<void> {
    return this.service.setLevel(scope, learnerId, level);
  }

  /** A new code for the tablet; the old one stops at once. */
  @Put(':learnerId/pin')
  @Allow('director', 'master')
  @HttpCode(204)
  resetPin(
    @Caller() scope: Scope,
    @Param('learnerId', IdPipe) learnerId: number,
    @Body() { pin }: ResetPin,
  ): Promise<void> {
    return this.service.resetPin(scope, learnerId, pin);
  }

  /** A new badge, told once; the old one stops at once. `address` is what its QR code says. */
  @Post(':learnerId/badge')
  @Allow('director', 'master')
  async giveBadge(
    @Caller() scope: Scope,
    @Param('learnerId', IdPipe) learnerId: number,
  ): Promise<Created<{ address: string }>> {
    const { address } = await this.badges.give(scope, learnerId);
    return new Created(`/learners/${learnerId}`, { address }, { once: true });
  }

  /** A badge that is lost. */
  @Delete(':learnerId/badge')
  @Allow('director', 'master')
  @HttpCode(204)
  takeBadge(@Caller() scope: Scope, @Param('learnerId', IdPipe) learnerId: number): Promise<void> {
    return this.service.takeBadge(scope, learnerId);
  }
}

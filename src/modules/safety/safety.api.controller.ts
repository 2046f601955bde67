import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { Clock } from '../../core/time/clock.js';
import { LearnerPapersService } from './learner-papers.service.js';
import { SafetyGate } from './safety-gate.service.js';
import { AskGate, ChangeRule, DefineClass, EndNaming, NameSupervisor, OnDay, RecordAbsence } from './safety.dto.js';
import type { GateAnswer } from './safety.gate.types.js';
import { sentenceOf } from './safety.gate.words.js';
import { SafetyQueries } from './safety.queries.js';
import { SafetyService } from './safety.service.js';
import type { ExpiringPaper, MachineClassRead, SafetyMatrix, SupervisorRead } from './safety.types.js';

/** A gate answer, each finding with its sentence. */
export interface GateAnswerSaid extends GateAnswer {
  sentences: { rule: string; sentence: string }[];
}

@Controller('api/v1/safety')
export class SafetyApiController {
  constructor(
    private readonly gate: SafetyGate,
    private readonly service: SafetyService,
    private readonly queries: SafetyQueries,
    private readonly papers: LearnerPapersService,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts a question to the gate: the answer the board, the assignment and the tablet get. Nothing is recorded, but that
   * a medical status was read when the answer speaks of one.
   */
  @Post('questions')
  @Allow('director', 'master')
  @HttpCode(200)
  async ask(@Caller() scope: Scope, @Body() dto: AskGate): Promise<GateAnswerSaid> {
    const answer = await this.gate.ask(scope, askOf(dto));
    const found = [...answer.blocks, ...answer.warnings];
    if (found.some(({ rule }) => rule === 'B3' || rule === 'A5')) await this.papers.noteReading(scope, dto.learnerId);
    const sentences = found.map((finding) => ({ rule: finding.rule, sentence: sentenceOf(finding, scope.locale) }));
    return { ...answer, sentences };
  }

  /** Machines × learners on a day. */
  @Get('matrix')
  @Allow('director', 'master')
  matrix(@Caller() scope: Scope, @Query() { on }: OnDay): Promise<SafetyMatrix> {
    return this.queries.matrix(scope, on ?? this.clock.today());
  }

  /** Papers that ended, end within 60 days, or are missing. */
  @Get('expiring')
  @Allow('director', 'master')
  async expiring(@Caller() scope: Scope, @Query() { on }: OnDay): Promise<{ rows: ExpiringPaper[] }> {
    return { rows: await this.queries.expiring(scope, on ?? this.clock.today()) };
  }

  @Get('machine-classes')
  @Allow('director', 'master')
  async classes(@Caller() scope: Scope): Promise<{ rows: MachineClassRead[] }> {
    return { rows: await this.queries.classes(scope) };
  }

  @Post('machine-classes')
  @Allow('director')
  async defineClass(@Caller() scope: Scope, @Body() dto: DefineClass): Promise<Created<{ id: number }>> {
    return new Created('/api/v1/safety/machine-classes', { id: await this.service.defineClass(scope, dto) });
  }

  /** The head changes the rule of a class, with a written reason. */
  @Post('machine-classes/:machineClassId/rule')
  @Allow('director')
  @HttpCode(204)
  changeRule(
    @Caller() scope: Scope,
    @Param('machineClassId', IdPipe) classId: number,
    @Body() { rule, article, reason }: ChangeRule,
  ): Promise<void> {
    return this.service.changeRule(scope, classId, { rule, article: article ?? null, reason });
  }

  /** Supervisors named on a day, and whether they are there. */
  @Get('supervisors')
  @Allow('director', 'master')
  async supervisors(@Caller() scope: Scope, @Query() { on }: OnDay): Promise<{ rows: SupervisorRead[] }> {
    return { rows: await this.queries.supervisors(scope, on ?? this.clock.today()) };
  }

  @Post('supervisors')
  @Allow('director', 'master')
  async nameSupervisor(@Caller() scope: Scope, @Body() dto: NameSupervisor): Promise<Created<{ id: number }>> {
    return new Created('/api/v1/safety/supervisors', { id: await this.service.nameSupervisor(scope, dto) });
  }

  @Post('supervisors/:supervisorId/end')
  @Allow('director', 'master')
  @HttpCode(204)
  endSupervision(
    @Caller() scope: Scope,
    @Param('supervisorId', IdPipe) supervisorId: number,
    @Body() { namedUntil }: EndNaming,
  ): Promise<void> {
    return this.service.endSupervision(scope, supervisorId, namedUntil);
  }

  @Post('absences')
  @Allow('director', 'master')
  async recordAbsence(@Caller() scope: Scope, @Body() dto: RecordAbsence): Promise<Created<{ id: number }>> {
    return new Created('/api/v1/safety/absences', { id: await this.service.recordAbsence(scope, dto) });
  }

  @Delete('absences/:absenceId')
  @Allow('director', 'master')
  @HttpCode(204)
  cancelAbsence(@Caller() scope: Scope, @Param('absenceId', IdPipe) absenceId: number): Promise<void> {
    return this.service.cancelAbsence(scope, absenceId);
  }
}

function askOf(dto: AskGate) {
  return {
    date: dto.date,
    halfDay: dto.halfDay,
    operation: {
      name: dto.operationName,
      workRules: (dto.workRules ?? []).map(({ code }) => code),
      heavyLoad: dto.heavyLoad ?? false,
      criticality: dto.criticality ?? 'standard',
      requiredLevel: dto.requiredLevel ?? 0,
      workshopId: dto.workshopId,
    },
    learnerId: dto.learnerId,
    workCenterId: dto.workCenterId ?? null,
    supervisorId: dto.supervisorId ?? null,
    learnersWithSupervisor: dto.learnersWithSupervisor ?? 1,
    supervisorElsewhere: dto.supervisorElsewhere ?? false,
  };
}

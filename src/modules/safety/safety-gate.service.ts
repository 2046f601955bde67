import { Injectable, Logger } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { LearnersQueries, type LearnerAtWork } from '../learners/index.js';
import { SchoolQueries, type WorkCenterRead } from '../school/index.js';
import { MachineClass } from './machine-class.entity.js';
import { GATE_RULE_VERSION, passGate, passHours } from './safety.gate.js';
import { unreadable } from './safety.gate.reading.js';
import type {
  GateAnswer,
  GateHours,
  GateMachine,
  GatePapers,
  GateQuestion,
  GateSupervisor,
} from './safety.gate.types.js';
import { machineOf } from './safety.machine.js';
import { SafetyPapers } from './safety.papers.js';
import { SupervisionQueries } from './safety.supervision.js';
import type { GateAsk, GateAskMany } from './safety.types.js';

/** What is the same for every learner of one question. */
interface Around {
  machine: GateMachine | null;
  workshopId: number;
  supervisor: GateSupervisor | null;
}

/**
 * Puts a question to the pure gate (safety.gate.ts) with what the base knows. The same door for the board, the
 * assignment, the start on the tablet and the API. Never throws: what cannot be read is refused (B0).
 */
@Injectable()
export class SafetyGate {
  private readonly log = new Logger('SafetyGate');

  constructor(
    private readonly read: ReadSource,
    private readonly learners: LearnersQueries,
    private readonly school: SchoolQueries,
    private readonly supervision: SupervisionQueries,
    private readonly papers: SafetyPapers,
  ) {}

  async ask(scope: Scope, { learnerId, ...question }: GateAsk): Promise<GateAnswer> {
    const answers = await this.askMany(scope, question, [learnerId]);
    return answers.get(learnerId) ?? refusedB0('learner');
  }

  /** The same operation, asked for many learners at once: as many queries as for one. Every id has its answer. */
  async askMany(scope: Scope, question: GateAskMany, learnerIds: readonly number[]): Promise<Map<number, GateAnswer>> {
    try {
      const around = await this.around(scope, question);
      const learners = await this.learners.atWork(scope, learnerIds, question.date);
      const files = await this.papers.files(scope, learnerIds);
      return new Map(learnerIds.map((id) => [id, this.answer(question, around, learners.get(id), files.get(id))]));
    } catch (error) {
      this.tell(error);
      return new Map(learnerIds.map((id) => [id, refusedB0('papers')]));
    }
  }

  /** Many operations of one day, asked for one learner: the learner and the papers are read once. In the same order. */
  async askEach(
    scope: Scope,
    learnerId: number,
    date: LocalDate,
    questions: readonly Omit<GateAskMany, 'date'>[],
  ): Promise<GateAnswer[]> {
    try {
      const learner = (await this.learners.atWork(scope, [learnerId], date)).get(learnerId);
      const papers = (await this.papers.files(scope, [learnerId])).get(learnerId);
      const answers: GateAnswer[] = [];
      for (const asked of questions) {
        const question = { ...asked, date };
        answers.push(this.answer(question, await this.around(scope, question), learner, papers));
      }
      return answers;
    } catch (error) {
      this.tell(error);
      return questions.map(() => refusedB0('papers'));
    }
  }

  private answer(
    question: GateAskMany,
    { machine, workshopId, supervisor }: Around,
    learner: LearnerAtWork | undefined,
    papers: GatePapers | undefined,
  ): GateAnswer {
    if (!learner || !papers) return refusedB0('learner');
    if (!learner.enrolled) return refusedB0('learner.enrolment');
    const { id, birthDate, level } = learner;
    const asked = { ...question.operation, workshopId } as unknown as GateQuestion['operation'];
    const { date, time } = question;
    return passGate(
      { date, operation: asked, learner: { id, birthDate, level }, machine, supervisor, ...time?.get(id) },
      papers,
    );
  }

  /** May a learner be in the workshop now, whatever is done there? Only working time is looked at (B9). */
  async askHours(scope: Scope, learnerId: number, date: LocalDate, hours: GateHours): Promise<GateAnswer> {
    try {
      const learner = (await this.learners.atWork(scope, [learnerId], date)).get(learnerId);
      return learner ? passHours({ date, learner, hours }) : refusedB0('learner');
    } catch (error) {
      this.tell(error);
      return refusedB0('papers');
    }
  }

  private async around(scope: Scope, question: GateAskMany): Promise<Around> {
    const center = question.workCenterId === null ? null : await this.school.workCenter(scope, question.workCenterId);
    const machine = center ? machineOf(center, await this.classOf(scope, center), question.date) : null;
    const workshopId = center?.workshopId ?? question.operation.workshopId;
    return { machine, workshopId, supervisor: await this.supervisorOf(scope, question, workshopId) };
  }

  private async classOf(scope: Scope, { machineClassCode: code }: WorkCenterRead): Promise<MachineClass | null> {
    return code === null ? null : this.read.manager.findOneBy(MachineClass, { schoolId: scope.schoolId, code });
  }

  private async supervisorOf(scope: Scope, question: GateAskMany, workshopId: number): Promise<GateSupervisor | null> {
    const { supervisorId: userId, date, learnersWithSupervisor, supervisorElsewhere: elsewhere } = question;
    if (userId === null) return null;
    const [named] = await this.supervision.on(scope, date, userId);
    const competent = named?.workshopIds.includes(workshopId) ?? false;
    return {
      userId,
      competent,
      present: named?.present ?? false,
      learnersOnThatHalfDay: learnersWithSupervisor,
      elsewhere,
    };
  }

  // The message of a database error may hold a row's values: only its kind is told.
  private tell(error: unknown): void {
    const { name, code } = (error ?? {}) as { name?: string; code?: string };
    this.log.error(`Refused B0: the papers could not be read (${name ?? 'error'}${code ? ` ${code}` : ''})`);
  }
}

function refusedB0(field: string): GateAnswer {
  return { outcome: 'refused', blocks: [unreadable('B0', field)], warnings: [], ruleVersion: GATE_RULE_VERSION };
}

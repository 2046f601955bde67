import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, stale } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import { localDate, type LocalDate } from '../../core/time/local-date.js';
import { UsersService } from '../identity/index.js';
import { Competence } from './competence.entity.js';
import { Enrolment } from './enrolment.entity.js';
import { Framework } from './framework.entity.js';
import { Learner } from './learner.entity.js';
import * as errors from './learners.errors.js';
import { checkDates, displayName, peakFrom } from './learners.rules.js';
import type { FrameworkStatus } from './learners.types.js';
import { SchoolClass } from './school-class.entity.js';

export interface NewFramework {
  code: string;
  title: string;
  status: FrameworkStatus;
  /** Where the list comes from: an arrêté, a page, or the school itself. */
  source: string;
  competences: readonly { code: string; title: string }[];
}

export interface NewClass {
  name: string;
  frameworkId: number;
  capacity: number;
}

export interface NewLearner {
  firstName: string;
  lastName: string;
  birthDate: LocalDate;
  classId: number;
  enteredOn: LocalDate;
  /** 0 discovering … 4 autonomous. */
  level: number;
  /** Code of the tablet; may be given later. */
  pin?: string;
}

export interface LearnerCorrection {
  firstName: string;
  lastName: string;
  birthDate: LocalDate;
}

/** Frameworks, classes, and learners from their entry to their departure. */
@Injectable()
export class LearnersService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly users: UsersService,
  ) {}

  async addFramework(scope: Scope, { competences, ...framework }: NewFramework): Promise<number> {
    const codes = competences.map(({ code }) => code);
    const repeated = codes.find((code, at) => codes.indexOf(code) !== at);
    if (repeated !== undefined) throw errors.repeatedCode(repeated);
    return this.unit.run(async () => {
      const { schoolId } = scope;
      if (await this.unit.manager.existsBy(Framework, { schoolId, code: framework.code }))
        throw errors.nameTaken(framework.code);
      const row = this.unit.manager.create(Framework, { ...framework, schoolId });
      await this.unit.manager.insert(Framework, row);
      const rows = competences.map(({ code, title }) => ({ code, title, schoolId, frameworkId: row.id }));
      if (rows.length > 0) await this.unit.manager.insert(Competence, rows);
      await this.journal.write(scope, { subject: { type: 'framework', id: row.id }, event: 'added' });
      return row.id;
    });
  }

  async addClass(scope: Scope, { name, frameworkId, capacity }: NewClass): Promise<number> {
    return this.unit.run(async () => {
      const { schoolId } = scope;
      if (!(await this.unit.manager.existsBy(Framework, { id: frameworkId, schoolId }))) throw notFound();
      if (await this.unit.manager.existsBy(SchoolClass, { schoolId, name })) throw errors.nameTaken(name);
      const row = this.unit.manager.create(SchoolClass, { schoolId, name, frameworkId, capacity });
      await this.unit.manager.insert(SchoolClass, row);
      await this.journal.write(scope, { subject: { type: 'school_class', id: row.id }, event: 'added' });
      return row.id;
    });
  }

  /** Makes the learner, the enrolment, and the person who signs in at a tablet; gives the learner's id. */
  async admit(scope: Scope, { classId, enteredOn, pin, ...person }: NewLearner): Promise<number> {
    checkDates(person.birthDate, enteredOn, this.clock.today());
    return this.unit.run(async () => {
      const { schoolId } = scope;
      await this.takePlace(scope, classId, enteredOn);
      const row = this.unit.manager.create(Learner, {
        ...person,
        schoolId,
        version: 1,
        createdAt: this.clock.instant(),
      });
      await this.unit.manager.insert(Learner, row);
      await this.unit.manager.insert(Enrolment, { schoolId, learnerId: row.id, classId, enteredOn, leftOn: null });
      const name = displayName(person.firstName, person.lastName);
      const userId = await this.users.createUser(scope, { email: null, name });
      await this.users.grant(scope, { userId, role: 'learner', learnerId: row.id });
      if (pin) await this.users.setPin(scope, userId, pin);
      const facts = { classId, enteredOn };
      await this.journal.write(scope, { subject: { type: 'learner', id: row.id }, event: 'admitted', facts });
      return row.id;
    });
  }

  /** Ends the enrolment on `lastDay`, and the access to the tablet once that day is over. */
  async leave(scope: Scope, learnerId: number, lastDay: LocalDate): Promise<void> {
    await this.unit.run(async () => {
      const { schoolId } = scope;
      await this.lockLearner(scope, learnerId);
      const order = { enteredOn: 'DESC', id: 'DESC' } as const;
      const stay = await this.unit.manager.findOne(Enrolment, { where: { schoolId, learnerId }, order });
      if (!stay) throw notFound();
      if (stay.leftOn !== null) throw errors.alreadyLeft(localDate(stay.leftOn));
      if (lastDay < stay.enteredOn) throw errors.leftBeforeEntering(localDate(stay.enteredOn));
      await this.unit.manager.update(Enrolment, { id: stay.id, schoolId }, { leftOn: lastDay });
      const userId = await this.userOf(scope, learnerId);
      if (userId !== null) await this.users.endMembership(scope, userId, 'learner', lastDay);
      await this.journal.write(scope, { subject: subjectOf(learnerId), event: 'left', facts: { lastDay } });
    });
  }

  async setLevel(scope: Scope, learnerId: number, level: number): Promise<void> {
    await this.unit.run(async () => {
      const learner = await this.lockLearner(scope, learnerId);
      if (learner.level === level) return;
      const changes = { level, version: learner.version + 1 };
      await this.unit.manager.update(Learner, { id: learnerId, schoolId: scope.schoolId }, changes);
      const line = { event: 'level_set', from: String(learner.level), to: String(level) };
      await this.journal.write(scope, { subject: subjectOf(learnerId), ...line });
    });
  }

  /** Mends a name or a birth date; the journal says which, never the values. */
  async correct(scope: Scope, learnerId: number, right: LearnerCorrection, version: number): Promise<void> {
    await this.unit.run(async () => {
      const learner = await this.lockLearner(scope, learnerId);
      if (learner.version !== version) throw stale();
      const stay = await this.unit.manager.findOneBy(Enrolment, { schoolId: scope.schoolId, learnerId });
      if (!stay) throw notFound();
      checkDates(right.birthDate, localDate(stay.enteredOn), this.clock.today());
      const { firstName, lastName, birthDate } = right;
      const changes = { firstName, lastName, birthDate, version: version + 1 };
      await this.unit.manager.update(Learner, { id: learnerId, schoolId: scope.schoolId }, changes);
      const fields = (['firstName', 'lastName', 'birthDate'] as const).filter((key) => learner[key] !== right[key]);
      await this.journal.write(scope, { subject: subjectOf(learnerId), event: 'corrected', facts: { fields } });
    });
  }

  /** A new code for the tablet. */
  async resetPin(scope: Scope, learnerId: number, pin: string): Promise<void> {
    await this.unit.run(async () => {
      await this.users.setPin(scope, await this.tabletAccount(scope, learnerId), pin);
    });
  }

  /** A new badge for the tablet; the secret of its QR code is told once. */
  async giveBadge(scope: Scope, learnerId: number): Promise<string> {
    return this.unit.run(async () => this.users.giveBadge(scope, await this.tabletAccount(scope, learnerId)));
  }

  /** A badge was lost. */
  async takeBadge(scope: Scope, learnerId: number): Promise<void> {
    await this.unit.run(async () => this.users.takeBadge(scope, await this.tabletAccount(scope, learnerId)));
  }

  private async tabletAccount(scope: Scope, learnerId: number): Promise<number> {
    await this.lockLearner(scope, learnerId);
    const userId = await this.userOf(scope, learnerId);
    if (userId === null) throw errors.noTabletAccount();
    return userId;
  }

  // The class is locked before its places are counted: two admissions cannot both take the last one.
  private async takePlace(scope: Scope, classId: number, enteredOn: LocalDate): Promise<void> {
    const { schoolId } = scope;
    const group = await this.unit.lock(SchoolClass, { id: classId, schoolId });
    if (!group) throw notFound();
    const stays = await this.unit.manager.findBy(Enrolment, { schoolId, classId });
    if (peakFrom(stays, enteredOn) >= group.capacity) throw errors.classFull(group.name, group.capacity);
  }

  private async lockLearner(scope: Scope, id: number): Promise<Learner> {
    const learner = await this.unit.lock(Learner, { id, schoolId: scope.schoolId });
    if (!learner) throw notFound();
    return learner;
  }

  // The identity room names no door from a learner to the person: its table is read, never written, here.
  private async userOf(scope: Scope, learnerId: number): Promise<number | null> {
    const [row] = await sql<{ user_id: number }>(
      this.unit.manager,
      'SELECT user_id FROM membership WHERE school_id = ? AND learner_id = ? AND (ended_at IS NULL OR ended_at > ?)',
      [scope.schoolId, learnerId, this.clock.instant()],
    );
    return row?.user_id ?? null;
  }
}

const subjectOf = (id: number) => ({ type: 'learner', id });

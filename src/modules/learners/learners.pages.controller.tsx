import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { AdmitLearner, CorrectLearner, Departure, OnDay, ResetPin, SetLevel } from './learners.dto.js';
import { LearnerBadges } from './learner-badges.js';
import { LearnersQueries } from './learners.queries.js';
import { LearnersService } from './learners.service.js';
import { learnerWords } from './learners.words.js';
import { BadgeView } from './views/badge.js';
import { AdmitView, CorrectView } from './views/learner-form.js';
import { LearnerSheetView, type LearnerFormName } from './views/learner-sheet.js';
import { LearnersListView } from './views/learners-list.js';

@Controller('learners')
export class LearnersPagesController {
  constructor(
    private readonly service: LearnersService,
    private readonly queries: LearnersQueries,
    private readonly badges: LearnerBadges,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('director', 'master')
  async list(@Caller() scope: Scope, @Query() { on = this.clock.today() }: OnDay): Promise<Page> {
    const learners = await this.queries.list(scope, on);
    const classes = await this.queries.classes(scope);
    const headcount = await this.queries.headcount(scope, on);
    const view = <LearnersListView locale={scope.locale} {...{ on, learners, classes, headcount }} />;
    return new Page(say(learnerWords, scope.locale).learners, view);
  }

  @Get('new')
  @Allow('director', 'master')
  newForm(@Caller() scope: Scope): Promise<Page> {
    return this.admitForm(scope, NO_TROUBLE);
  }

  @Post()
  @Allow('director', 'master')
  admit(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitForm(scope.locale, AdmitLearner, body, {
      done: async (dto) => {
        const id = await this.service.admit(scope, dto);
        return new Redirect(`/learners/${id}`, { done: say(learnerWords, scope.locale).admitted });
      },
      again: (trouble) => this.admitForm(scope, trouble),
    });
  }

  @Get(':learnerId')
  @Allow('director', 'master')
  sheet(@Caller() scope: Scope, @Param('learnerId', IdPipe) learnerId: number): Promise<Page> {
    return this.page(scope, learnerId, null, NO_TROUBLE);
  }

  @Get(':learnerId/edit')
  @Allow('director', 'master')
  edit(@Caller() scope: Scope, @Param('learnerId', IdPipe) learnerId: number): Promise<Page> {
    return this.correctForm(scope, learnerId, NO_TROUBLE);
  }

  @Post(':learnerId/correction')
  @Allow('director', 'master')
  correct(
    @Caller() scope: Scope,
    @Param('learnerId', IdPipe) learnerId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    return submitForm(scope.locale, CorrectLearner, body, {
      done: async ({ version, ...dto }) => {
        await this.service.correct(scope, learnerId, dto, version);
        return new Redirect(`/learners/${learnerId}`, { done: say(learnerWords, scope.locale).correctedDone });
      },
      again: (trouble) => this.correctForm(scope, learnerId, trouble),
    });
  }

  @Post(':learnerId/level')
  @Allow('director', 'master')
  setLevel(@Caller() scope: Scope, @Param('learnerId', IdPipe) learnerId: number, @Body() body: FormBody) {
    const verb = ({ level }: SetLevel) => this.service.setLevel(scope, learnerId, level);
    return this.act(scope, learnerId, SetLevel, body, { name: 'level', verb });
  }

  @Post(':learnerId/pin')
  @Allow('director', 'master')
  resetPin(@Caller() scope: Scope, @Param('learnerId', IdPipe) learnerId: number, @Body() body: FormBody) {
    const verb = ({ pin }: ResetPin) => this.service.resetPin(scope, learnerId, pin);
    return this.act(scope, learnerId, ResetPin, body, { name: 'pin', verb });
  }

  /** The new badge, shown this once. */
  @Post(':learnerId/badge')
  @Allow('director', 'master')
  async giveBadge(@Caller() scope: Scope, @Param('learnerId', IdPipe) learnerId: number): Promise<Page> {
    const { displayName } = await this.queries.get(scope, learnerId);
    const badge = await this.badges.give(scope, learnerId);
    const view = <BadgeView locale={scope.locale} learner={{ id: learnerId, displayName }} badge={badge} />;
    return new Page(say(learnerWords, scope.locale).badgeOf(displayName), view, { once: true });
  }

  /** Loaded again, the page of a badge has nothing to show: its secret is gone. */
  @Get(':learnerId/badge')
  @Allow('director', 'master')
  async afterBadge(@Caller() scope: Scope, @Param('learnerId', IdPipe) learnerId: number): Promise<Redirect> {
    await this.queries.get(scope, learnerId);
    return new Redirect(`/learners/${learnerId}`);
  }

  @Post(':learnerId/badge/end')
  @Allow('director', 'master')
  async takeBadge(@Caller() scope: Scope, @Param('learnerId', IdPipe) learnerId: number): Promise<Redirect> {
    await this.service.takeBadge(scope, learnerId);
    return new Redirect(`/learners/${learnerId}`, { done: say(learnerWords, scope.locale).badgeTaken });
  }

  @Post(':learnerId/departure')
  @Allow('director', 'master')
  leave(@Caller() scope: Scope, @Param('learnerId', IdPipe) learnerId: number, @Body() body: FormBody) {
    const verb = ({ lastDay }: Departure) => this.service.leave(scope, learnerId, lastDay);
    return this.act(scope, learnerId, Departure, body, { name: 'departure', verb });
  }

  private act<T extends object>(
    scope: Scope,
    learnerId: number,
    dto: new () => T,
    body: FormBody,
    { name, verb }: { name: LearnerFormName; verb: (value: T) => Promise<void> },
  ): Promise<Redirect | Page> {
    return submitForm(scope.locale, dto, body, {
      done: async (value) => {
        await verb(value);
        return new Redirect(`/learners/${learnerId}`, { done: say(learnerWords, scope.locale)[`${name}Done`] });
      },
      // A PIN is never written back into a page.
      again: ({ errors, values: { pin: _, ...values } }) => this.page(scope, learnerId, name, { errors, values }),
    });
  }

  private async page(scope: Scope, id: number, of: LearnerFormName | null, trouble: FormTrouble): Promise<Page> {
    const learner = await this.queries.get(scope, id);
    const view = { learner, of, trouble, today: this.clock.today(), formKey: randomUUID() };
    return new Page(learner.displayName, <LearnerSheetView locale={scope.locale} {...view} />);
  }

  private async admitForm(scope: Scope, { errors, values: { pin: _, ...values } }: FormTrouble): Promise<Page> {
    const classes = await this.queries.classes(scope);
    const view = { classes, trouble: { errors, values }, today: this.clock.today(), formKey: randomUUID() };
    return new Page(say(learnerWords, scope.locale).admit, <AdmitView locale={scope.locale} {...view} />);
  }

  private async correctForm(scope: Scope, learnerId: number, trouble: FormTrouble): Promise<Page> {
    const learner = await this.queries.get(scope, learnerId);
    const view = { learner, trouble, formKey: randomUUID() };
    return new Page(learner.displayName, <CorrectView locale={scope.locale} {...view} />);
  }
}

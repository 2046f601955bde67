import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { IdentityQueries } from '../identity/index.js';
import { DeclarationsQueries } from './declarations.queries.js';
import { MACHINE_CLASSES } from './machine-classes.js';
import { ChangeRuleForm, DefineClass, OnDay } from './safety.dto.js';
import { SafetyQueries } from './safety.queries.js';
import { SafetyService } from './safety.service.js';
import { safetyWords } from './safety.words.js';
import { MachineClassesView } from './views/machine-classes.js';
import { SafetyHomeView } from './views/safety-home.js';
import { dueEvent } from './workshop-declaration.states.js';

/** The room's first page, and the head's decisions on machine classes. */
@Controller('safety')
export class SafetyPagesController {
  constructor(
    private readonly service: SafetyService,
    private readonly queries: SafetyQueries,
    private readonly declarations: DeclarationsQueries,
    private readonly identity: IdentityQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('director', 'master')
  async home(@Caller() scope: Scope, @Query() { on }: OnDay): Promise<Page> {
    const today = this.clock.today();
    const matrix = await this.queries.matrix(scope, on ?? today);
    const declarations = await this.declarations.list(scope);
    const expiring = await this.queries.expiring(scope, today);
    const overdue = declarations.some((one) => dueEvent(one, today) !== null);
    const view = { matrix, declarations, expiring, overdue, declares: hasRole(scope, 'director') };
    return new Page(say(safetyWords, scope.locale).safety, <SafetyHomeView locale={scope.locale} {...view} />);
  }

  @Get('machine-classes')
  @Allow('director', 'master')
  classes(@Caller() scope: Scope): Promise<Page> {
    return this.classesPage(scope, null, NO_TROUBLE);
  }

  @Post('machine-classes')
  @Allow('director')
  defineClass(@Caller() scope: Scope, @Body() { code }: FormBody): Promise<Redirect | Page> {
    // The page adds from the house list: what it says of the class is taken whole.
    return submitForm(scope.locale, DefineClass, { code }, {
      done: async (dto) => {
        await this.service.defineClass(scope, { code: dto.code });
        return new Redirect('/safety/machine-classes', { done: say(safetyWords, scope.locale).classDefinedDone });
      },
      again: (trouble) => this.classesPage(scope, 'class', trouble),
    }); // prettier-ignore
  }

  @Post('machine-classes/rule')
  @Allow('director')
  changeRule(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitForm(scope.locale, ChangeRuleForm, body, {
      done: async ({ machineClassId, rule, article, reason }) => {
        await this.service.changeRule(scope, machineClassId, { rule, article: article ?? null, reason });
        return new Redirect('/safety/machine-classes', { done: say(safetyWords, scope.locale).ruleChangedDone });
      },
      again: (trouble) => this.classesPage(scope, 'rule', trouble),
    });
  }

  private async classesPage(scope: Scope, of: 'rule' | 'class' | null, trouble: FormTrouble): Promise<Page> {
    const classes = await this.queries.classes(scope);
    const changes = await this.queries.ruleChanges(scope);
    const names = await this.identity.names(scope, changes.map(({ userId }) => userId)); // prettier-ignore
    const has = new Set(classes.map(({ code }) => code));
    const addable = MACHINE_CLASSES.filter(({ code }) => !has.has(code)).map(({ code, name }) => ({
      value: code,
      label: name[scope.locale],
    }));
    const view = { classes, changes, names, addable, of, trouble, formKey: randomUUID() };
    const decides = hasRole(scope, 'director');
    const title = say(safetyWords, scope.locale).classes;
    return new Page(title, <MachineClassesView locale={scope.locale} decides={decides} {...view} />);
  }
}

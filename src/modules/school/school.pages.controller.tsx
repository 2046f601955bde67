import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { parsed } from './school.api.controller.js';
import { OutOfService, PutSetting, RecordCheck } from './school.dto.js';
import { SchoolQueries } from './school.queries.js';
import { SchoolService } from './school.service.js';
import { schoolWords } from './school.words.js';
import { SchoolView } from './views/school.js';

/** The school's own sheet: identity, machines, dated settings. */
@Controller('school')
export class SchoolPagesController {
  constructor(
    private readonly service: SchoolService,
    private readonly queries: SchoolQueries,
  ) {}

  @Get()
  @Allow('director', 'master', 'accountant')
  school(@Caller() scope: Scope): Promise<Page> {
    return this.page(scope, NO_TROUBLE);
  }

  @Post('work-centers/:workCenterId/out-of-service')
  @Allow('director', 'master')
  async stop(
    @Caller() scope: Scope,
    @Param('workCenterId', IdPipe) id: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.service.setOutOfService(scope, id, readForm(OutOfService, body).reason);
    return new Redirect('/school', { done: say(schoolWords, scope.locale).stoppedDone });
  }

  @Post('work-centers/:workCenterId/in-service')
  @Allow('director', 'master')
  async restart(@Caller() scope: Scope, @Param('workCenterId', IdPipe) id: number): Promise<Redirect> {
    await this.service.setOutOfService(scope, id, null);
    return new Redirect('/school', { done: say(schoolWords, scope.locale).restartedDone });
  }

  @Post('work-centers/:workCenterId/checks')
  @Allow('director', 'master')
  async check(
    @Caller() scope: Scope,
    @Param('workCenterId', IdPipe) id: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.service.recordCheck(scope, id, readForm(RecordCheck, body).checkValidUntil);
    return new Redirect('/school', { done: say(schoolWords, scope.locale).checkedDone });
  }

  @Post('settings')
  @Allow('director', 'accountant')
  putSetting(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitForm(scope.locale, PutSetting, body, {
      done: async ({ key, validFrom, valueJson }) => {
        await this.service.putSetting(scope, key, validFrom, parsed(valueJson) as never);
        return new Redirect('/school', { done: say(schoolWords, scope.locale).settingPutDone });
      },
      again: (trouble) => this.page(scope, trouble),
    });
  }

  private async page(scope: Scope, trouble: FormTrouble): Promise<Page> {
    const school = await this.queries.school(scope);
    const workCenters = await this.queries.workCenters(scope);
    const settings = hasRole(scope, 'director', 'accountant') ? await this.queries.settings(scope) : null;
    const view = {
      school,
      workCenters,
      settings,
      trouble,
      formKey: randomUUID(),
      acts: hasRole(scope, 'director', 'master'),
    };
    return new Page(say(schoolWords, scope.locale).school, <SchoolView locale={scope.locale} {...view} />);
  }
}

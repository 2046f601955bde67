import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { HourlyRate, OutOfService, RecordCheck } from './school.dto.js';
import { settingForm, settingOf } from './school.forms.js';
import { SchoolQueries } from './school.queries.js';
import { SchoolService } from './school.service.js';
import { SETTING_KEYS, type SettingKey } from './school.types.js';
import { schoolWords, settingWords } from './school.words.js';
import { SettingFormView } from './views/setting-form.js';
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
    return this.page(scope);
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

  @Post('work-centers/:workCenterId/hourly-rate')
  @Allow('director', 'master')
  async rate(
    @Caller() scope: Scope,
    @Param('workCenterId', IdPipe) id: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.service.setRate(scope, id, readForm(HourlyRate, body).hourlyRateCents);
    return new Redirect('/school', { done: say(schoolWords, scope.locale).ratedDone });
  }

  @Post('work-centers/:workCenterId/hourly-rate/removal')
  @Allow('director', 'master')
  async unrate(@Caller() scope: Scope, @Param('workCenterId', IdPipe) id: number): Promise<Redirect> {
    await this.service.setRate(scope, id, null);
    return new Redirect('/school', { done: say(schoolWords, scope.locale).ratedDone });
  }

  @Get('settings/:settingKey')
  @Allow('director', 'accountant')
  setting(@Caller() scope: Scope, @Param('settingKey') key: string): Promise<Page> {
    return this.settingPage(scope, known(key), NO_TROUBLE);
  }

  @Post('settings/:settingKey')
  @Allow('director', 'accountant')
  putSetting(@Caller() scope: Scope, @Param('settingKey') name: string, @Body() body: FormBody) {
    const key = known(name);
    return submitForm(scope.locale, settingForm(key), body, {
      done: async (form) => {
        await this.service.putSetting(scope, key, form.validFrom, settingOf(key, form));
        return new Redirect('/school', { done: say(schoolWords, scope.locale).settingPutDone });
      },
      again: (trouble) => this.settingPage(scope, key, trouble),
    });
  }

  private async settingPage(scope: Scope, settingKey: SettingKey, trouble: FormTrouble): Promise<Page> {
    const present = (await this.queries.settings(scope)).find(({ key }) => key === settingKey);
    const view = { locale: scope.locale, settingKey, present, trouble, formKey: randomUUID() };
    return new Page(say(settingWords, scope.locale)[settingKey], <SettingFormView {...view} />);
  }

  private async page(scope: Scope): Promise<Page> {
    const school = await this.queries.school(scope);
    const workCenters = await this.queries.workCenters(scope);
    const settings = hasRole(scope, 'director', 'accountant') ? await this.queries.settings(scope) : null;
    const view = {
      school,
      workCenters,
      settings,
      acts: hasRole(scope, 'director', 'master'),
    };
    return new Page(say(schoolWords, scope.locale).school, <SchoolView locale={scope.locale} {...view} />);
  }
}

function known(key: string): SettingKey {
  const found = SETTING_KEYS.find((each) => each === key);
  if (!found) throw notFound();
  return found;
}

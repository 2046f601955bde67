import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { IdentityQueries } from '../identity/index.js';
import { SchoolQueries } from '../school/index.js';
import { EndNaming, NameSupervisor, RecordAbsence } from './safety.dto.js';
import { SafetyService } from './safety.service.js';
import { SupervisionQueries } from './safety.supervision.js';
import { safetyWords } from './safety.words.js';
import { SupervisorsView } from './views/supervisors.js';

const HERE = '/safety/supervisors';

@Controller('safety')
export class SupervisorsPagesController {
  constructor(
    private readonly service: SafetyService,
    private readonly supervision: SupervisionQueries,
    private readonly identity: IdentityQueries,
    private readonly school: SchoolQueries,
    private readonly clock: Clock,
  ) {}

  @Get('supervisors')
  @Allow('director', 'master')
  supervisors(@Caller() scope: Scope): Promise<Page> {
    return this.page(scope, null, NO_TROUBLE);
  }

  @Post('supervisors')
  @Allow('director', 'master')
  nameSupervisor(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitForm(scope.locale, NameSupervisor, body, {
      done: async (dto) => {
        await this.service.nameSupervisor(scope, dto);
        return new Redirect(HERE, { done: say(safetyWords, scope.locale).supervisorNamedDone });
      },
      again: (trouble) => this.page(scope, 'naming', trouble),
    });
  }

  @Post('supervisors/:supervisorId/end')
  @Allow('director', 'master')
  async endNaming(@Caller() scope: Scope, @Param('supervisorId', IdPipe) id: number, @Body() body: FormBody) {
    await this.service.endSupervision(scope, id, readForm(EndNaming, body).namedUntil);
    return new Redirect(HERE, { done: say(safetyWords, scope.locale).supervisionEndedDone });
  }

  @Post('absences')
  @Allow('director', 'master')
  recordAbsence(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitForm(scope.locale, RecordAbsence, body, {
      done: async (dto) => {
        await this.service.recordAbsence(scope, dto);
        return new Redirect(HERE, { done: say(safetyWords, scope.locale).absenceRecordedDone });
      },
      again: (trouble) => this.page(scope, 'absence', trouble),
    });
  }

  @Post('absences/:absenceId/cancellation')
  @Allow('director', 'master')
  async cancelAbsence(@Caller() scope: Scope, @Param('absenceId', IdPipe) id: number): Promise<Redirect> {
    await this.service.cancelAbsence(scope, id);
    return new Redirect(HERE, { done: say(safetyWords, scope.locale).absenceCancelledDone });
  }

  private async page(scope: Scope, of: 'naming' | 'absence' | null, trouble: FormTrouble): Promise<Page> {
    const today = this.clock.today();
    const namings = await this.supervision.namings(scope);
    const absences = await this.supervision.absences(scope, today);
    const adults = (await this.identity.adults(scope)).map(({ userId, name }) => ({ value: userId, label: name }));
    const workshops = (await this.school.workshops(scope)).map(({ id, name }) => ({ value: id, label: name }));
    const view = { namings, absences, adults, workshops, today, of, trouble, formKey: randomUUID() };
    const title = say(safetyWords, scope.locale).supervisors;
    return new Page(title, <SupervisorsView locale={scope.locale} {...view} />);
  }
}

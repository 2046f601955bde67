import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { say } from '../../core/words/words.js';
import { AddFramework, NewSchoolClass } from './learners.dto.js';
import { LearnersQueries } from './learners.queries.js';
import { LearnersService } from './learners.service.js';
import { learnerWords } from './learners.words.js';
import { FrameworksView } from './views/frameworks.js';

@Controller()
export class FrameworksPagesController {
  constructor(
    private readonly service: LearnersService,
    private readonly queries: LearnersQueries,
  ) {}

  @Get('frameworks')
  @Allow('director', 'master')
  frameworks(@Caller() scope: Scope): Promise<Page> {
    return this.page(scope, null, NO_TROUBLE);
  }

  @Post('frameworks')
  @Allow('director')
  addFramework(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    const read = { ...body, competences: linesOf(body.competences) };
    return submitForm(scope.locale, AddFramework, read, {
      done: async (dto) => {
        await this.service.addFramework(scope, dto);
        return new Redirect('/frameworks', { done: say(learnerWords, scope.locale).frameworkAddedDone });
      },
      again: ({ errors, values }) => {
        const typed: Record<string, string> =
          typeof body.competences === 'string' ? { competences: body.competences } : {};
        return this.page(scope, 'framework', { errors, values: { ...values, ...typed } });
      },
    });
  }

  @Post('classes')
  @Allow('director')
  addClass(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitForm(scope.locale, NewSchoolClass, body, {
      done: async (dto) => {
        await this.service.addClass(scope, dto);
        return new Redirect('/frameworks', { done: say(learnerWords, scope.locale).classAddedDone });
      },
      again: (trouble) => this.page(scope, 'class', trouble),
    });
  }

  private async page(scope: Scope, of: 'class' | 'framework' | null, trouble: FormTrouble): Promise<Page> {
    const frameworks = await this.queries.frameworks(scope);
    const classes = await this.queries.classes(scope);
    const adds = hasRole(scope, 'director');
    const view = { frameworks, classes, adds, of, trouble, formKey: randomUUID() };
    return new Page(say(learnerWords, scope.locale).frameworks, <FrameworksView locale={scope.locale} {...view} />);
  }
}

/** `C3-3 Assembler` a line: code, then title. */
function linesOf(typed: unknown): { code: string; title: string }[] {
  if (typeof typed !== 'string') return [];
  const lines = typed.split(/\r?\n/).map((line) => line.trim());
  return lines.filter(Boolean).map((line) => {
    const [code = '', ...title] = line.split(/\s+/);
    return { code: code.replace(/[:;,]$/, ''), title: title.join(' ') };
  });
}

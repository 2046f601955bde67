import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { EveryTime } from '../../core/http/every-time.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { localeOf, type HouseRequest } from '../../core/http/shell.js';
import { say } from '../../core/words/words.js';
import { SESSION_COOKIE } from './access.guard.js';
import { ChangePassword, ChooseLocale, EnterSchool, NewKey } from './identity.dto.js';
import { IdentityQueries } from './identity.queries.js';
import { identityWords } from './identity.words.js';
import { KeysService } from './keys.service.js';
import { networkOf } from './network.js';
import { SessionsService } from './sessions.service.js';
import { UsersService } from './users.service.js';
import { MeView } from './views/me.js';

/** Everybody's own settings. */
@Controller()
export class MeController {
  constructor(
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly keys: KeysService,
    private readonly queries: IdentityQueries,
  ) {}

  @Get('me')
  @Allow('signed-in')
  me(@Req() request: HouseRequest, @Caller() scope: Scope): Promise<Page> {
    return this.page(request, scope, NO_TROUBLE);
  }

  /** Also before sign-in: the cookie carries the choice. */
  @Post('me/locale')
  @Allow('anyone')
  async locale(@Req() request: HouseRequest, @Body() body: FormBody): Promise<Redirect> {
    const { locale } = readForm(ChooseLocale, body);
    if (request.scope) await this.users.setLocale(request.scope, locale);
    return new Redirect(backTo(request), {
      cookies: [{ name: 'ouvrage_locale', value: locale, maxAgeSeconds: 31_536_000 }],
    });
  }

  @Post('me/school')
  @Allow('signed-in')
  async school(@Req() request: HouseRequest, @Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect> {
    const { schoolId } = readForm(EnterSchool, body);
    await this.sessions.enter(scope, request.cookies[SESSION_COOKIE] ?? '', schoolId);
    return new Redirect('/');
  }

  @Post('me/password')
  @EveryTime()
  @Allow('director', 'master', 'accountant', 'partner', 'funder')
  password(@Req() request: HouseRequest, @Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitForm(localeOf(request), ChangePassword, body, {
      done: async ({ currentPassword, newPassword }) => {
        const from = { network: networkOf(request.ip), session: request.cookies[SESSION_COOKIE] ?? '' };
        await this.users.changePassword(scope, { current: currentPassword, next: newPassword }, from);
        return new Redirect('/me', { done: say(identityWords, scope.locale).passwordChanged });
      },
      again: (trouble) => this.page(request, scope, trouble),
    });
  }

  @Post('me/sessions/:sessionId/end')
  @Allow('signed-in')
  async endSession(@Caller() scope: Scope, @Param('sessionId', IdPipe) sessionId: number): Promise<Redirect> {
    await this.sessions.revoke(scope, sessionId);
    return new Redirect('/me', { done: say(identityWords, scope.locale).sessionEnded });
  }

  @Post('me/api-keys')
  @Allow('director', 'master', 'accountant', 'partner')
  newKey(@Req() request: HouseRequest, @Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    let made: string | undefined;
    const again = (trouble: FormTrouble) => this.page(request, scope, trouble, made);
    return submitForm(localeOf(request), NewKey, body, {
      done: async ({ name, role }) => {
        made = (await this.keys.createKey(scope, name, role)).key;
        return new Redirect('/me');
      },
      again,
    }).then((answer) => (made ? again(NO_TROUBLE) : answer));
  }

  /** Loaded again, the page of a new key has nothing to show: the key is gone. */
  @Get('me/api-keys')
  @Allow('director', 'master', 'accountant', 'partner')
  afterKey(): Redirect {
    return new Redirect('/me');
  }

  @Post('me/api-keys/:keyId/end')
  @Allow('director', 'master', 'accountant', 'partner')
  async endKey(@Caller() scope: Scope, @Param('keyId', IdPipe) keyId: number): Promise<Redirect> {
    await this.keys.revokeKey(scope, keyId);
    return new Redirect('/me', { done: say(identityWords, scope.locale).keyEnded });
  }

  private async page(request: HouseRequest, scope: Scope, trouble: FormTrouble, newKey?: string): Promise<Page> {
    const me = await this.queries.me(scope);
    const sessions = await this.queries.sessions(scope, request.cookies[SESSION_COOKIE]);
    const keys = await this.queries.keys(scope);
    const view = { me, sessions, keys, trouble, newKey, formKey: randomUUID() };
    return new Page(say(identityWords, scope.locale).me, <MeView locale={scope.locale} {...view} />, {
      once: newKey !== undefined,
    });
  }
}

function backTo(request: HouseRequest): string {
  const { referer } = request.headers;
  if (!referer || !URL.canParse(referer)) return '/';
  const { pathname, search } = new URL(referer);
  // `//elsewhere` would be another site.
  return pathname.startsWith('/') ? pathname.replace(/^\/+/, '/') + search : '/';
}

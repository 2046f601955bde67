import { Body, Controller, Get, Logger, Param, Post, Query, Req } from '@nestjs/common';
import { Allow } from '../../core/access/allow.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { EveryTime } from '../../core/http/every-time.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { localeOf, type HouseRequest } from '../../core/http/shell.js';
import { say } from '../../core/words/words.js';
import { DoorLimit } from './door-limit.js';
import { ChoosePassword, ForgottenPassword } from './identity.dto.js';
import { identityWords } from './identity.words.js';
import { PasswordResetsService } from './password-resets.service.js';
import { ForgottenView, NewPasswordView } from './views/forgotten.js';

/** The door of who forgot the password. */
@Controller('forgotten-password')
@EveryTime()
export class PasswordsController {
  private readonly log = new Logger('Passwords');

  constructor(
    private readonly resets: PasswordResetsService,
    private readonly limit: DoorLimit,
  ) {}

  @Get()
  @Allow('anyone')
  page(@Req() request: HouseRequest, @Query('sent') sent?: string): Page {
    return this.askForm(request, NO_TROUBLE, sent === '1');
  }

  @Post()
  @Allow('anyone')
  ask(@Req() request: HouseRequest, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitForm(localeOf(request), ForgottenPassword, body, {
      done: ({ email }) => {
        this.limit.knock(request.ip);
        // Not waited for: the time of the answer must not tell who exists.
        void this.resets.ask(email).catch((error: unknown) => this.log.error(String(error)));
        return Promise.resolve(new Redirect('/forgotten-password?sent=1'));
      },
      again: (trouble) => Promise.resolve(this.askForm(request, trouble, false)),
    });
  }

  @Get(':resetSecret')
  @Allow('anyone')
  link(@Req() request: HouseRequest, @Param('resetSecret') secret: string): Promise<Page> {
    return this.chooseForm(request, secret, NO_TROUBLE);
  }

  @Post(':resetSecret')
  @Allow('anyone')
  choose(
    @Req() request: HouseRequest,
    @Param('resetSecret') secret: string,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    return submitForm(localeOf(request), ChoosePassword, body, {
      done: async ({ password }) => {
        this.limit.knock(request.ip);
        await this.resets.reset(secret, password);
        return new Redirect('/sign-in', { done: say(identityWords, localeOf(request)).passwordChanged });
      },
      again: (trouble) => this.chooseForm(request, secret, trouble),
    });
  }

  private askForm(request: HouseRequest, trouble: FormTrouble, sent: boolean): Page {
    const locale = localeOf(request);
    const body = <ForgottenView locale={locale} trouble={trouble} sent={sent} />;
    return new Page(say(identityWords, locale).forgotten, body, { frame: 'door' });
  }

  private async chooseForm(request: HouseRequest, secret: string, trouble: FormTrouble): Promise<Page> {
    const locale = localeOf(request);
    const { email } = await this.resets.at(secret);
    const body = <NewPasswordView locale={locale} secret={secret} email={email} trouble={trouble} />;
    return new Page(say(identityWords, locale).newPassword, body, { frame: 'door' });
  }
}

import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { Allow } from '../../core/access/allow.js';
import { hasRole } from '../../core/access/scope.js';
import { Page, Redirect, type Cookie } from '../../core/http/answers.js';
import { Refusal } from '../../core/errors/refusal.js';
import { EveryTime } from '../../core/http/every-time.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { localeOf, type HouseRequest } from '../../core/http/shell.js';
import { say } from '../../core/words/words.js';
import { SESSION_COOKIE, TABLET_COOKIE } from './access.guard.js';
import { DoorLimit } from './door-limit.js';
import { AcceptInvitation, PinSignIn, SignIn } from './identity.dto.js';
import { identityWords } from './identity.words.js';
import { InvitationsService } from './invitations.service.js';
import { networkOf } from './network.js';
import { SessionsService } from './sessions.service.js';
import { SignInService, type OpenedSession } from './sign-in.service.js';
import { AcceptView } from './views/accept.js';
import { SignInView } from './views/sign-in.js';
import { BadgeRefusedView, BadgeView } from './views/badge.js';
import { NewTabletView, TabletView } from './views/tablet.js';

/** The doors nobody needs a session for: password, PIN or badge on a tablet, invitation, and the way out. */
@Controller()
@EveryTime()
export class DoorsController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionsService,
    private readonly invitations: InvitationsService,
    private readonly limit: DoorLimit,
  ) {}

  @Get('sign-in')
  @Allow('anyone')
  signInPage(@Req() request: HouseRequest, @Query('next') next?: string): Page {
    return this.signInForm(request, { ...NO_TROUBLE, values: { next: localPath(next) } });
  }

  @Post('sign-in')
  @Allow('anyone')
  signIn(@Req() request: HouseRequest, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitForm(localeOf(request), SignIn, body, {
      done: async ({ email, password, next }) => {
        this.limit.knock(request.ip);
        const opened = await this.signIns.byPassword(email, password, networkOf(request.ip));
        await this.leave(request);
        return new Redirect(localPath(next), { cookies: [sessionCookie(opened)] });
      },
      again: (trouble) => Promise.resolve(this.signInForm(request, trouble)),
    });
  }

  @Post('sign-out')
  @Allow('anyone')
  async signOut(@Req() request: HouseRequest): Promise<Redirect> {
    await this.leave(request);
    const door = request.cookies[TABLET_COOKIE] ? '/tablet' : '/sign-in';
    return new Redirect(door, { cookies: [{ name: SESSION_COOKIE, value: '' }] });
  }

  @Get('tablet')
  @Allow('anyone')
  tablet(@Req() request: HouseRequest): Promise<Page> {
    return this.tabletForm(request, NO_TROUBLE);
  }

  @Post('tablet')
  @Allow('anyone')
  pin(@Req() request: HouseRequest, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitForm(localeOf(request), PinSignIn, body, {
      done: async ({ userId, pin }) => {
        this.limit.knock(request.ip);
        const opened = await this.signIns.byPin(request.cookies[TABLET_COOKIE] ?? '', userId, pin);
        await this.leave(request);
        return new Redirect('/terminal', { cookies: [sessionCookie(opened)] });
      },
      again: (trouble) => this.tabletForm(request, trouble),
    });
  }

  /** A badge read by the tablet's camera: it shows whose it is, only the button lets in. */
  @Get('badges/:badge')
  @Allow('anyone')
  badge(@Req() request: HouseRequest, @Param('badge') badge: string): Promise<Page | Redirect> {
    return this.atBadge(request, async (tablet) => {
      const { name } = await this.signIns.holderOf(tablet, badge);
      const view = <BadgeView locale={localeOf(request)} name={name} badge={badge} />;
      return new Page(say(identityWords, localeOf(request)).learnerDoor, view, { frame: 'terminal' });
    });
  }

  @Post('badges/:badge')
  @Allow('anyone')
  byBadge(@Req() request: HouseRequest, @Param('badge') badge: string): Promise<Page | Redirect> {
    return this.atBadge(request, async (tablet) => {
      this.limit.knock(request.ip);
      const opened = await this.signIns.byBadge(tablet, badge);
      await this.leave(request);
      return new Redirect('/terminal', { cookies: [sessionCookie(opened)] });
    });
  }

  @Get('invitations/:secret')
  @Allow('anyone')
  invitation(@Req() request: HouseRequest, @Param('secret') secret: string): Promise<Page> {
    return this.acceptForm(request, secret, NO_TROUBLE);
  }

  @Post('invitations/:secret')
  @Allow('anyone')
  accept(
    @Req() request: HouseRequest,
    @Param('secret') secret: string,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    const locale = localeOf(request);
    return submitForm(locale, AcceptInvitation, body, {
      done: async ({ password }) => {
        this.limit.knock(request.ip);
        const from = { locale, network: networkOf(request.ip) };
        const opened = await this.invitations.accept(secret, password, from);
        await this.leave(request);
        return new Redirect('/', { cookies: [sessionCookie(opened)] });
      },
      again: (trouble) => this.acceptForm(request, secret, trouble),
    });
  }

  /** What is refused is said as a plain sentence, with the way back to the tablet's door. */
  private async atBadge(
    request: HouseRequest,
    act: (tablet: string) => Promise<Page | Redirect>,
  ): Promise<Page | Redirect> {
    try {
      return await act(request.cookies[TABLET_COOKIE] ?? '');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // The tablet's door says how to register it.
      if (error.code === 'identity.no_tablet') return new Redirect('/tablet');
      const locale = localeOf(request);
      const view = <BadgeRefusedView locale={locale} sentence={error.say(locale)} />;
      return new Page(say(identityWords, locale).learnerDoor, view, { frame: 'terminal', status: error.status });
    }
  }

  private signInForm(request: HouseRequest, trouble: FormTrouble): Page {
    const locale = localeOf(request);
    return new Page(say(identityWords, locale).signIn, <SignInView locale={locale} trouble={trouble} />, {
      frame: 'door',
    });
  }

  private async tabletForm(request: HouseRequest, trouble: FormTrouble): Promise<Page> {
    const locale = localeOf(request);
    const learners = await this.signIns.learnersAt(request.cookies[TABLET_COOKIE] ?? '');
    const mayRegister = request.scope !== undefined && hasRole(request.scope, 'director', 'master');
    const body = learners ? (
      <TabletView locale={locale} learners={learners} trouble={trouble} />
    ) : (
      <NewTabletView locale={locale} mayRegister={mayRegister} formKey={randomUUID()} />
    );
    return new Page(say(identityWords, locale).learnerDoor, body, { frame: 'terminal' });
  }

  private async acceptForm(request: HouseRequest, secret: string, trouble: FormTrouble): Promise<Page> {
    const locale = localeOf(request);
    const invitation = await this.invitations.at(secret);
    const body = <AcceptView locale={locale} secret={secret} invitation={invitation} trouble={trouble} />;
    return new Page(say(identityWords, locale).welcome, body, { frame: 'door' });
  }

  private async leave(request: HouseRequest): Promise<void> {
    const secret = request.cookies[SESSION_COOKIE];
    if (secret) await this.sessions.close(secret);
  }
}

const sessionCookie = ({ secret, maxAgeSeconds }: OpenedSession): Cookie => ({
  name: SESSION_COOKIE,
  value: secret,
  maxAgeSeconds,
});

/** A path of ours: never another site's address. */
function localPath(next: string | undefined): string {
  return next && /^\/(?![/\\])[^\\\s]*$/.test(next) ? next : '/';
}

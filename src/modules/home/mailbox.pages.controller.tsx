import { randomUUID } from 'node:crypto';
import { Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { Outbox } from '../../core/mail/outbox.js';
import { Settings } from '../../core/settings.js';
import { say } from '../../core/words/words.js';
import { homeWords } from './home.words.js';
import { messageRead } from './mailbox.js';
import { MailboxView } from './views/mailbox-view.js';

@Controller('mailbox')
export class MailboxController {
  constructor(
    private readonly outbox: Outbox,
    private readonly settings: Settings,
  ) {}

  @Get()
  @Allow('director')
  async list(@Caller() scope: Scope): Promise<Page> {
    const messages = (await this.outbox.list(scope)).map((message) => messageRead(message, this.settings));
    const view = { messages, development: this.settings.smtpUrl === null, formKey: randomUUID() };
    return new Page(say(homeWords, scope.locale).mailboxTitle, <MailboxView locale={scope.locale} {...view} />);
  }

  @Post(':messageId/retry')
  @Allow('director')
  async retry(@Caller() scope: Scope, @Param('messageId', IdPipe) messageId: number): Promise<Redirect> {
    await this.outbox.retry(scope, messageId);
    return new Redirect('/mailbox', { done: say(homeWords, scope.locale).retriedDone });
  }
}

import { Controller, Get, Param } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { StoryQueries } from './story.queries.js';
import { storyWords } from './story.words.js';
import { StoryView } from './views/story.js';

/** What happened to an invoice, beside it. */
@Controller('invoices')
export class StoryPagesController {
  constructor(private readonly stories: StoryQueries) {}

  @Get(':invoiceId/story')
  @Allow('director', 'accountant')
  async story(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<Page> {
    const story = await this.stories.of(scope, invoiceId);
    return new Page(say(storyWords, scope.locale).story, <StoryView locale={scope.locale} story={story} />);
  }
}

import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { fileOf } from '../../core/http/uploaded-file.js';
import { say } from '../../core/words/words.js';
import { StepPictureOf } from './catalog.dto.js';
import { CatalogQueries } from './catalog.queries.js';
import { catalogWords } from './catalog.words.js';
import { StepPictures } from './step-pictures.service.js';
import { StepPicturesView } from './views/step-pictures.js';

/** The pictures of an item's steps, for the learner's tablet. */
@Controller()
export class StepPicturesPagesController {
  constructor(
    private readonly pictures: StepPictures,
    private readonly queries: CatalogQueries,
  ) {}

  @Get('items/:itemId/step-pictures')
  @Allow('director', 'master')
  list(@Caller() scope: Scope, @Param('itemId', IdPipe) itemId: number): Promise<Page> {
    return this.page(scope, itemId, NO_TROUBLE);
  }

  @Post('items/:itemId/step-pictures')
  @TakesFile()
  @Allow('director', 'master')
  give(
    @Caller() scope: Scope,
    @Param('itemId', IdPipe) itemId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    const file = fileOf(body, 'file');
    return submitForm(scope.locale, StepPictureOf, body, {
      done: async ({ code }) => {
        await this.pictures.give(scope, itemId, code, file);
        return back(scope, itemId, 'pictureGiven');
      },
      again: (trouble) => this.page(scope, itemId, trouble),
    });
  }

  @Post('step-pictures/:pictureId/removal')
  @Allow('director', 'master')
  async remove(@Caller() scope: Scope, @Param('pictureId', IdPipe) pictureId: number): Promise<Redirect> {
    const { itemId } = await this.pictures.remove(scope, pictureId);
    return back(scope, itemId, 'pictureRemoved');
  }

  private async page(scope: Scope, itemId: number, trouble: FormTrouble): Promise<Page> {
    const item = await this.queries.get(scope, itemId);
    const routing = await this.queries.routing(scope, itemId);
    const pictures = await this.pictures.of(scope, itemId);
    const view = { item, routing, pictures, trouble, formKey: randomUUID() };
    const title = `${say(catalogWords, scope.locale).stepPictures} ${item.name}`;
    return new Page(title, <StepPicturesView locale={scope.locale} {...view} />);
  }
}

const back = ({ locale }: Scope, itemId: number, done: 'pictureGiven' | 'pictureRemoved') =>
  new Redirect(`/items/${itemId}/step-pictures`, { done: say(catalogWords, locale)[done] });

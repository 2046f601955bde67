import { Global, Injectable, Module } from '@nestjs/common';
import { DONE_COOKIE, type Page } from '../../src/core/http/answers.js';
import { localeOf, Shell, type HouseRequest } from '../../src/core/http/shell.js';
import { BareLayout, documentHtml } from '../../src/core/ui/index.js';

/** The frame of a page when the home room is not in the house: the same document, no menu. */
@Injectable()
class PlainShell extends Shell {
  render(request: HouseRequest, { title, body }: Page): Promise<string> {
    const layout = (
      <BareLayout locale={localeOf(request)} title={title} done={request.cookies?.[DONE_COOKIE]}>
        {body}
      </BareLayout>
    );
    return Promise.resolve(documentHtml(layout));
  }
}

@Global()
@Module({ providers: [{ provide: Shell, useClass: PlainShell }], exports: [Shell] })
export class PlainShellModule {}

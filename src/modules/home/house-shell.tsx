import { Injectable, Logger } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { DONE_COOKIE, type Page } from '../../core/http/answers.js';
import { localeOf, type HouseRequest, type Shell } from '../../core/http/shell.js';
import { appearanceFrom, BareLayout, documentHtml, Layout, type SchoolChoice, type Who } from '../../core/ui/index.js';
import { say } from '../../core/words/words.js';
import { IdentityQueries, roleWords } from '../identity/index.js';
import { Calls, CallsQueries, type CallRead } from '../workshop/index.js';
import { HomeCounts } from './home-counts.js';
import { mainRole, menuOf } from './house-menu.js';

interface Frame {
  menu: ReturnType<typeof menuOf>;
  who: Who;
  schoolSwitch: SchoolChoice[];
  search: boolean;
  /** Null for whom no learner calls. */
  calls: CallRead[] | null;
}

/** The frame of the house: menu by role, who is here, other schools. Stays cheap: it is around every page. */
@Injectable()
export class HouseShell implements Shell {
  private readonly log = new Logger('Shell');

  constructor(
    private readonly identity: IdentityQueries,
    private readonly counts: HomeCounts,
    private readonly calls: CallsQueries,
  ) {}

  async render(request: HouseRequest, page: Page): Promise<string> {
    const locale = localeOf(request);
    const { scope } = request;
    const cookies = request.cookies ?? {};
    const common = { locale, title: page.title, appearance: appearanceFrom(cookies), done: cookies[DONE_COOKIE] };
    const wanted = page.options.frame ?? (scope && isLearner(scope) ? 'terminal' : 'house');
    const frame = scope && wanted === 'house' && !isLearner(scope) ? await this.frame(scope) : null;
    if (!frame) {
      const kind = wanted === 'terminal' ? 'terminal' : 'door';
      return documentHtml(
        <BareLayout {...common} kind={kind}>
          {page.body}
        </BareLayout>,
      );
    }
    return documentHtml(
      <Layout {...common} {...frame} path={pathOf(request.url)}>
        {frame.calls && <Calls locale={locale} calls={frame.calls} />}
        {page.body}
      </Layout>,
    );
  }

  // A page of error is drawn in this frame too: what cannot be counted must not hide what went wrong.
  private async frame(scope: Scope): Promise<Frame | null> {
    try {
      const role = mainRole(scope.roles);
      const [me, badges] = await Promise.all([this.identity.me(scope), this.counts.badges(scope)]);
      return {
        menu: menuOf(scope.roles, badges, scope.locale),
        who: { name: me.name, role: role ? say(roleWords, scope.locale)[role] : '', school: me.school.name },
        schoolSwitch: me.schools.filter(({ id }) => id !== scope.schoolId),
        search: role !== 'funder',
        calls: hasRole(scope, 'director', 'master') ? await this.calls.open(scope) : null,
      };
    } catch (error) {
      this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return null;
    }
  }
}

const isLearner = (scope: Scope): boolean => mainRole(scope.roles) === 'learner';
const pathOf = (url: string): string => url.split('?', 1)[0]!;

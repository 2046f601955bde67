import { Controller, Get, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { say } from '../../core/words/words.js';
import { IdentityQueries } from '../identity/index.js';
import { SearchQuery } from './home.dto.js';
import { HomeQueries } from './home.queries.js';
import { homeWords } from './home.words.js';
import { mainRole } from './house-menu.js';
import { SearchQueries } from './search.queries.js';
import { AccountantHomeView } from './views/accountant-home.js';
import { DirectorHomeView } from './views/director-home.js';
import { MasterHomeView } from './views/master-home.js';
import { SearchView } from './views/search-view.js';

@Controller()
export class HomePagesController {
  constructor(
    private readonly queries: HomeQueries,
    private readonly searching: SearchQueries,
    private readonly identity: IdentityQueries,
  ) {}

  /** Each role opens on its own page. */
  @Get()
  @Allow('signed-in')
  async home(@Caller() scope: Scope): Promise<Page | Redirect> {
    const role = mainRole(scope.roles);
    if (role === 'learner') return new Redirect('/terminal');
    if (role === 'partner') return new Redirect('/portal');
    if (role === 'funder') return new Redirect('/funding');
    if (role === null) throw notFound();
    const { locale } = scope;
    const { name } = await this.identity.whoIs(scope);
    const title = say(homeWords, locale).today;
    if (role === 'director') {
      return new Page(
        title,
        <DirectorHomeView locale={locale} name={name} home={await this.queries.director(scope)} />,
      );
    }
    if (role === 'master') {
      return new Page(title, <MasterHomeView locale={locale} name={name} home={await this.queries.master(scope)} />);
    }
    const home = await this.queries.accountant(scope);
    return new Page(title, <AccountantHomeView locale={locale} name={name} home={home} />);
  }

  @Get('search')
  @Allow('director', 'master', 'accountant', 'partner')
  async search(@Caller() scope: Scope, @Query() { q = '' }: SearchQuery): Promise<Page | Redirect> {
    const result = await this.searching.search(scope, q);
    const hits = result.groups.flatMap((group) => group.hits);
    const exact = hits.filter(({ title }) => title.toLowerCase() === result.q.toLowerCase());
    // A whole number leads straight to its sheet.
    if (exact.length === 1) return new Redirect(exact[0]!.href);
    return new Page(say(homeWords, scope.locale).search, <SearchView locale={scope.locale} result={result} />);
  }
}

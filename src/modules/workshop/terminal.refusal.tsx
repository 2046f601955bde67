import type { LearnerScope } from '../../core/access/scope.js';
import { Page } from '../../core/http/answers.js';
import { say } from '../../core/words/words.js';
import { terminalWords } from './terminal.words.js';
import { TerminalRefusal } from './views/terminal.js';

/** What stopped a learner, said plainly. */
export function refusalPage({ locale }: LearnerScope, sentences: readonly string[]): Page {
  const view = <TerminalRefusal locale={locale} sentences={sentences} />;
  return new Page(say(terminalWords, locale).cannot, view, { frame: 'terminal', status: 409 });
}

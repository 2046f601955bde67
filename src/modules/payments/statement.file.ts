import { FileAnswer } from '../../core/http/answers.js';
import { say, type Locale } from '../../core/words/words.js';
import { statementCsv } from './payments.csv.js';
import type { Statement } from './payments.types.js';
import { paymentsWords } from './payments.words.js';

/** A statement of account as a file to download. */
export function statementFile(statement: Statement, locale: Locale): FileAnswer {
  const name = `${say(paymentsWords, locale).statementFile}-${statement.from}-${statement.to}.csv`;
  const bytes = Buffer.from(statementCsv(statement, locale));
  return new FileAnswer({ name, mediaType: 'text/csv; charset=utf-8', bytes });
}

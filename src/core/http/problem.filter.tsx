import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isUniqueViolation } from '../database/sql.js';
import { alreadyThere, brokenBody, notFound, stale, tooLarge } from '../errors/core.errors.js';
import { Refusal } from '../errors/refusal.js';
import { BareLayout, documentHtml } from '../ui/layout.js';
import { Problem } from '../ui/problem.js';
import { Page } from './answers.js';
import { asksJson, isApi, localeOf, sameSitePath, Shell, type HouseRequest } from './shell.js';

const STATUS_WORDS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
};

const TITLES = {
  fr: { 404: 'Rien ici', 0: 'Ce n’est pas possible' },
  en: { 404: 'Nothing here', 0: 'This cannot be done' },
};
const BACK = { fr: 'Revenir', en: 'Go back' };

/** Every refusal leaves here: RFC 9457 for programs, a page with the same sentence for people. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problem');

  constructor(private readonly shell: Shell) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<HouseRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = refusalOf(error);
    // Met often, a unique index is a rule some service forgot to word.
    if (!problem || isUniqueViolation(error)) this.logFault(error);
    if (isApi(request) || asksJson(request)) this.sendJson(request, reply, problem);
    else if (problem?.status === 401 && request.method === 'GET') {
      void reply
        .status(303)
        .header('location', `/sign-in?next=${encodeURIComponent(request.url)}`)
        .send('');
    } else await this.sendPage(request, reply, problem);
  }

  private logFault(error: unknown): void {
    this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  private sendJson(request: HouseRequest, reply: FastifyReply, problem: Refusal | null): void {
    const locale = localeOf(request);
    const status = problem?.status ?? 500;
    void reply
      .status(status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('content-language', locale)
      .send(
        JSON.stringify({
          type: `/problems/${problem?.code ?? 'core.failure'}`,
          title: STATUS_WORDS[status],
          status,
          code: problem?.code ?? 'core.failure',
          detail: sentenceOf(problem, locale),
          ...(problem && problem.fields.length > 0
            ? { errors: problem.fields.map(({ field, code, sentence }) => ({ field, code, detail: sentence[locale] })) }
            : {}),
        }),
      );
  }

  private async sendPage(request: HouseRequest, reply: FastifyReply, problem: Refusal | null): Promise<void> {
    const locale = localeOf(request);
    const status = problem?.status ?? 500;
    const sentence = sentenceOf(problem, locale);
    const said = problem?.fields.map((field) => field.sentence[locale]) ?? [];
    const details = said.filter((detail) => !sentence.includes(detail));
    const back = { href: request.method === 'GET' ? '/' : sameSitePath(request.headers.referer), label: BACK[locale] };
    const body = (
      <Problem title={TITLES[locale][status === 404 ? 404 : 0]} remedy={[sentence, ...details].join(' ')} back={back} />
    );
    const page = new Page(sentence, body, { status, frame: request.scope ? 'house' : 'door' });
    const html = await this.shell.render(request, page).catch((error: unknown) => {
      // The frame asks the base (badges, names), which may be what failed; a filter that rejects ends the process.
      this.logFault(error);
      return documentHtml(
        <BareLayout locale={locale} title={sentence}>
          {body}
        </BareLayout>,
      );
    });
    void reply.status(status).header('content-type', 'text/html; charset=utf-8').send(html);
  }
}

function sentenceOf(problem: Refusal | null, locale: 'fr' | 'en'): string {
  if (problem) return problem.say(locale);
  return locale === 'fr'
    ? 'Ouvrage n’a pas pu finir. Rien n’a été enregistré ; réessayez, puis prévenez la direction si cela continue.'
    : 'Ouvrage could not finish. Nothing was recorded; try again, then tell the head of the school if it goes on.';
}

/** What the framework or the base refused, in our words; null for a fault of ours. */
function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const { code, statusCode } = (error ?? {}) as { code?: string; statusCode?: number };
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (code === 'FST_REQ_FILE_TOO_LARGE' || status === 413) return tooLarge();
  if (status === 404) return notFound();
  if (status !== undefined && status >= 400 && status < 500) return brokenBody();
  // Two writers looked, found nothing, and both inserted: the base kept one.
  if (isUniqueViolation(error)) return alreadyThere();
  // Two writers met on the same rows and the base chose one (lock timeout, deadlock after retries).
  if (['55P03', '40001', '40P01'].includes(code ?? '')) return stale();
  return null;
}

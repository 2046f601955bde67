import { STATUS_CODES } from 'node:http';
import type { Refusal } from '../errors/refusal.js';
import { BareLayout, documentHtml } from '../ui/layout.js';
import { Problem } from '../ui/problem.js';
import type { Locale } from '../words/words.js';

export interface BareAnswer {
  status: number;
  title: string;
  headers: Record<string, string>;
  body: string;
}

const TITLE = { fr: 'Ce n’est pas possible', en: 'This cannot be done' };
const HOME = { fr: 'Accueil', en: 'Home' };
const GUARDS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
    "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'",
};

/** A refusal before any door: nobody was recognised and no room asked, the sentence is the same. */
export function bareProblem(refusal: Refusal, locale: Locale, api: boolean): BareAnswer {
  const { status, code } = refusal;
  const title = STATUS_CODES[status] ?? '';
  const detail = refusal.say(locale);
  if (api) {
    const headers = {
      ...GUARDS,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': locale,
    };
    const body = JSON.stringify({ type: `/problems/${code}`, title, status, code, detail });
    return { status, title, headers, body };
  }
  const body = documentHtml(
    <BareLayout locale={locale} title={detail}>
      <Problem title={TITLE[locale]} remedy={detail} back={{ href: '/', label: HOME[locale] }} />
    </BareLayout>,
  );
  return { status, title, headers: { ...GUARDS, 'content-type': 'text/html; charset=utf-8' }, body };
}

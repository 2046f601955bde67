import type { FastifyRequest } from 'fastify';
import type { Scope } from '../access/scope.js';
import type { Locale } from '../words/words.js';
import type { Page } from './answers.js';

export type HouseRequest = FastifyRequest & { scope?: Scope };

/** Puts the frame of the house around a page. The home room provides it: it alone knows all the others. */
export abstract class Shell {
  abstract render(request: HouseRequest, page: Page): Promise<string>;
}

/** The language of a request: the person's own, else the cookie's, else the browser's. */
export function localeOf(request: HouseRequest): Locale {
  const chosen = request.scope?.locale ?? request.cookies?.['ouvrage_locale'] ?? request.headers['accept-language'];
  return chosen?.toLowerCase().startsWith('en') ? 'en' : 'fr';
}

/** Programs get JSON; people get pages. */
export function isApi(request: HouseRequest): boolean {
  return request.url.startsWith('/api/');
}

/** A page's own script sends its form, and wants the refusal rather than a page of it. */
export function asksJson(request: HouseRequest): boolean {
  return request.headers.accept === 'application/json';
}

/** Where somebody came from, when it is here. */
export function sameSitePath(referer: string | undefined): string {
  if (!referer || !URL.canParse(referer)) return '/';
  const { pathname, search } = new URL(referer);
  // `//elsewhere` would be another site.
  return pathname.startsWith('/') ? pathname.replace(/^\/+/, '/') + search : '/';
}

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

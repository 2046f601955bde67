import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { HouseRequest } from './shell.js';

const MOST_SECONDS = 12 * 3600;

/**
 * How many seconds ago the person pressed (header `x-ago-seconds`): a tablet that lost the network tells it when it
 * sends at last. A header, so that the same request told later is still the same. Anything unreadable is now.
 */
export const Ago = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const said = Number(context.switchToHttp().getRequest<HouseRequest>().headers['x-ago-seconds'] ?? 0);
  return Number.isFinite(said) ? Math.min(Math.max(0, Math.round(said)), MOST_SECONDS) : 0;
});

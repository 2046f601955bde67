import { SetMetadata } from '@nestjs/common';

export const EVERY_TIME = 'ouvrage:every-time';

/** A route that serves each request anew, whatever key it carries: a wrong try must stay counted though it is refused. */
export const EveryTime = (): MethodDecorator & ClassDecorator => SetMetadata(EVERY_TIME, true);

import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { notFound, signInFirst } from '../errors/core.errors.js';
import type { Held, LearnerScope, PartnerScope, Scope } from './scope.js';

/** `anyone`: no sign-in. `signed-in`: any role. Otherwise one of the roles or rights named. */
export type Policy = readonly ['anyone'] | readonly ['signed-in'] | readonly Held[];
export const POLICY = 'ouvrage:policy';

/** Declares who may take a route. A route without it is refused, and fails the authorisation matrix test. */
export const Allow = (...policy: Policy): MethodDecorator & ClassDecorator => SetMetadata(POLICY, policy);

export const IN_PERSON = 'ouvrage:in-person';
/** Only for somebody signed in: a program's key makes no key and lets nobody in. */
export const InPerson = (): MethodDecorator & ClassDecorator => SetMetadata(IN_PERSON, true);

export interface RequestWithScope {
  scope?: Scope;
  headers: Readonly<Record<string, unknown>>;
}

const scopeOf = (context: ExecutionContext): Scope => {
  const { scope } = context.switchToHttp().getRequest<RequestWithScope>();
  if (!scope) throw notFound();
  return scope;
};

/** The caller's scope. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Scope => scopeOf(context));

/** The caller's scope, as somebody of a partner company. */
export const CallerPartner = createParamDecorator((_: unknown, context: ExecutionContext): PartnerScope => {
  const scope = scopeOf(context);
  if (scope.partnerId === null) throw notFound();
  return scope as PartnerScope;
});

/**
 * The caller's scope, as a learner. A shared tablet says whose press it sends (`x-learner-id`): another learner's
 * session is no session for it.
 */
export const CallerLearner = createParamDecorator((_: unknown, context: ExecutionContext): LearnerScope => {
  const scope = scopeOf(context);
  if (scope.learnerId === null) throw notFound();
  const { headers } = context.switchToHttp().getRequest<RequestWithScope>();
  if ((headers['x-learner-id'] ?? String(scope.learnerId)) !== String(scope.learnerId)) throw signInFirst();
  return scope as LearnerScope;
});

import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { notFound } from '../errors/core.errors.js';
import type { LearnerScope, PartnerScope, Role, Scope } from './scope.js';

/** `anyone`: no sign-in. `signed-in`: any role. Otherwise one of the roles named. */
export type Policy = readonly ['anyone'] | readonly ['signed-in'] | readonly Role[];
export const POLICY = 'ouvrage:policy';

/** Declares who may take a route. A route without it is refused, and fails the authorisation matrix test. */
export const Allow = (...policy: Policy): MethodDecorator & ClassDecorator => SetMetadata(POLICY, policy);

export const IN_PERSON = 'ouvrage:in-person';
/** Only for somebody signed in: a program's key makes no key and lets nobody in. */
export const InPerson = (): MethodDecorator & ClassDecorator => SetMetadata(IN_PERSON, true);

export interface RequestWithScope {
  scope?: Scope;
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

/** The caller's scope, as a learner. */
export const CallerLearner = createParamDecorator((_: unknown, context: ExecutionContext): LearnerScope => {
  const scope = scopeOf(context);
  if (scope.learnerId === null) throw notFound();
  return scope as LearnerScope;
});

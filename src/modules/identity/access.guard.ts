import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { IN_PERSON, POLICY, type Policy } from '../../core/access/allow.js';
import { hasRole, type Held } from '../../core/access/scope.js';
import { notFound, signInFirst } from '../../core/errors/core.errors.js';
import { isApi, type HouseRequest } from '../../core/http/shell.js';
import { SessionsService } from './sessions.service.js';

export const SESSION_COOKIE = 'ouvrage_session';
export const TABLET_COOKIE = 'ouvrage_tablet';

/** At every door: finds who comes, and lets in by the route's declared policy. No policy: nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, targets);
    if (!policy) throw notFound();
    const request = context.switchToHttp().getRequest<HouseRequest>();
    const scope = await this.scopeOf(request);
    if (scope) request.scope = scope;
    if (policy[0] === 'anyone') return true;
    if (!scope) throw signInFirst();
    if (scope.keyId !== undefined && this.reflector.getAllAndOverride(IN_PERSON, targets)) throw notFound();
    if (policy[0] === 'signed-in' || hasRole(scope, ...(policy as readonly Held[]))) return true;
    throw notFound();
  }

  private async scopeOf(request: HouseRequest) {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      // Pages are for people: a key opens none.
      const key = /^Bearer (ouv_[\w-]{43})$/.exec(authorization)?.[1];
      return key && isApi(request) ? this.sessions.scopeOfKey(key) : null;
    }
    const cookie = request.cookies[SESSION_COOKIE];
    return cookie ? this.sessions.scopeOfCookie(cookie) : null;
  }
}

import { hasRole, type Scope } from '../../core/access/scope.js';
import { directorOnly } from './safety.errors.js';

/** What the head alone decides is refused here too, whatever door was taken. */
export function requireDirector(scope: Scope): void {
  if (!hasRole(scope, 'director', 'system')) throw directorOnly();
}

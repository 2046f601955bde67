import type { Scope } from '../../../core/access/scope.js';
import { localDate } from '../../../core/time/local-date.js';
import type { LearnersService, NewLearner } from '../learners.service.js';

let made = 0;

/** A class with its framework, in the caller's school. */
export async function aClass(service: LearnersService, scope: Scope, capacity = 12): Promise<number> {
  const code = `F${++made}`;
  const competences = [{ code: 'C3-3', title: 'Assembler' }];
  const list = { code, title: `Référentiel ${code}`, status: 'working' as const, source: 'école', competences };
  const frameworkId = await service.addFramework(scope, list);
  return service.addClass(scope, { name: `Classe ${code}`, frameworkId, capacity });
}

/** A learner of 16 in November 2026; change what the test is about. */
export function aLearner(classId: number, changes: Partial<NewLearner> = {}): NewLearner {
  return {
    firstName: 'Inès',
    lastName: 'Durand',
    birthDate: localDate('2010-04-12'),
    classId,
    enteredOn: localDate('2026-09-01'),
    level: 1,
    ...changes,
  };
}

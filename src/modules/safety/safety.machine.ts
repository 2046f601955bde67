import type { LocalDate } from '../../core/time/local-date.js';
import type { WorkCenterRead } from '../school/index.js';
import type { GateMachine } from './safety.gate.types.js';
import type { MachineClassRead } from './safety.types.js';

type KnownClass = Pick<MachineClassRead, 'code' | 'rule' | 'article' | 'requiresDriving' | 'trainingRequired'>;

/** What the gate is told of a work centre. A class that nobody defined has no rule: the gate refuses it. */
export function machineOf(center: WorkCenterRead, known: KnownClass | null, date: LocalDate): GateMachine | null {
  const { machineClassCode: classCode, workshopId, inService, checkValidUntil, name } = center;
  if (classCode === null) return inService ? null : benchOutOfService(center, date);
  const { rule, article, requiresDriving, trainingRequired } = known ?? ({} as Partial<KnownClass>);
  const machine = {
    classCode,
    rule,
    article,
    workshopId,
    inService,
    checkValidUntil,
    requiresDriving,
    trainingRequired,
    name,
  };
  return machine as GateMachine;
}

// A bench has no periodic check and asks for no training; out of service it still stops the work (B7).
function benchOutOfService({ code, workshopId, name }: WorkCenterRead, date: LocalDate): GateMachine {
  const free = { rule: 'N', article: null, requiresDriving: false, trainingRequired: false } as const;
  return { classCode: code, workshopId, inService: false, checkValidUntil: date, name, ...free };
}

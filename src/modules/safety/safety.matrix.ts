import type { LocalDate } from '../../core/time/local-date.js';
import type { LearnerRow } from '../learners/index.js';
import type { WorkCenterRead } from '../school/index.js';
import { passGate } from './safety.gate.js';
import type { GateAnswer, GatePapers, GateQuestion, GateRule, GateSupervisor } from './safety.gate.types.js';
import { machineOf } from './safety.machine.js';
import type { MachineClassRead, MatrixCell, SafetyMatrix, SupervisorRead } from './safety.types.js';

interface Known {
  on: LocalDate;
  centers: readonly WorkCenterRead[];
  classes: ReadonlyMap<string, MachineClassRead>;
  learners: readonly LearnerRow[];
  files: ReadonlyMap<number, GatePapers>;
  supervisors: readonly SupervisorRead[];
}

/** Machines × learners: the gate's own answer to plain work on each machine, the day's supervisors being at hand. */
export function matrixOf(known: Known): SafetyMatrix {
  const machines = known.centers.filter(({ machineClassCode }) => machineClassCode !== null);
  return {
    on: known.on,
    machines: machines.map(({ id, name, workshopName, machineClassCode }) => {
      const found = known.classes.get(machineClassCode ?? '');
      const classCode = machineClassCode ?? '';
      const base = { workCenterId: id, name, workshopName, classCode };
      return { ...base, className: found?.name ?? classCode, rule: found?.rule ?? null };
    }),
    rows: known.learners.map((learner) => ({
      learnerId: learner.id,
      displayName: learner.displayName,
      className: learner.className,
      cells: machines.map((center) => cellOf(known, learner, center)),
    })),
  };
}

function cellOf(known: Known, { id, birthDate, level }: LearnerRow, center: WorkCenterRead): MatrixCell {
  const papers = known.files.get(id);
  const question: GateQuestion = {
    date: known.on,
    operation: {
      name: center.name,
      workRules: [],
      heavyLoad: false,
      criticality: 'standard',
      requiredLevel: 0,
      workshopId: center.workshopId,
    },
    learner: { id, birthDate, level },
    machine: machineOf(center, known.classes.get(center.machineClassCode ?? '') ?? null, known.on),
    supervisor: supervisorFor(center.workshopId, known.supervisors),
  };
  const { outcome, blocks, warnings } = passGate(question, papers as GatePapers);
  return { workCenterId: center.id, outcome, rules: rulesOf(outcome, blocks.length > 0 ? blocks : warnings) };
}

function rulesOf(outcome: GateAnswer['outcome'], findings: GateAnswer['blocks']): GateRule[] {
  return outcome === 'clear' ? [] : [...new Set(findings.map(({ rule }) => rule))];
}

function supervisorFor(workshopId: number, supervisors: readonly SupervisorRead[]): GateSupervisor | null {
  const named = supervisors.filter(({ workshopIds }) => workshopIds.includes(workshopId));
  const one = named.find(({ present }) => present) ?? named[0];
  if (!one) return null;
  return { userId: one.userId, competent: true, present: one.present, learnersOnThatHalfDay: 1, elsewhere: false };
}

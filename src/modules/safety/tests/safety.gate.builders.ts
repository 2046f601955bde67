import { localDate } from '../../../core/time/local-date.js';
import { passGate, type GateAnswer, type GateMachine, type GatePapers, type GateQuestion } from '../safety.gate.js';

export const day = localDate;
/** A Monday. */
export const TODAY = day('2026-11-23');

export function aMachine(change: Partial<GateMachine> = {}): GateMachine {
  return {
    classCode: 'manual_mill',
    rule: 'D',
    article: 'D.4153-28',
    workshopId: 1,
    inService: true,
    checkValidUntil: day('2027-06-30'),
    requiresDriving: false,
    trainingRequired: true,
    ...change,
  };
}

/** Léa, 16, on the milling machine of workshop 1, supervised. */
export function aQuestion(change: Partial<GateQuestion> = {}): GateQuestion {
  return {
    date: TODAY,
    operation: {
      name: 'fraisage',
      workRules: [],
      heavyLoad: false,
      criticality: 'standard',
      requiredLevel: 2,
    },
    learner: { id: 7, birthDate: day('2010-05-04'), level: 2 },
    machine: aMachine(),
    supervisor: { userId: 3, competent: true, present: true, learnersOnThatHalfDay: 8, elsewhere: false },
    ...change,
  };
}

/** Everything Léa needs for that. */
export function fullPapers(change: Partial<GatePapers> = {}): GatePapers {
  return {
    declarations: [
      {
        id: 1,
        sentOn: day('2025-09-01'),
        state: 'active',
        covers: [{ machineClassCode: 'manual_mill', workshopId: 1 }],
      },
    ],
    medicalOpinions: [anOpinion()],
    trainings: [{ machineClassCode: 'manual_mill', trainedOn: day('2026-09-10') }],
    drivingAuthorisations: [],
    standingDerogations: [],
    ...change,
  };
}

export type Opinion = GatePapers['medicalOpinions'][number];
export function anOpinion(change: Partial<Opinion> = {}): Opinion {
  return {
    issuedOn: day('2026-09-08'),
    validUntil: day('2027-09-08'),
    outcome: 'fit',
    excludedClassCodes: [],
    includesHandling: false,
    ...change,
  };
}

/** The question with the operation changed. */
export function operated(change: Partial<GateQuestion['operation']>): GateQuestion {
  return aQuestion({ operation: { ...aQuestion().operation, ...change } });
}

export function bornOn(birthDate: string, change: Partial<GateQuestion> = {}): GateQuestion {
  return aQuestion({ learner: { id: 7, birthDate: day(birthDate), level: 2 }, ...change });
}

/** `['B2 expired']`: the rules that block, each with its reason. */
export function blocks(question: GateQuestion, papers: GatePapers = fullPapers()): string[] {
  return passGate(question, papers).blocks.map(({ rule, facts }) =>
    `${rule} ${'reason' in facts ? facts.reason : ''}`.trim(),
  );
}

export function warnings(question: GateQuestion, papers: GatePapers = fullPapers()): string[] {
  return rulesOf(passGate(question, papers).warnings);
}

export function rulesOf(findings: GateAnswer['blocks']): string[] {
  return findings.map(({ rule }) => rule);
}

import { overHours, type HoursQuestion } from './safety.gate.hours.js';
import { unreadable, unreadableFields, unreadableHours } from './safety.gate.reading.js';
import * as rules from './safety.gate.rules.js';
import type { GateAnswer, GateFinding, GatePapers, GateQuestion } from './safety.gate.types.js';
import * as warnings from './safety.gate.warnings.js';

export type * from './safety.gate.types.js';

/** Stored with every answer. Change it with any rule, limit or reading of the law below. */
export const GATE_RULE_VERSION = '2026-11-27.1';

/**
 * May this learner do this operation on this machine on that day? (Code du travail, D.4153-15 to R.4153-52.)
 * Pure, the same answer at proposal, assignment, start, QR scan and API. It fails closed: what cannot be read is refused,
 * nothing is ever thrown, and nobody can override a block: it is cleared by recording the missing fact or paper.
 */
export function passGate(question: GateQuestion, papers: GatePapers): GateAnswer {
  try {
    const unread = unreadableFields(question, papers);
    return unread.length > 0 ? answer(unread, []) : answer(blocksOf(question, papers), warningsOf(question, papers));
  } catch {
    return answer([unreadable('B0', 'question')], []);
  }
}

/** The part of the answer that asks for no work and no machine: working time under 18. */
export function passHours(question: HoursQuestion): GateAnswer {
  const unread = unreadableHours(question.hours);
  return answer(unread.length > 0 ? unread : overHours(question), []);
}

function answer(blocks: GateFinding[], found: GateFinding[]): GateAnswer {
  const passed = found.length > 0 ? 'warned' : 'clear';
  return { outcome: blocks.length > 0 ? 'refused' : passed, blocks, warnings: found, ruleVersion: GATE_RULE_VERSION };
}

function blocksOf(question: GateQuestion, papers: GatePapers): GateFinding[] {
  return [
    ...rules.forbiddenWork(question),
    ...rules.missingDeclaration(question, papers),
    ...rules.missingOpinion(question, papers),
    ...rules.missingTraining(question, papers),
    ...rules.missingDrivingAuthorisation(question, papers),
    ...rules.missingSupervisor(question),
    ...rules.unfitMachine(question),
    ...rules.wrongAge(question),
    ...overHours(question),
  ];
}

function warningsOf(question: GateQuestion, papers: GatePapers): GateFinding[] {
  return [
    ...warnings.endingPapers(question, papers),
    ...warnings.longHours(question),
    ...warnings.restTime(question),
    ...warnings.heavyLoad(question, papers),
    ...warnings.lowLevel(question),
    ...warnings.stretchedSupervisor(question),
    ...warnings.soonAdult(question),
    ...warnings.missingPpe(question),
  ];
}

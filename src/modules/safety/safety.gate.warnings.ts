import { isLegalHoliday } from '../../core/time/legal-holidays.js';
import { weekday } from '../../core/time/local-date.js';
import { DAY_LIMIT_MINUTES, WEEK_LIMIT_MINUTES } from './safety.gate.hours.js';
import {
  MAJORITY,
  dayOfAge,
  daysLeft,
  declarationsInForce,
  findingSubject,
  hasStandingDerogation,
  isMinor,
  medicalView,
  needsMedicalOpinion,
  subjectsOf,
} from './safety.gate.subjects.js';
import type { FindingOf, GateFinding, GatePapers, GateQuestion } from './safety.gate.types.js';

const SOON_DAYS = 60;
const SUPERVISED_LIMIT = 12;
const SUNDAY = 7;

/** A1: the paper that lets the work pass ends in less than 60 days. */
export function endingPapers(question: GateQuestion, papers: GatePapers): GateFinding[] {
  const { date } = question;
  if (!isMinor(question)) return [];
  const subjects = subjectsOf(question);
  const ending = subjects.flatMap((subject): FindingOf<'A1'>[] => {
    const lastDay = declarationsInForce(papers, subject, date).sort().at(-1);
    if (subject.rule !== 'D' || !lastDay || hasStandingDerogation(papers, subject, date)) return [];
    const facts = {
      ...findingSubject(subject),
      paper: 'declaration',
      lastDay,
      daysLeft: daysLeft(date, lastDay),
    } as const;
    return facts.daysLeft < SOON_DAYS ? [{ rule: 'A1', article: 'R.4153-40', facts }] : [];
  });
  const asked = subjects.find(needsMedicalOpinion);
  const view = medicalView(papers, date);
  const left = view ? daysLeft(date, view.lastDay) : -1;
  if (!asked || !view || view.unfit || left < 0 || left >= SOON_DAYS) return ending;
  const facts = { ...findingSubject(asked), paper: 'medical_opinion', lastDay: view.lastDay, daysLeft: left } as const;
  return [...ending, { rule: 'A1', article: 'R.4153-40', facts }];
}

/** A2: the ceilings of working time under 18 (L.3162-1), as planned. What was worked is B9. */
export function longHours(question: GateQuestion): GateFinding[] {
  if (!isMinor(question)) return [];
  const { plannedMinutesThatDay: day, plannedMinutesThatWeek: week } = question;
  const findings: GateFinding[] = [];
  if (day && day > DAY_LIMIT_MINUTES) findings.push(overtime('day', day, DAY_LIMIT_MINUTES));
  if (week && week > WEEK_LIMIT_MINUTES) findings.push(overtime('week', week, WEEK_LIMIT_MINUTES));
  return findings;
}

function overtime(span: 'day' | 'week', minutes: number, limitMinutes: number): GateFinding {
  return { rule: 'A2', article: 'L.3162-1', facts: { span, minutes, limitMinutes } };
}

/** A4: Sunday or legal holiday. A warning: some trades have leave to work then (R.3164-2). */
export function restTime(question: GateQuestion): GateFinding[] {
  const { date } = question;
  if (!isMinor(question)) return [];
  if (weekday(date) === SUNDAY) return [{ rule: 'A4', article: 'L.3164-2', facts: { reason: 'sunday', date } }];
  return isLegalHoliday(date) ? [{ rule: 'A4', article: 'L.3164-6', facts: { reason: 'holiday', date } }] : [];
}

/** A5: the pupil's weight is never stored, so every heavy load asks for an opinion that includes handling. */
export function heavyLoad(question: GateQuestion, papers: GatePapers): GateFinding[] {
  const { operation, date } = question;
  const view = medicalView(papers, date);
  const opened = view !== null && !view.unfit && view.lastDay >= date && view.includesHandling;
  if (!operation.heavyLoad || !isMinor(question) || opened) return [];
  return [{ rule: 'A5', article: 'R.4153-52', facts: { operation: operation.name, date } }];
}

/** A6, a rule of the house: a critical order wants a confirmed learner. */
export function lowLevel({ operation, learner: { level } }: GateQuestion): GateFinding[] {
  const { criticality, requiredLevel, name } = operation;
  if (criticality !== 'critical' || level >= requiredLevel) return [];
  return [{ rule: 'A6', article: '', facts: { operation: name, level, requiredLevel } }];
}

export function stretchedSupervisor({ supervisor }: GateQuestion): GateFinding[] {
  if (!supervisor) return [];
  const base = { learners: supervisor.learnersOnThatHalfDay, limit: SUPERVISED_LIMIT };
  const findings: GateFinding[] = [];
  const warn = (reason: 'too_many' | 'elsewhere'): void => {
    findings.push({ rule: 'A7', article: 'R.4153-40', facts: { ...base, reason } });
  };
  if (base.learners > SUPERVISED_LIMIT) warn('too_many');
  if (supervisor.elsewhere) warn('elsewhere');
  return findings;
}

export function soonAdult(question: GateQuestion): GateFinding[] {
  const on = dayOfAge(question.learner.birthDate, MAJORITY);
  const left = daysLeft(question.date, on);
  if (!isMinor(question) || left > SOON_DAYS) return [];
  return [{ rule: 'A8', article: 'R.4153-39', facts: { on, daysLeft: left } }];
}

/** A9: said only when the ticking was asked for; it is not yet when the day is being laid out. */
export function missingPpe({ ppeTicked, operation }: GateQuestion): GateFinding[] {
  return ppeTicked === false ? [{ rule: 'A9', article: 'R.4321-4', facts: { operation: operation.name } }] : [];
}

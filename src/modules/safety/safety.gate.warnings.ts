import { ageOn, weekday } from '../../core/time/local-date.js';
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
const DAY_LIMIT_MINUTES = 8 * 60;
const WEEK_LIMIT_MINUTES = 35 * 60;
const STRETCH_LIMIT_MINUTES = 4 * 60 + 30;
const SUPERVISED_LIMIT = 12;
const NIGHT_ENDS_MINUTE = 6 * 60;
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

/** A2, A3: the ceilings of working time under 18 (L.3162-1, L.3162-3). */
export function longHours(question: GateQuestion): GateFinding[] {
  if (!isMinor(question)) return [];
  const { plannedMinutesThatDay: day, plannedMinutesThatWeek: week, longestStretchMinutes: stretch } = question;
  const findings: GateFinding[] = [];
  if (day && day > DAY_LIMIT_MINUTES) findings.push(overtime('day', day, DAY_LIMIT_MINUTES));
  if (week && week > WEEK_LIMIT_MINUTES) findings.push(overtime('week', week, WEEK_LIMIT_MINUTES));
  if (stretch && stretch > STRETCH_LIMIT_MINUTES) {
    const facts = { minutes: stretch, limitMinutes: STRETCH_LIMIT_MINUTES };
    findings.push({ rule: 'A3', article: 'L.3162-3', facts });
  }
  return findings;
}

function overtime(span: 'day' | 'week', minutes: number, limitMinutes: number): GateFinding {
  return { rule: 'A2', article: 'L.3162-1', facts: { span, minutes, limitMinutes } };
}

/** A4: night (from 22 h, 20 h under 16, to 6 h), Sunday, rest day or holiday. */
export function restTime(question: GateQuestion): GateFinding[] {
  const { date, learner, startMinuteOfDay: start, endMinuteOfDay: end, restDay } = question;
  if (!isMinor(question)) return [];
  const nightFromHour = ageOn(learner.birthDate, date) < 16 ? 20 : 22;
  const isNight = (minute: number): boolean => minute < NIGHT_ENDS_MINUTE || minute >= nightFromHour * 60;
  // A day may end at the very minute the night begins; a day that ends before it starts has passed midnight.
  const startsAtNight = typeof start === 'number' && isNight(start);
  const endsAtNight = typeof end === 'number' && isNight(end - 1);
  const crossesMidnight = typeof start === 'number' && typeof end === 'number' && end < start;
  const findings: GateFinding[] = [];
  if (startsAtNight || endsAtNight || crossesMidnight) {
    findings.push({ rule: 'A4', article: 'L.3163-2', facts: { reason: 'night', date, nightFromHour } });
  }
  if (weekday(date) === SUNDAY) {
    findings.push({ rule: 'A4', article: 'L.3164-2', facts: { reason: 'sunday', date, nightFromHour } });
  } else if (restDay) {
    findings.push({ rule: 'A4', article: 'L.3164-6', facts: { reason: 'rest_day', date, nightFromHour } });
  }
  return findings;
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

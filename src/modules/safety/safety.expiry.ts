import { addYears, ageOn, daysBetween, type LocalDate } from '../../core/time/local-date.js';
import type { LearnerRow } from '../learners/index.js';
import type { WorkCenterRead } from '../school/index.js';
import { isInForceState, lastDayOfDeclaration } from './safety.gate.subjects.js';
import type { GateDeclaration, GatePapers } from './safety.gate.types.js';
import type { ExpiringPaper, PaperKind } from './safety.types.js';

export const SOON_DAYS = 60;
const ADULT = 18;

interface Holder {
  kind: PaperKind;
  learnerId: number | null;
  who: string;
  href: string;
}

/** Papers that ended, end within 60 days, or are missing; the most pressing first. */
export function expiringPapers(known: {
  on: LocalDate;
  declarations: readonly (GateDeclaration & { sector: string })[];
  learners: readonly LearnerRow[];
  files: ReadonlyMap<number, GatePapers>;
  centers: readonly WorkCenterRead[];
}): ExpiringPaper[] {
  const { on, declarations, learners, files, centers } = known;
  const papers = [
    ...ofDeclarations(declarations, on),
    ...learners.flatMap((learner) => ofLearner(learner, files.get(learner.id), on)),
    ...centers.flatMap((center) => ofMachine(center, on)),
  ];
  return papers.sort((a, b) => (a.daysLeft ?? -1) - (b.daysLeft ?? -1));
}

// A declaration that ended and was renewed asks for nothing more: only what the newest one of its sector says counts.
function ofDeclarations(declarations: readonly (GateDeclaration & { sector: string })[], on: LocalDate) {
  const newest = new Map<string, GateDeclaration & { sector: string }>();
  for (const declaration of declarations) {
    if (!isInForceState(declaration) && declaration.state !== 'expired') continue;
    const before = newest.get(declaration.sector);
    if ((before?.sentOn ?? '') <= (declaration.sentOn ?? '')) newest.set(declaration.sector, declaration);
  }
  return [...newest.values()].flatMap(({ id, sector, sentOn }) => {
    const holder: Holder = { kind: 'declaration', learnerId: null, who: sector, href: `/safety/declarations/${id}` };
    return sentOn === null ? [] : dated(holder, lastDayOfDeclaration(sentOn), on);
  });
}

function ofLearner(learner: LearnerRow, papers: GatePapers | undefined, on: LocalDate): ExpiringPaper[] {
  if (!papers) return [];
  const holder = (kind: PaperKind): Holder => ({
    kind,
    learnerId: learner.id,
    who: learner.displayName,
    href: `/safety/learners/${learner.id}`,
  });
  const minor = ageOn(learner.birthDate, on) < ADULT;
  const opinion = holder('medical_opinion');
  const opinionDay = latest(
    papers.medicalOpinions.map((paper) => soonest(paper.validUntil, addYears(paper.issuedOn, 1))),
  );
  const driven = [...new Set(papers.drivingAuthorisations.map(({ classCode }) => classCode))];
  return [
    ...(minor ? (opinionDay ? dated(opinion, opinionDay, on) : [missing(opinion)]) : []),
    ...driven.flatMap((code) => {
      const held = papers.drivingAuthorisations.filter(({ classCode }) => classCode === code);
      return dated(holder('driving_authorisation'), latest(held.map(({ validUntil }) => validUntil)), on);
    }),
    ...(minor ? papers.standingDerogations : [])
      .filter(({ until }) => until >= on)
      .flatMap(({ until }) => dated(holder('standing_derogation'), until, on)),
  ];
}

function ofMachine(center: WorkCenterRead, on: LocalDate): ExpiringPaper[] {
  const { machineClassCode, inService, checkValidUntil, name } = center;
  if (machineClassCode === null || !inService) return [];
  const holder: Holder = { kind: 'machine_check', learnerId: null, who: name, href: '/school' };
  return checkValidUntil === null ? [missing(holder)] : dated(holder, checkValidUntil, on);
}

function dated(holder: Holder, lastDay: LocalDate | undefined, on: LocalDate): ExpiringPaper[] {
  if (lastDay === undefined) return [];
  const daysLeft = daysBetween(on, lastDay);
  return daysLeft >= SOON_DAYS ? [] : [{ ...holder, lastDay, daysLeft, state: daysLeft < 0 ? 'ended' : 'ending' }];
}

function missing(holder: Holder): ExpiringPaper {
  return { ...holder, lastDay: null, daysLeft: null, state: 'missing' };
}

const latest = (days: readonly LocalDate[]) => [...days].sort().at(-1);
const soonest = (a: LocalDate, b: LocalDate) => (a < b ? a : b);

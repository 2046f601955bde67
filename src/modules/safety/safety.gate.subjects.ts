import { addDays, addYears, ageOn, daysBetween, type LocalDate } from '../../core/time/local-date.js';
import { regulatedWork } from './regulated-works.js';
import {
  DECLARATIONS_IN_FORCE,
  type FindingSubject,
  type GateDeclaration,
  type GateId,
  type GateMedicalOpinion,
  type GatePapers,
  type GateQuestion,
  type SafetyRule,
} from './safety.gate.types.js';

export const MAJORITY = 18;

/** The machine of an operation, or one of its regulated works: what the minors' regime is asked about. */
export interface Subject extends FindingSubject {
  rule: SafetyRule;
  article: string;
  workshopId: GateId | null;
  driving: boolean;
}

// D.4153-27 forbids to drive; R.4153-51 allows it to who is trained and authorised.
const DRIVING_ARTICLES = ['D.4153-27', 'R.4153-51'];
const ELECTRICAL_ARTICLES = ['D.4153-24', 'R.4153-50'];

export function machineSubject({ machine }: GateQuestion): Subject | null {
  if (!machine) return null;
  const article = machine.article ?? '';
  const driving = machine.requiresDriving || DRIVING_ARTICLES.includes(article);
  const { classCode: code, rule, workshopId, name } = machine;
  return { kind: 'machine', code, name: name?.trim() || null, rule, article, workshopId, driving };
}

/** The machine first, then each work once. A work happens where the machine is. */
export function subjectsOf(question: GateQuestion): Subject[] {
  const machine = machineSubject(question);
  const workshopId = machine ? machine.workshopId : (question.operation.workshopId ?? null);
  const works = [...new Set(question.operation.workRules)].map((code): Subject => {
    const { rule, article } = regulatedWork(code);
    return { kind: 'work', code, name: null, rule, article, workshopId, driving: DRIVING_ARTICLES.includes(article) };
  });
  return machine ? [machine, ...works] : works;
}

export function findingSubject({ kind, code, name }: Subject): FindingSubject {
  return { kind, code, name };
}

/** Whose age on which day. */
export type AgeQuestion = Pick<GateQuestion, 'date'> & { learner: Pick<GateQuestion['learner'], 'birthDate'> };

export function isMinor({ learner, date }: AgeQuestion): boolean {
  return ageOn(learner.birthDate, date) < MAJORITY;
}

/** First day at which the age is completed: 1 March for a birth on 29 February when the year has none. */
export function dayOfAge(birthDate: LocalDate, age: number): LocalDate {
  const anniversary = addYears(birthDate, age);
  return ageOn(birthDate, anniversary) < age ? addDays(anniversary, 1) : anniversary;
}

/** An electrical operation is opened by the habilitation alone (R.4153-50): a declaration does not help. */
export function needsHabilitation(subject: Subject): boolean {
  return subject.rule === 'A' && ELECTRICAL_ARTICLES.includes(subject.article);
}

/** What R.4153-40 5° and the standing derogations ask a favourable opinion for. */
export function needsMedicalOpinion(subject: Subject): boolean {
  if (subject.rule === 'D' || (subject.driving && subject.rule !== 'F')) return true;
  return subject.rule === 'A' && (subject.kind === 'work' || needsHabilitation(subject) || needsHandling(subject));
}

export function needsHandling(subject: Subject): boolean {
  return subject.article === 'R.4153-52';
}

/** A declaration is good for three years from its sending (R.4153-40): the anniversary itself is out. */
export function lastDayOfDeclaration(sentOn: LocalDate): LocalDate {
  return addDays(addYears(sentOn, 3), -1);
}

export function isInForceState({ state }: GateDeclaration): boolean {
  return (DECLARATIONS_IN_FORCE as readonly string[]).includes(state);
}

export function namesSubject(declaration: GateDeclaration, subject: Subject): boolean {
  return placesOf(declaration, subject).length > 0;
}

export function coversSubject(declaration: GateDeclaration, subject: Subject): boolean {
  return subject.workshopId !== null && placesOf(declaration, subject).includes(subject.workshopId);
}

function placesOf({ covers }: GateDeclaration, { kind, code }: Subject): GateId[] {
  if (!Array.isArray(covers)) return []; // a draft may have none yet
  const named = covers.filter((work) => (kind === 'machine' ? work?.machineClassCode : work?.workRule) === code);
  return named.map((work) => work.workshopId);
}

export function declarationsInForce(papers: GatePapers, subject: Subject, date: LocalDate): LocalDate[] {
  return papers.declarations.flatMap((declaration) => {
    const { sentOn } = declaration;
    if (!isInForceState(declaration) || !coversSubject(declaration, subject) || sentOn === null) return [];
    const lastDay = lastDayOfDeclaration(sentOn);
    return sentOn <= date && date <= lastDay ? [lastDay] : [];
  });
}

/** R.4153-49 (diploma) opens any derogable work, R.4153-50 electrical works only, R.4153-51 driving only. */
export function hasStandingDerogation(papers: GatePapers, subject: Subject, date: LocalDate): boolean {
  const articles = needsHabilitation(subject)
    ? ['R.4153-50']
    : ['R.4153-49', ...(subject.article === 'D.4153-27' ? ['R.4153-51'] : [])];
  return papers.standingDerogations.some(
    ({ article, scope, from, until }) =>
      articles.includes(article) && scope.includes(subject.code) && from <= date && date <= until,
  );
}

/** What the doctor last said, as known on a day. */
export interface MedicalView {
  unfit: boolean;
  lastDay: LocalDate;
  excludedCodes: ReadonlySet<string>;
  includesHandling: boolean;
}

/** The latest opinion prevails; of several issued on one day, the strictest of each point. Null: none was issued. */
export function medicalView(papers: GatePapers, date: LocalDate): MedicalView | null {
  const issued = papers.medicalOpinions.filter(({ issuedOn }) => issuedOn <= date);
  const latest = latestDay(issued);
  const opinions = issued.filter(({ issuedOn }) => issuedOn === latest);
  const lastDay = opinions.map(lastDayOfOpinion).sort()[0];
  if (lastDay === undefined) return null;
  // 'Unfit' only adds to what was excluded before; an opinion of fitness replaces it.
  const since = latestDay(issued.filter(({ outcome }) => outcome !== 'unfit')) ?? '';
  const heard = issued.filter(({ issuedOn }) => issuedOn >= since);
  return {
    unfit: opinions.some(({ outcome }) => outcome === 'unfit'),
    lastDay,
    excludedCodes: new Set(heard.flatMap(({ excludedClassCodes }) => excludedClassCodes)),
    includesHandling: opinions.every(({ includesHandling }) => includesHandling),
  };
}

function latestDay(opinions: readonly GateMedicalOpinion[]): LocalDate | undefined {
  return opinions
    .map(({ issuedOn }) => issuedOn)
    .sort()
    .at(-1);
}

/** The opinion is yearly (R.4153-40 5°): a longer validity written on it does not count. */
function lastDayOfOpinion({ issuedOn, validUntil }: GateMedicalOpinion): LocalDate {
  const yearLater = addYears(issuedOn, 1);
  return validUntil < yearLater ? validUntil : yearLater;
}

export function daysLeft(date: LocalDate, lastDay: LocalDate): number {
  return daysBetween(date, lastDay);
}

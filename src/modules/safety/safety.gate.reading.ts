import { isLocalDate } from '../../core/time/local-date.js';
import { isWorkRule } from './regulated-works.js';
import {
  DECLARATIONS_IN_FORCE,
  DECLARATION_STATES,
  type BlockingRule,
  type FindingOf,
  type GateFinding,
} from './safety.gate.types.js';

// What a database or an API hands over is only believed once it has been read here. Every value that cannot be read is a
// refusal under the rule it serves: a paper nobody can read might be the one that forbids.
type Loose = Readonly<Record<string, unknown>>;
/** rule it serves, where it stands, can it be read */
type Reading = readonly [BlockingRule, string, boolean];

const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const loose = (value: unknown): Loose => (isRecord(value) ? value : {});
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isTexts = (value: unknown): boolean => Array.isArray(value) && Array.from<unknown>(value).every(isText);
const isId = (value: unknown): boolean => isText(value) || (Number.isSafeInteger(value) && (value as number) > 0);
const isOneOf = (value: unknown, known: readonly string[]): boolean =>
  typeof value === 'string' && known.includes(value);
const isNumberUpTo = (value: unknown, most: number): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
// A misspelt article ('D4153-27') would hide that its machine is driven.
const isArticle = (value: unknown): boolean => typeof value === 'string' && /^[LRD]\.\d{4}-\d+(-\d+)?$/.test(value);
const isLeftOut = (value: unknown): boolean => value === undefined || value === null;
/** Minutes of a week: more cannot be planned. */
const WEEK_MINUTES = 7 * 24 * 60;
const DAY_MINUTES = 24 * 60;

/** Every value of the question and of the papers that cannot be read, as a refusal; empty when all is readable. */
export function unreadableFields(question: unknown, papers: unknown): GateFinding[] {
  return refusals([...readQuestion(question), ...readPapers(papers)]);
}

export const unreadableHours = (hours: unknown): GateFinding[] => refusals(readHours(hours));

function refusals(readings: readonly Reading[]): GateFinding[] {
  return readings.filter(([, , readable]) => !readable).map(([rule, field]) => unreadable(rule, field));
}

export function unreadable(rule: BlockingRule, field: string): GateFinding {
  return { rule, article: '', facts: { reason: 'unreadable', field } } as FindingOf<BlockingRule>;
}

function readQuestion(question: unknown): Reading[] {
  const asked = loose(question);
  return [
    ['B0', 'question', isRecord(question)],
    ['B0', 'date', isLocalDate(asked.date)],
    ...readOperation(asked.operation),
    ...readLearner(asked.learner),
    ...readMachine(asked.machine),
    ...readSupervisor(asked.supervisor),
    ...readPlan(asked),
  ];
}

function readOperation(value: unknown): Reading[] {
  const operation = loose(value);
  const works: unknown[] | null = Array.isArray(operation.workRules) ? Array.from<unknown>(operation.workRules) : null;
  return [
    ['B0', 'operation', isRecord(value)],
    ['B0', 'operation.name', isText(operation.name)],
    ['B1', 'operation.workRules', works !== null],
    ...(works ?? []).map((code, at): Reading => ['B1', `operation.workRules[${at}]`, isWorkRule(code)]),
    ['B0', 'operation.heavyLoad', isFlag(operation.heavyLoad)],
    ['B0', 'operation.criticality', isOneOf(operation.criticality, ['pedagogical', 'standard', 'critical'])],
    ['B0', 'operation.requiredLevel', isNumberUpTo(operation.requiredLevel, 4)],
    ['B2', 'operation.workshopId', isLeftOut(operation.workshopId) || isId(operation.workshopId)],
  ];
}

function readLearner(value: unknown): Reading[] {
  const learner = loose(value);
  return [
    ['B0', 'learner', isRecord(value)],
    ['B0', 'learner.id', isId(learner.id)],
    ['B8', 'learner.birthDate', isLocalDate(learner.birthDate)],
    ['B0', 'learner.level', isNumberUpTo(learner.level, 4)],
  ];
}

function readMachine(value: unknown): Reading[] {
  // `null` says that the operation has no machine; `undefined` says nothing at all.
  if (value === null) return [];
  if (!isRecord(value)) return [['B1', 'machine', false]];
  return [
    ['B1', 'machine.classCode', isText(value.classCode)],
    ['B1', 'machine.rule', isOneOf(value.rule, ['F', 'D', 'A', 'N'])],
    [
      'B1',
      'machine.article',
      isArticle(value.article) || (value.rule === 'N' && (isLeftOut(value.article) || value.article === '')),
    ],
    ['B2', 'machine.workshopId', isId(value.workshopId)],
    ['B7', 'machine.inService', isFlag(value.inService)],
    ['B7', 'machine.checkValidUntil', value.checkValidUntil === null || isLocalDate(value.checkValidUntil)],
    ['B5', 'machine.requiresDriving', isFlag(value.requiresDriving)],
    ['B4', 'machine.trainingRequired', isFlag(value.trainingRequired)],
    ['B0', 'machine.name', isLeftOut(value.name) || typeof value.name === 'string'],
  ];
}

function readSupervisor(value: unknown): Reading[] {
  if (value === null) return [];
  if (!isRecord(value)) return [['B6', 'supervisor', false]];
  return [
    ['B6', 'supervisor.userId', isId(value.userId)],
    ['B6', 'supervisor.competent', isFlag(value.competent)],
    ['B6', 'supervisor.present', isFlag(value.present)],
    ['B6', 'supervisor.learnersOnThatHalfDay', isNumberUpTo(value.learnersOnThatHalfDay, 10_000)],
    ['B6', 'supervisor.elsewhere', isFlag(value.elsewhere)],
  ];
}

function readPlan(asked: Loose): Reading[] {
  const minutes = (field: string, most: number): Reading => [
    'B0',
    field,
    isLeftOut(asked[field]) || isNumberUpTo(asked[field], most),
  ];
  const flag = (field: string): Reading => ['B0', field, isLeftOut(asked[field]) || isFlag(asked[field])];
  return [
    minutes('plannedMinutesThatDay', DAY_MINUTES),
    minutes('plannedMinutesThatWeek', WEEK_MINUTES),
    flag('ppeTicked'),
    ...readHours(asked.hours),
  ];
}

function readHours(value: unknown): Reading[] {
  if (isLeftOut(value)) return [];
  if (!isRecord(value)) return [['B9', 'hours', false]];
  const minutes = (field: string): Reading => ['B9', `hours.${field}`, isNumberUpTo(value[field], WEEK_MINUTES)];
  return [
    ['B9', 'hours.hour', isNumberUpTo(value.hour, 23)],
    ...['minutesThatDay', 'minutesThatWeek', 'stretchMinutes'].map(minutes),
    ...(value.restMinutes === null ? [] : [minutes('restMinutes')]),
  ];
}

function readPapers(papers: unknown): Reading[] {
  const file = loose(papers);
  return [
    ['B0', 'papers', isRecord(papers)],
    ...readEach('B2', 'declarations', file.declarations, readDeclaration),
    ...readEach('B3', 'medicalOpinions', file.medicalOpinions, (opinion) => ({
      issuedOn: isLocalDate(opinion.issuedOn),
      validUntil: isLocalDate(opinion.validUntil),
      outcome: isOneOf(opinion.outcome, ['fit', 'fit_with_reserves', 'unfit']),
      excludedClassCodes: isTexts(opinion.excludedClassCodes),
      includesHandling: isFlag(opinion.includesHandling),
    })),
    ...readEach('B4', 'trainings', file.trainings, (training) => ({
      machineClassCode: isText(training.machineClassCode),
      trainedOn: isLocalDate(training.trainedOn),
    })),
    ...readEach('B5', 'drivingAuthorisations', file.drivingAuthorisations, (authorisation) => ({
      classCode: isText(authorisation.classCode),
      issuedOn: isLocalDate(authorisation.issuedOn),
      validUntil: isLocalDate(authorisation.validUntil),
    })),
    ...readEach('B2', 'standingDerogations', file.standingDerogations, (derogation) => ({
      article: isOneOf(derogation.article, ['R.4153-49', 'R.4153-50', 'R.4153-51']),
      scope: isTexts(derogation.scope),
      from: isLocalDate(derogation.from),
      until: isLocalDate(derogation.until),
    })),
  ];
}

type PaperReader = (paper: Loose) => Readonly<Record<string, boolean>>;

function readEach(rule: BlockingRule, list: string, value: unknown, read: PaperReader): Reading[] {
  if (!Array.isArray(value)) return [[rule, list, false]];
  return Array.from<unknown>(value).flatMap((paper, at): Reading[] => {
    if (!isRecord(paper)) return [[rule, `${list}[${at}]`, false]];
    return Object.entries(read(paper)).map(([field, readable]): Reading => [rule, `${list}[${at}].${field}`, readable]);
  });
}

// A draft may be unfinished, and a withdrawn declaration grants nothing: only those in force are read to the end.
function readDeclaration(declaration: Loose): Record<string, boolean> {
  const base = { id: isId(declaration.id), state: isOneOf(declaration.state, DECLARATION_STATES) };
  if (!isOneOf(declaration.state, DECLARATIONS_IN_FORCE)) return base;
  const covers: unknown[] | null = Array.isArray(declaration.covers) ? Array.from<unknown>(declaration.covers) : null;
  return { ...base, sentOn: isLocalDate(declaration.sentOn), covers: covers !== null && covers.every(isDeclaredWork) };
}

function isDeclaredWork(value: unknown): boolean {
  const { machineClassCode, workRule, workshopId } = loose(value);
  const ofMachine = isText(machineClassCode) && isLeftOut(workRule);
  const ofWork = isWorkRule(workRule) && isLeftOut(machineClassCode);
  return (ofMachine || ofWork) && isId(workshopId);
}

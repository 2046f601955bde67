import { ageOn } from '../../core/time/local-date.js';
import {
  coversSubject,
  dayOfAge,
  declarationsInForce,
  findingSubject,
  hasStandingDerogation,
  isInForceState,
  isMinor,
  lastDayOfDeclaration,
  machineSubject,
  medicalView,
  namesSubject,
  needsHabilitation,
  needsHandling,
  needsMedicalOpinion,
  subjectsOf,
  type MedicalView,
  type Subject,
} from './safety.gate.subjects.js';
import type {
  DeclarationLack,
  FindingOf,
  GateFinding,
  GatePapers,
  GateQuestion,
  MedicalLack,
} from './safety.gate.types.js';

type Dated<L extends string> = { lack: L; day: GateQuestion['date'] | null };

const MINIMUM_AGE = 15;
/** A learner older than this is a placeholder date: it must not turn a minor into an adult. */
const GREATEST_AGE = 70;

/** B1: forbidden under 18, with no way round. */
export function forbiddenWork(question: GateQuestion): GateFinding[] {
  if (!isMinor(question)) return [];
  return subjectsOf(question)
    .filter(({ rule }) => rule === 'F')
    .map((subject) => ({
      rule: 'B1',
      article: subject.article,
      facts: { ...findingSubject(subject), reason: 'forbidden', date: question.date, day: null },
    }));
}

/** B2: work by derogation without a declaration in force for it and for its place, nor a standing derogation. */
export function missingDeclaration(question: GateQuestion, papers: GatePapers): GateFinding[] {
  if (!isMinor(question)) return [];
  return subjectsOf(question).flatMap((subject): FindingOf<'B2'>[] => {
    const found = declarationLack(subject, question, papers);
    if (!found) return [];
    const facts = { ...findingSubject(subject), reason: found.lack, date: question.date, day: found.day };
    return [{ rule: 'B2', article: found.lack === 'habilitation_missing' ? 'R.4153-50' : 'R.4153-40', facts }];
  });
}

function declarationLack(subject: Subject, { date }: GateQuestion, papers: GatePapers): Dated<DeclarationLack> | null {
  if (subject.rule !== 'D' && !needsHabilitation(subject)) return null;
  if (hasStandingDerogation(papers, subject, date)) return null;
  if (needsHabilitation(subject)) return { lack: 'habilitation_missing', day: null };
  if (subject.workshopId === null) return { lack: 'workshop_unknown', day: null };
  if (declarationsInForce(papers, subject, date).length > 0) return null;

  const covering = papers.declarations.filter((declaration) => coversSubject(declaration, subject));
  const sentDays = covering
    .filter(isInForceState)
    .flatMap(({ sentOn }) => (sentOn === null ? [] : [sentOn]))
    .sort();
  const lastSent = sentDays.filter((sentOn) => sentOn <= date).at(-1);
  if (lastSent) return { lack: 'expired', day: lastDayOfDeclaration(lastSent) };
  if (sentDays[0]) return { lack: 'not_yet_sent', day: sentDays[0] };
  if (covering.length > 0) return { lack: 'not_in_force', day: null };
  const elsewhere = papers.declarations.some((declaration) => namesSubject(declaration, subject));
  return { lack: elsewhere ? 'other_workshop' : 'missing', day: null };
}

/** B3: no favourable medical opinion for this work on that day. A standing derogation does not replace it. */
export function missingOpinion(question: GateQuestion, papers: GatePapers): GateFinding[] {
  if (!isMinor(question)) return [];
  const view = medicalView(papers, question.date);
  return subjectsOf(question).flatMap((subject): FindingOf<'B3'>[] => {
    const found = medicalLack(subject, question, view);
    if (!found) return [];
    const facts = { ...findingSubject(subject), reason: found.lack, date: question.date, day: found.day };
    return [{ rule: 'B3', article: needsHandling(subject) ? 'R.4153-52' : 'R.4153-40', facts }];
  });
}

// An opinion that says no outlives its date until a newer one says yes: time does not heal a restriction.
function medicalLack(subject: Subject, { date }: GateQuestion, view: MedicalView | null): Dated<MedicalLack> | null {
  const asked = needsMedicalOpinion(subject);
  if (!view) return asked ? { lack: 'missing', day: null } : null;
  if (view.unfit && (asked || subject.rule === 'A')) return { lack: 'unfit', day: null };
  if (view.excludedCodes.has(subject.code)) return { lack: 'excluded', day: null };
  if (!asked) return null;
  if (view.lastDay < date) return { lack: 'expired', day: view.lastDay };
  if (needsHandling(subject) && !view.includesHandling) return { lack: 'handling_not_included', day: null };
  return null;
}

/** B4, at any age: a machine with a rule, or that is driven, is never used untrained, whatever its set-up says. */
export function missingTraining(question: GateQuestion, papers: GatePapers): GateFinding[] {
  const { machine, date } = question;
  const subject = machineSubject(question);
  if (!machine || !subject) return [];
  const asked = machine.trainingRequired || subject.rule !== 'N' || subject.driving;
  const trained = papers.trainings.some(
    ({ machineClassCode, trainedOn }) => machineClassCode === subject.code && trainedOn <= date,
  );
  if (!asked || trained) return [];
  const facts = { ...findingSubject(subject), reason: 'missing', date, day: null } as const;
  return [{ rule: 'B4', article: isMinor(question) ? 'R.4153-40' : 'L.4141-2', facts }];
}

/** B5, at any age (R.4323-56). A driving work beside a driven machine is held by the machine's authorisation. */
export function missingDrivingAuthorisation(question: GateQuestion, papers: GatePapers): GateFinding[] {
  const { date } = question;
  const subjects = subjectsOf(question).filter(({ driving }) => driving);
  const driven = subjects.filter(({ kind }) => kind === 'machine');
  return (driven.length > 0 ? driven : subjects).flatMap((subject): FindingOf<'B5'>[] => {
    const issued = papers.drivingAuthorisations.filter(
      ({ classCode, issuedOn }) => classCode === subject.code && issuedOn <= date,
    );
    const lastDay = issued
      .map(({ validUntil }) => validUntil)
      .sort()
      .at(-1);
    if (lastDay !== undefined && date <= lastDay) return [];
    const reason = lastDay === undefined ? 'missing' : 'expired';
    const facts = { ...findingSubject(subject), reason, date, day: lastDay ?? null } as const;
    return [{ rule: 'B5', article: 'R.4323-56', facts }];
  });
}

/** B6, at any age: R.4153-40 4° for minors; the school answers for its adult learners too (L.4121-1). */
export function missingSupervisor(question: GateQuestion): GateFinding[] {
  const { supervisor, operation, date } = question;
  const article = isMinor(question) ? 'R.4153-40' : 'L.4121-1';
  const lack = (reason: 'missing' | 'not_competent' | 'absent'): FindingOf<'B6'>[] => [
    { rule: 'B6', article, facts: { reason, operation: operation.name, date } },
  ];
  if (!supervisor) return lack('missing');
  if (!supervisor.competent) return lack('not_competent');
  return supervisor.present ? [] : lack('absent');
}

/** B7, at any age: out of service (R.4322-1), or its check unknown or out of date (R.4323-23). */
export function unfitMachine(question: GateQuestion): GateFinding[] {
  const { machine, date } = question;
  const subject = machineSubject(question);
  if (!machine || !subject) return [];
  const base = { ...findingSubject(subject), date };
  const findings: FindingOf<'B7'>[] = [];
  if (!machine.inService) {
    findings.push({ rule: 'B7', article: 'R.4322-1', facts: { ...base, reason: 'out_of_service', day: null } });
  }
  if (machine.checkValidUntil === null) {
    findings.push({ rule: 'B7', article: 'R.4323-23', facts: { ...base, reason: 'check_missing', day: null } });
  } else if (machine.checkValidUntil < date) {
    const facts = { ...base, reason: 'check_expired', day: machine.checkValidUntil } as const;
    findings.push({ rule: 'B7', article: 'R.4323-23', facts });
  }
  return findings;
}

/** B8: the regime opens at 15 (R.4153-39). */
export function wrongAge({ learner: { birthDate }, date }: GateQuestion): GateFinding[] {
  const age = ageOn(birthDate, date);
  if (age >= MINIMUM_AGE && age <= GREATEST_AGE) return [];
  const reason = age > GREATEST_AGE || birthDate > date ? 'implausible' : 'under_15';
  const facts = { reason, date, birthDate, fifteenOn: dayOfAge(birthDate, MINIMUM_AGE) } as const;
  return [{ rule: 'B8', article: 'R.4153-39', facts }];
}

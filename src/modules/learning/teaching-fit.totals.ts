import { UNITS } from '../../core/quantity/unit.js';
import type { FitCompetence, FitMachine, FitVerdict, FitWork, TeachingFit } from './learning.types.js';

export interface FitStep {
  workCenterId: number | null;
  /** Made outside: it teaches nobody here. */
  supplierId: number | null;
  setupMinutes: number;
  unitCentiminutes: number;
  requiredLevel: number;
  competenceCodes: readonly string[];
}

export interface FitLearner {
  id: number;
  displayName: string;
  level: number;
  frameworkCode: string;
}

/** The school on that day. */
export interface FitSchool {
  learners: readonly FitLearner[];
  competences: readonly { code: string; title: string; frameworkCode: string }[];
  /** Learner → codes with validated work. */
  practised: ReadonlyMap<number, ReadonlySet<string>>;
  centers: ReadonlyMap<number, { name: string; inService: boolean }>;
  /** Machine → learners the gate lets work there; a bench is not named. */
  cleared: ReadonlyMap<number, ReadonlySet<number>>;
}

interface TimedStep extends FitStep {
  /** Of the whole quantity; hundredths of a minute. */
  centiminutes: number;
}

/** What a work would teach, and to whom. */
export function fitOf(works: readonly (FitWork & { steps: readonly FitStep[] })[], school: FitSchool): TeachingFit {
  const steps = works.flatMap(timed);
  const requiredLevel = Math.max(0, ...steps.map((step) => step.requiredLevel));
  const competences = competencesOf(steps, school);
  const machines = machinesOf(steps, school);
  const atLevel = school.learners.filter(({ level }) => level >= requiredLevel).length;
  return {
    works: works.map(({ steps: _steps, ...work }) => work),
    minutes: minutesOf(steps),
    ...{ requiredLevel, atLevel, learners: school.learners.length, competences, machines },
    verdict: verdictOf({ steps, competences, machines, atLevel }),
  };
}

function timed({ steps, unitCode, quantity }: FitWork & { steps: readonly FitStep[] }): TimedStep[] {
  const units = quantity / 10 ** UNITS[unitCode].scale;
  const inside = steps.filter(({ supplierId }) => supplierId === null);
  return inside.map((step) => ({ ...step, centiminutes: step.setupMinutes * 100 + step.unitCentiminutes * units }));
}

const minutesOf = (steps: readonly TimedStep[]): number =>
  Math.round(steps.reduce((sum, { centiminutes }) => sum + centiminutes, 0) / 100);

function competencesOf(steps: readonly TimedStep[], school: FitSchool): FitCompetence[] {
  const trained = new Set(steps.flatMap(({ competenceCodes }) => competenceCodes));
  return school.competences
    .filter(({ code }) => trained.has(code))
    .map(({ code, title, frameworkCode }) => {
      const learners = school.learners.filter((learner) => learner.frameworkCode === frameworkCode);
      const lacking = learners.filter(({ id }) => !school.practised.get(id)?.has(code));
      return {
        ...{ code, title, frameworkCode, learners: learners.length },
        lacking: lacking.map(({ displayName }) => displayName),
        minutes: minutesOf(steps.filter(({ competenceCodes }) => competenceCodes.includes(code))),
      };
    })
    .filter(({ learners }) => learners > 0)
    .sort((a, b) => b.lacking.length - a.lacking.length || a.code.localeCompare(b.code));
}

function machinesOf(steps: readonly TimedStep[], { centers, cleared, learners }: FitSchool): FitMachine[] {
  const ids = [...new Set(steps.flatMap(({ workCenterId }) => workCenterId ?? []))];
  return ids.flatMap((workCenterId) => {
    const center = centers.get(workCenterId);
    if (!center) return [];
    const minutes = minutesOf(steps.filter((step) => step.workCenterId === workCenterId));
    const able = cleared.get(workCenterId)?.size ?? learners.length;
    return [{ workCenterId, name: center.name, inService: center.inService, minutes, cleared: able }];
  });
}

interface Found extends Pick<TeachingFit, 'competences' | 'machines' | 'atLevel'> {
  steps: readonly TimedStep[];
}

function verdictOf({ steps, competences, machines, atLevel }: Found): FitVerdict {
  if (steps.length === 0) return 'untimed';
  if (atLevel === 0 || machines.some(({ inService, cleared }) => !inService || cleared === 0)) return 'closed';
  return competences.some(({ lacking }) => lacking.length > 0) ? 'teaches' : 'known';
}

import fc from 'fast-check';
import { UNITS } from '../../../core/quantity/unit.js';
import type { FitWork } from '../learning.types.js';
import { fitOf, type FitSchool, type FitStep } from '../teaching-fit.totals.js';

const step = (changes: Partial<FitStep> = {}): FitStep => ({
  ...{ workCenterId: 1, supplierId: null, setupMinutes: 30, unitCentiminutes: 150, requiredLevel: 1 },
  ...{ competenceCodes: ['C1'] },
  ...changes,
});
const work = (steps: readonly FitStep[], changes: Partial<FitWork> = {}) => ({
  ...{ itemId: 4, code: 'BRI', name: 'Bride', unitCode: 'C62' as const, quantity: 20, critical: false },
  ...changes,
  steps,
});
const learner = (id: number, level = 2) => ({ id, displayName: `Inès ${id}`, level, frameworkCode: 'CAP' });
const school = (changes: Partial<FitSchool> = {}): FitSchool => ({
  learners: [learner(1), learner(2)],
  competences: [
    { code: 'C1', title: 'Percer', frameworkCode: 'CAP' },
    { code: 'C2', title: 'Tourner', frameworkCode: 'CAP' },
    { code: 'C1', title: 'Coudre', frameworkCode: 'BMA' },
  ],
  practised: new Map([[1, new Set(['C1'])]]),
  centers: new Map([[1, { name: 'Perceuse', inService: true }]]),
  cleared: new Map([[1, new Set([1, 2])]]),
  ...changes,
});

it('names who never worked on what the work trains, in the framework of their class', () => {
  const fit = fitOf([work([step()])], school());
  // 30 min, and 20 times 1 min 30.
  expect(fit.minutes).toBe(60);
  expect(fit.competences).toEqual([
    { code: 'C1', title: 'Percer', frameworkCode: 'CAP', learners: 2, lacking: ['Inès 2'], minutes: 60 },
  ]);
  expect(fit.machines).toEqual([{ workCenterId: 1, name: 'Perceuse', inService: true, minutes: 60, cleared: 2 }]);
  expect(fit.verdict).toBe('teaches');
});

it('knows a work that all have done, one nobody can do, and one without a routing', () => {
  const all = new Map([1, 2].map((id) => [id, new Set(['C1'])] as const));
  expect(fitOf([work([step()])], school({ practised: all })).verdict).toBe('known');
  expect(fitOf([work([step()])], school({ cleared: new Map([[1, new Set<number>()]]) })).verdict).toBe('closed');
  const broken = new Map([[1, { name: 'Perceuse', inService: false }]]);
  expect(fitOf([work([step()])], school({ centers: broken })).verdict).toBe('closed');
  expect(fitOf([work([step({ requiredLevel: 3 })])], school()).verdict).toBe('closed');
  expect(fitOf([work([])], school()).verdict).toBe('untimed');
});

it('a step made outside teaches nobody and takes no time here', () => {
  const fit = fitOf([work([step(), step({ supplierId: 9, workCenterId: null, competenceCodes: ['C2'] })])], school());
  expect(fit.competences.map(({ code }) => code)).toEqual(['C1']);
  expect(fit.minutes).toBe(60);
  expect(fitOf([work([step({ supplierId: 9 })])], school()).verdict).toBe('untimed');
});

it('counts in the unit of the item', () => {
  const slow = [step({ setupMinutes: 0, unitCentiminutes: 1_000 })];
  expect(fitOf([work(slow, { quantity: 20 })], school()).minutes).toBe(200);
  const metres = 20 * 10 ** UNITS.MTR.scale;
  expect(fitOf([work(slow, { unitCode: 'MTR', quantity: metres })], school()).minutes).toBe(200);
});

it('never tells more lacking than learners, nor time of a machine beyond the work', () => {
  const codes = fc.subarray(['C1', 'C2']);
  const steps = fc.array(
    fc.record({
      ...{ workCenterId: fc.constantFrom(1, null), supplierId: fc.constantFrom(null, null, 9) },
      ...{
        setupMinutes: fc.nat(120),
        unitCentiminutes: fc.nat(5_000),
        requiredLevel: fc.nat(4),
        competenceCodes: codes,
      },
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 500 }), fc.array(codes, { maxLength: 6 }), (some, quantity, done) => {
      const learners = done.map((_, id) => learner(id, id % 5));
      const practised = new Map(done.map((own, id) => [id, new Set(own)]));
      const cleared = new Map([[1, new Set(learners.map(({ id }) => id))]]);
      const fit = fitOf([work(some, { quantity })], school({ learners, practised, cleared }));
      for (const { lacking, learners: of, minutes } of fit.competences) {
        expect(lacking.length).toBeLessThanOrEqual(of);
        expect(minutes).toBeLessThanOrEqual(fit.minutes + 1);
      }
      for (const { minutes, cleared: able } of fit.machines) {
        expect(minutes).toBeLessThanOrEqual(fit.minutes + 1);
        expect(able).toBeLessThanOrEqual(learners.length);
      }
      expect(fit.atLevel).toBeLessThanOrEqual(fit.learners);
    }),
  );
});

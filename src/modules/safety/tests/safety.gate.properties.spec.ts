import fc from 'fast-check';
import { addDays, type LocalDate } from '../../../core/time/local-date.js';
import { MACHINE_CLASSES } from '../machine-classes.js';
import { REGULATED_WORKS, type WorkRule } from '../regulated-works.js';
import { passGate, type GatePapers, type GateQuestion } from '../safety.gate.js';
import { DECLARATION_STATES } from '../safety.gate.types.js';
import { sentenceOf } from '../safety.gate.words.js';
import { aMachine, anOpinion, aQuestion, bornOn, fullPapers, operated, TODAY } from './safety.gate.builders.js';

// Few codes, few places and days close to the bounds, so that papers often match and a pass is not rare.
const near = (around: LocalDate, days: number): fc.Arbitrary<LocalDate> =>
  fc.integer({ min: -days, max: days }).map((gap) => addDays(around, gap));
const dayNear = (years: number): fc.Arbitrary<LocalDate> => near(addDays(TODAY, Math.round(years * 365.25)), 3);
const anyDay = fc.oneof(dayNear(0), dayNear(-3), dayNear(-1), dayNear(1), near(TODAY, 500));
const code = fc.constantFrom('manual_mill', 'manual_mill', 'forklift');
const workRule = fc.constantFrom<WorkRule>('D.4153-17', 'R.4153-50', 'R.4153-52', 'D.4153-27');
const place = fc.constantFrom(1, 1, 2);
const scope = fc.uniqueArray(fc.oneof(code, workRule), { maxLength: 3 });

const question: fc.Arbitrary<GateQuestion> = fc
  .record({
    birthDate: fc.oneof(dayNear(-18), dayNear(-15), dayNear(-16.5), dayNear(-20)),
    works: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.uniqueArray(workRule, { maxLength: 2 }) },
    ),
    machine: fc.option(
      fc.record({
        classCode: code,
        rule: fc.constantFrom('D', 'D', 'D', 'A', 'N', 'F' as const),
        article: fc.constantFrom('D.4153-28', 'D.4153-28', 'D.4153-27', 'R.4153-51', 'R.4153-50'),
        requiresDriving: fc.boolean(),
        trainingRequired: fc.boolean(),
      }),
      { freq: 8 },
    ),
  })
  .map(({ birthDate, works, machine }) => ({
    ...operated({ workRules: works }),
    learner: { id: 7, birthDate, level: 2 },
    machine: machine && aMachine(machine as Partial<ReturnType<typeof aMachine>>),
  }));

const lists = {
  declarations: fc.array(
    fc.record({
      id: fc.integer({ min: 1, max: 99 }),
      sentOn: anyDay,
      state: fc.constantFrom(...DECLARATION_STATES, 'active' as const, 'active' as const),
      covers: fc.array(
        fc.oneof(fc.record({ machineClassCode: code, workshopId: place }), fc.record({ workRule, workshopId: place })),
        { maxLength: 4 },
      ),
    }),
    { maxLength: 4 },
  ),
  medicalOpinions: fc.array(
    fc.record({
      issuedOn: anyDay,
      validUntil: anyDay,
      outcome: fc.constantFrom('fit', 'fit', 'fit_with_reserves', 'unfit' as const),
      excludedClassCodes: fc.oneof(fc.constant([]), fc.constant([]), scope),
      includesHandling: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  trainings: fc.array(fc.record({ machineClassCode: code, trainedOn: anyDay }), { maxLength: 3 }),
  drivingAuthorisations: fc.array(
    fc.record({ classCode: fc.oneof(code, workRule), issuedOn: anyDay, validUntil: anyDay }),
    { maxLength: 3 },
  ),
  standingDerogations: fc.array(
    fc.record({
      article: fc.constantFrom('R.4153-49', 'R.4153-50', 'R.4153-51' as const),
      scope,
      from: anyDay,
      until: anyDay,
    }),
    { maxLength: 3 },
  ),
};
const someLists = fc.record(lists) as fc.Arbitrary<GatePapers>;
// Half of the files start from the full one, so that one paper is often all that holds the pass.
const papers = fc.oneof(
  someLists,
  someLists.map((some): GatePapers => {
    const full = fullPapers();
    return {
      ...some,
      declarations: [...full.declarations, ...some.declarations],
      medicalOpinions: some.medicalOpinions.length > 2 ? some.medicalOpinions : full.medicalOpinions,
      trainings: [...full.trainings, ...some.trainings],
    };
  }),
);
const runs = { numRuns: Number(process.env.GATE_RUNS ?? 1500) };
const refused = (asked: GateQuestion, file: GatePapers): boolean => passGate(asked, file).outcome === 'refused';
const LISTS = Object.keys(lists) as (keyof GatePapers)[];

describe('properties of the gate', () => {
  it('the generators reach both answers', () => {
    const answers = fc.sample(fc.tuple(question, papers), 2000).map(([asked, file]) => refused(asked, file));
    const passes = answers.filter((no) => !no).length;
    expect(passes).toBeGreaterThan(100);
    expect(answers.length - passes).toBeGreaterThan(100);
  });

  it('taking a paper away never turns a refusal into a pass, unless a doctor’s paper was itself a no', () => {
    fc.assert(
      fc.property(question, papers, fc.constantFrom(...LISTS), fc.nat(), (asked, file, list, pick) => {
        const at = file[list].length > 0 ? pick % file[list].length : 0;
        const without = { ...file, [list]: (file[list] as unknown[]).filter((_, index) => index !== at) };
        if (!refused(asked, file) || refused(asked, without)) return true;
        const alone = { ...file, medicalOpinions: file.medicalOpinions.slice(at, at + 1) };
        return list === 'medicalOpinions' && refused(asked, alone);
      }),
      runs,
    );
  });

  it('taking every paper of a kind away never helps, opinions that say no apart', () => {
    const kinds = LISTS.filter((list) => list !== 'medicalOpinions');
    fc.assert(
      fc.property(
        question,
        papers,
        fc.constantFrom(...kinds),
        (asked, file, list) => !refused(asked, file) || refused(asked, { ...file, [list]: [] }),
      ),
      runs,
    );
  });

  it('an unfit opinion never unblocks, and the latest one refuses any work that needs an opinion', () => {
    fc.assert(
      fc.property(question, papers, anyDay, anyDay, (asked, file, issuedOn, validUntil) => {
        const unfit = anOpinion({ issuedOn, validUntil, outcome: 'unfit' });
        return !refused(asked, file) || refused(asked, { ...file, medicalOpinions: [...file.medicalOpinions, unfit] });
      }),
      runs,
    );
    fc.assert(
      fc.property(papers, (file) =>
        refused(aQuestion(), {
          ...file,
          medicalOpinions: [...file.medicalOpinions, anOpinion({ issuedOn: TODAY, outcome: 'unfit' })],
        }),
      ),
      runs,
    );
  });

  it('a minor never works by derogation without a valid opinion, nor without a declaration or a derogation', () => {
    fc.assert(
      fc.property(papers, (file) => {
        const passes = !refused(aQuestion(), file);
        const seen = file.medicalOpinions.some(
          ({ outcome, issuedOn, validUntil }) => outcome !== 'unfit' && issuedOn <= TODAY && TODAY <= validUntil,
        );
        const told = file.declarations.length + file.standingDerogations.length > 0;
        return !passes || (seen && told);
      }),
      runs,
    );
  });

  it('same question, same answer; the question and the papers are left as they were; order does not count', () => {
    fc.assert(
      fc.property(question, papers, (asked, file) => {
        const before = JSON.stringify([asked, file]);
        const answer = passGate(asked, file);
        const turned = Object.fromEntries(
          LISTS.map((list) => [list, [...file[list]].reverse()]),
        ) as unknown as GatePapers;
        expect(passGate(structuredClone(asked), structuredClone(file))).toEqual(answer);
        expect(passGate(asked, turned).blocks).toEqual(answer.blocks);
        expect(JSON.stringify([asked, file])).toBe(before);
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
      }),
      { numRuns: 500 },
    );
  });

  it('a trained adult passes on any machine that is not driven, with no paper of the minors’ regime', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MACHINE_CLASSES.filter(({ requiresDriving }) => !requiresDriving)),
        dayNear(-20),
        (entry, birthDate) => {
          const { code: classCode, rule, article } = entry;
          const none = fullPapers({
            declarations: [],
            medicalOpinions: [],
            trainings: [{ machineClassCode: classCode, trainedOn: TODAY }],
          });
          expect(passGate(bornOn(birthDate, { machine: aMachine({ classCode, rule, article }) }), none).outcome).toBe(
            'clear',
          );
        },
      ),
    );
  });

  it('says a sentence in both languages for every finding', () => {
    fc.assert(
      fc.property(question, papers, (asked, file) => {
        const { blocks, warnings } = passGate(asked, file);
        for (const finding of [...blocks, ...warnings]) {
          for (const locale of ['fr', 'en'] as const)
            expect(sentenceOf(finding, locale)).toMatch(/^\S((?!undefined|null).)+\.$/);
        }
      }),
      { numRuns: 500 },
    );
    expect(Object.keys(REGULATED_WORKS).length).toBeGreaterThan(20);
  });
});

import fc from 'fast-check';
import { passGate, type GatePapers, type GateQuestion } from '../safety.gate.js';
import { sentenceOf } from '../safety.gate.words.js';
import { anOpinion, aQuestion, fullPapers, operated, TODAY } from './safety.gate.builders.js';

const refused = (asked: GateQuestion, file: GatePapers): boolean => passGate(asked, file).outcome === 'refused';
const runs = { numRuns: Number(process.env.GATE_RUNS ?? 1500) };

describe('garbage', () => {
  const whole = {
    question: aQuestion({ operation: operated({ workRules: ['D.4153-17'] }).operation }),
    papers: richPapers(),
  };
  const paths = pathsOf(whole);
  // Values that would be right for some field are left out by comparing outcomes: only what cannot be believed stays.
  const garbage = fc.oneof(
    fc.anything({ withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true, withBigInt: true }),
    fc.constantFrom<unknown>(
      undefined,
      null,
      NaN,
      -1,
      Infinity,
      '',
      '  ',
      '2026-02-30',
      '2026-13-01',
      'X',
      'true',
      0,
      [],
      {},
      [null],
      Symbol('no'),
    ),
  );
  const TEXTS = /(excludedClassCodes|scope)$/;
  const MAY_BE_EMPTY = /(excludedClassCodes|scope|drivingAuthorisations|standingDerogations|workRules)$/;

  it('the whole file passes', () => expect(passGate(whole.question, whole.papers).outcome).toBe('clear'));
  it('covers every field', () => expect(paths.length).toBeGreaterThan(50));

  it('undefined in any field is refused, and said', () => {
    for (const path of paths) {
      const { question: asked, papers: file } = planted(whole, path, undefined);
      const answer = passGate(asked, file);
      expect({ path, outcome: answer.outcome }).toEqual({ path, outcome: 'refused' });
      for (const block of answer.blocks) expect(sentenceOf(block, 'fr')).toContain('illisible');
    }
  });

  it.each([
    ['question.date', ['B0']],
    ['question.learner.birthDate', ['B8']],
    ['question.operation.workRules.0', ['B1']],
    ['question.machine', ['B1']],
    ['question.machine.rule', ['B1']],
    ['question.machine.trainingRequired', ['B4']],
    ['question.machine.requiresDriving', ['B5']],
    ['question.machine.inService', ['B7']],
    ['question.supervisor', ['B6']],
    ['question.supervisor.present', ['B6']],
    ['papers', ['B0', 'B2', 'B3', 'B4', 'B5', 'B2']],
    ['papers.declarations', ['B2']],
    ['papers.declarations.0.covers', ['B2']],
    ['papers.standingDerogations.0.until', ['B2']],
    ['papers.medicalOpinions.0.outcome', ['B3']],
    ['papers.trainings.0.trainedOn', ['B4']],
    ['papers.drivingAuthorisations.0', ['B5']],
  ])('%s is refused under the rule it serves', (path, expected) => {
    const { question: asked, papers: file } = planted(whole, path, 'X');
    expect(passGate(asked, file).blocks.map(({ rule }) => rule)).toEqual(expected);
  });

  it('a misspelt article, an unfinished declaration in force and an unknown state are refused', () => {
    const wrong: [string, unknown][] = [
      ['question.machine.article', 'D4153-27'],
      ['papers.declarations.0.sentOn', null],
      ['question.machine.workshopId', 0],
      ['papers.declarations.0.state', 'approved'],
      ['papers.declarations.0.covers.0.workRule', 'D.4153-17'],
    ];
    for (const [path, value] of wrong) {
      const { question: asked, papers: file } = planted(whole, path, value);
      expect({ path, refused: refused(asked, file) }).toEqual({ path, refused: true });
    }
  });

  it('anything in any field never throws, and passes only if it is a right value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), garbage, (path, value) => {
        const { question: asked, papers: file } = planted(whole, path, value);
        const { outcome } = passGate(asked, file);
        return outcome === 'refused' || Object.is(value, valueAt(whole, path)) || isRight(path, value);
      }),
      { numRuns: Number(process.env.GATE_RUNS ?? 10_000) },
    );
  });

  it('anything at all in place of question and papers is refused', () => {
    fc.assert(
      fc.property(garbage, garbage, (asked, file) => refused(asked as GateQuestion, file as GatePapers)),
      runs,
    );
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('trap');
        },
      },
    );
    expect(passGate(trap as GateQuestion, richPapers()).blocks.map(({ rule }) => rule)).toEqual(['B0']);
  });

  /** Values that the garbage may hold and that are right where they stand. */
  function isRight(path: string, value: unknown): boolean {
    const field = path.split('.').findLast((key) => !/^\d+$/.test(key)) as string;
    const isText = (item: unknown): boolean => typeof item === 'string' && item.trim() !== '';
    if (Array.isArray(value)) return value.every(isText) && (value.length === 0 ? MAY_BE_EMPTY : TEXTS).test(path);
    // Among all words there are, some day, those of a rule.
    if (field === 'rule') return ['A', 'D', 'N'].includes(value as string);
    if (isText(value))
      return /^(name|id|userId|workshopId|classCode|machineClassCode|excludedClassCodes|scope)$/.test(field);
    if (typeof value === 'boolean') return /heavyLoad|elsewhere|includesHandling|trainingRequired/.test(field);
    return typeof value === 'number' && value >= 0 && /^id$|Id$|evel$|^learners/.test(field);
  }
});

/** One paper of each kind, all good. */
function richPapers(): GatePapers {
  const [declaration] = fullPapers().declarations;
  const covers = [...declaration!.covers, { workRule: 'D.4153-17' as const, workshopId: 1 }];
  return fullPapers({
    declarations: [{ ...declaration!, covers }],
    medicalOpinions: [anOpinion({ excludedClassCodes: ['edm'] })],
    drivingAuthorisations: [{ classCode: 'forklift', issuedOn: TODAY, validUntil: TODAY }],
    standingDerogations: [{ article: 'R.4153-49', scope: ['manual_lathe'], from: TODAY, until: TODAY }],
  });
}

type Whole = { question: GateQuestion; papers: GatePapers };

function pathsOf(value: unknown, path: readonly string[] = []): string[] {
  const inside =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))
      : [];
  return path.length > 0 ? [path.join('.'), ...inside] : inside;
}

function valueAt(whole: Whole, path: string): unknown {
  return path.split('.').reduce((at: unknown, key) => (at as Record<string, unknown>)[key], whole);
}

function planted(whole: Whole, path: string, value: unknown): Whole {
  const copy = structuredClone(whole) as unknown as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() as string;
  const holder = keys.reduce((at, key) => at[key] as Record<string, unknown>, copy);
  holder[last] = value;
  return copy as unknown as Whole;
}

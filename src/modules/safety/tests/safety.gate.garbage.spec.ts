import fc from 'fast-check';
import { passGate, type GatePapers, type GateQuestion } from '../safety.gate.js';
import { sentenceOf } from '../safety.gate.words.js';
import { anOpinion, aQuestion, fullPapers, operated, TODAY } from './safety.gate.builders.js';

const refused = (asked: GateQuestion, file: GatePapers): boolean => passGate(asked, file).outcome === 'refused';
const runs = { numRuns: 3000 };

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

  it('anything in any field never throws, and passes only if it is a right value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), garbage, (path, value) => {
        const { question: asked, papers: file } = planted(whole, path, value);
        const { outcome } = passGate(asked, file);
        return outcome === 'refused' || isRight(path, value);
      }),
      { numRuns: 20_000 },
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
    if (isText(value))
      return /^(name|id|userId|workshopId|classCode|machineClassCode|excludedClassCodes|scope)$/.test(field);
    if (value === true && /^(competent|present|inService)$/.test(field)) return true;
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

function planted(whole: Whole, path: string, value: unknown): Whole {
  const copy = structuredClone(whole) as unknown as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() as string;
  const holder = keys.reduce((at, key) => at[key] as Record<string, unknown>, copy);
  holder[last] = value;
  return copy as unknown as Whole;
}

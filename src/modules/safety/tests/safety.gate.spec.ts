import { passGate, GATE_RULE_VERSION, type GateMachine, type GatePapers, type GateQuestion } from '../safety.gate.js';
import {
  aMachine,
  anOpinion,
  aQuestion,
  blocks,
  bornOn,
  day,
  fullPapers,
  operated,
  TODAY,
  type Opinion,
} from './safety.gate.builders.js';

const on = (date: string): GateQuestion =>
  aQuestion({ date: day(date), machine: aMachine({ checkValidUntil: day('2199-12-31') }) });
const withMachine = (change: Partial<GateMachine>): GateQuestion => aQuestion({ machine: aMachine(change) });
const noPapers: GatePapers = {
  declarations: [],
  medicalOpinions: [],
  trainings: [],
  drivingAuthorisations: [],
  standingDerogations: [],
};
const opinions = (...changes: Partial<Opinion>[]): GatePapers =>
  fullPapers({ medicalOpinions: changes.map((change) => anOpinion(change)) });
type Declaration = GatePapers['declarations'][number];
const declared = (change: Partial<Declaration>): GatePapers =>
  fullPapers({ declarations: fullPapers().declarations.map((declaration) => ({ ...declaration, ...change })) });

describe('the gate', () => {
  it('lets a learner with every paper pass, and stamps the rule version', () => {
    expect(passGate(aQuestion(), fullPapers())).toEqual({
      outcome: 'clear',
      blocks: [],
      warnings: [],
      ruleVersion: GATE_RULE_VERSION,
    });
  });

  it('names every missing paper at once, in the order of the rules', () => {
    expect(blocks(aQuestion({ supervisor: null }), noPapers)).toEqual([
      'B2 missing',
      'B3 missing',
      'B4 missing',
      'B6 missing',
    ]);
  });

  it('asks nothing of a hand operation but a supervisor', () => {
    expect(blocks(aQuestion({ machine: null }), noPapers)).toEqual([]);
    expect(blocks(aQuestion({ machine: null, supervisor: null }), noPapers)).toEqual(['B6 missing']);
  });
});

describe('B1 and the 18th birthday', () => {
  const forbidden = { machine: aMachine({ rule: 'F', article: 'D.4153-20' }) } as const;
  it.each([
    ['the day before', '2008-11-24', ['B1 forbidden']],
    ['the day', '2008-11-23', []],
    ['the day after', '2008-11-22', []],
  ])('%s', (_, birthDate, expected) => {
    expect(blocks(bornOn(birthDate, forbidden))).toEqual(expected);
  });

  it.each([
    ['2026-02-28', ['B1 forbidden']],
    ['2026-03-01', []],
  ])('born on 29 February 2008, asked on %s', (date, expected) => {
    expect(blocks(bornOn('2008-02-29', { ...forbidden, date: day(date) }), trainedEarly())).toEqual(expected);
  });

  it('quotes the article of the machine, and of each forbidden work once', () => {
    const question = operated({ workRules: ['D.4153-20', 'D.4153-20', 'D.4153-30/1'] });
    const found = passGate({ ...question, ...forbidden }, fullPapers()).blocks;
    expect(found.map(({ rule, article }) => `${rule} ${article}`)).toEqual([
      'B1 D.4153-20',
      'B1 D.4153-20',
      'B1 D.4153-30',
    ]);
  });

  it('is not opened by any paper', () => {
    const diploma = [{ article: 'R.4153-49' as const, scope: ['manual_mill'], from: TODAY, until: TODAY }];
    expect(blocks(aQuestion(forbidden), fullPapers({ standingDerogations: diploma }))).toEqual(['B1 forbidden']);
  });
});

function trainedEarly(): GatePapers {
  return fullPapers({ trainings: [{ machineClassCode: 'manual_mill', trainedOn: day('2020-01-01') }] });
}

describe('B2, the declaration', () => {
  const yearly = { medicalOpinions: [anOpinion({ issuedOn: day('2028-08-01'), validUntil: day('2029-08-01') })] };
  it.each([
    ['2028-08-31', '2025-09-01', []],
    ['2028-09-01', '2025-09-01', ['B2 expired']],
    ['2028-09-02', '2025-09-01', ['B2 expired']],
    ['2028-09-02', '2028-09-02', []],
    ['2028-09-02', '2028-09-03', ['B2 not_yet_sent']],
    ['2027-02-27', '2024-02-29', []],
    ['2027-02-28', '2024-02-29', ['B2 expired']],
  ])('on %s, sent on %s', (date, sentOn, expected) => {
    const minor = bornOn('2012-01-01', { date: day(date), machine: on(date).machine });
    const early = anOpinion({ issuedOn: day('2026-09-08') });
    const papers = { ...declared({ sentOn: day(sentOn) }), medicalOpinions: [early, ...yearly.medicalOpinions] };
    expect(blocks(minor, papers)).toEqual(expected);
  });

  it.each([
    ['draft', ['B2 not_in_force']],
    ['sent', []],
    ['active', []],
    ['to_renew', []],
    ['to_update', []],
    ['expired', ['B2 not_in_force']],
    ['withdrawn', ['B2 not_in_force']],
  ] as const)('state %s', (state, expected) => {
    expect(blocks(aQuestion(), declared({ state }))).toEqual(expected);
  });

  it.each([
    ['another workshop', [{ machineClassCode: 'manual_mill', workshopId: 2 }], ['B2 other_workshop']],
    ['another class', [{ machineClassCode: 'manual_lathe', workshopId: 1 }], ['B2 missing']],
    [
      'class here and place there',
      [
        { machineClassCode: 'manual_lathe', workshopId: 1 },
        { machineClassCode: 'manual_mill', workshopId: 2 },
      ],
      ['B2 other_workshop'],
    ],
    ['nothing at all', [], ['B2 missing']],
    ['an id of another kind', [{ machineClassCode: 'manual_mill', workshopId: '1' }], ['B2 other_workshop']],
  ])('covering %s', (_, covers, expected) => {
    expect(blocks(aQuestion(), declared({ covers }))).toEqual(expected);
  });

  it('accepts a new declaration beside an expired or withdrawn one, and an unfinished draft', () => {
    const [good] = fullPapers().declarations as [Declaration];
    const old: Declaration = { ...good, sentOn: day('2020-09-01') };
    const draft = { ...good, sentOn: null, state: 'draft', covers: null } as unknown as Declaration;
    expect(
      blocks(aQuestion(), fullPapers({ declarations: [old, { ...good, state: 'withdrawn' }, draft, good] })),
    ).toEqual([]);
  });

  it('is asked for each regulated work, at the place of the work', () => {
    const chemicals = operated({ workRules: ['D.4153-17'] });
    const both = declared({
      covers: [
        { machineClassCode: 'manual_mill', workshopId: 1 },
        { workRule: 'D.4153-17', workshopId: 1 },
      ],
    });
    expect(blocks(chemicals)).toEqual(['B2 missing']);
    expect(blocks(chemicals, both)).toEqual([]);
    expect(blocks({ ...chemicals, machine: null }, both)).toEqual(['B2 workshop_unknown']);
    const placed = operated({ workRules: ['D.4153-17'], workshopId: 1 });
    expect(blocks({ ...placed, machine: null }, both)).toEqual([]);
  });
});

describe('standing derogations replace B2 only', () => {
  const derogation = (change: object): GatePapers =>
    fullPapers({
      declarations: [],
      standingDerogations: [{ article: 'R.4153-49', scope: ['manual_mill'], from: TODAY, until: TODAY, ...change }],
    });
  it.each([
    ['in force on its only day', {}, []],
    ['from tomorrow', { from: day('2026-11-24'), until: day('2027-01-01') }, ['B2 missing']],
    ['until yesterday', { from: day('2026-01-01'), until: day('2026-11-22') }, ['B2 missing']],
    ['of another class', { scope: ['manual_lathe'] }, ['B2 missing']],
    ['electrical, on a milling machine', { article: 'R.4153-50' }, ['B2 missing']],
    ['driving, on a milling machine', { article: 'R.4153-51' }, ['B2 missing']],
  ])('%s', (_, change, expected) => {
    expect(blocks(aQuestion(), derogation(change))).toEqual(expected);
  });

  it('still asks for the medical opinion and the training', () => {
    expect(blocks(aQuestion(), { ...derogation({}), medicalOpinions: [], trainings: [] })).toEqual([
      'B3 missing',
      'B4 missing',
    ]);
  });

  it('opens electrical operations by habilitation only', () => {
    const wiring = operated({ workRules: ['R.4153-50'] });
    const named = fullPapers().declarations;
    const held = { ...derogation({ article: 'R.4153-50', scope: ['R.4153-50'] }), declarations: named };
    expect(blocks(wiring)).toEqual(['B2 habilitation_missing']);
    expect(blocks(wiring, { ...derogation({ scope: ['R.4153-50'] }), declarations: named })).toEqual([
      'B2 habilitation_missing',
    ]);
    expect(blocks(wiring, held)).toEqual([]);
  });
});

describe('B3, the medical opinion', () => {
  it.each([
    ['the day it is given', [{ issuedOn: TODAY }], []],
    ['given tomorrow', [{ issuedOn: day('2026-11-24') }], ['B3 missing']],
    ['its last day', [{ validUntil: TODAY }], []],
    ['the day after', [{ validUntil: day('2026-11-22') }], ['B3 expired']],
    [
      'a year old to the day, though written for two',
      [{ issuedOn: day('2025-11-23'), validUntil: day('2027-11-23') }],
      [],
    ],
    [
      'a year and a day old, though written for two',
      [{ issuedOn: day('2025-11-22'), validUntil: day('2027-11-22') }],
      ['B3 expired'],
    ],
    ['unfit', [{ outcome: 'unfit' }], ['B3 unfit']],
    ['fit, then unfit', [{}, { issuedOn: day('2026-10-01'), outcome: 'unfit' }], ['B3 unfit']],
    ['unfit, then fit', [{ outcome: 'unfit' }, { issuedOn: day('2026-10-01') }], []],
    ['fit, then unfit tomorrow', [{}, { issuedOn: day('2026-11-24'), outcome: 'unfit' }], []],
    ['fit and unfit on one day', [{ outcome: 'unfit' }, {}], ['B3 unfit']],
    ['a newer one that is over', [{}, { issuedOn: day('2026-10-01'), validUntil: day('2026-11-01') }], ['B3 expired']],
    ['reserves elsewhere', [{ outcome: 'fit_with_reserves', excludedClassCodes: ['manual_lathe'] }], []],
    ['reserves here', [{ outcome: 'fit_with_reserves', excludedClassCodes: ['manual_mill'] }], ['B3 excluded']],
    ['fit, yet excluding this class', [{ excludedClassCodes: ['manual_mill'] }], ['B3 excluded']],
  ] as [string, Partial<Opinion>[], string[]][])('%s', (_, changes, expected) => {
    expect(blocks(aQuestion(), opinions(...changes))).toEqual(expected);
  });

  it('is not asked where the law asks none, but a doctor who said no is heard', () => {
    const sewing = withMachine({ rule: 'A' });
    const free = withMachine({ rule: 'N', article: null });
    expect([blocks(sewing, opinions()), blocks(free, opinions())]).toEqual([[], []]);
    expect(blocks(sewing, opinions({ outcome: 'unfit', validUntil: day('2026-10-01') }))).toEqual(['B3 unfit']);
    expect(blocks(free, opinions({ outcome: 'unfit' }))).toEqual([]);
    const excluding = { excludedClassCodes: ['manual_mill'] };
    const later = { issuedOn: day('2026-10-01') };
    expect(blocks(free, opinions(excluding))).toEqual(['B3 excluded']);
    expect(blocks(free, opinions(excluding, { ...later, outcome: 'unfit' }))).toEqual(['B3 excluded']);
    expect(blocks(free, opinions(excluding, later))).toEqual([]);
  });

  it('must include handling for the work R.4153-52', () => {
    const lifting = operated({ workRules: ['R.4153-52'] });
    expect(blocks(lifting)).toEqual(['B3 handling_not_included']);
    expect(blocks(lifting, opinions({ includesHandling: true }))).toEqual([]);
  });
});

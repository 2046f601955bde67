import { MACHINE_CLASSES, machineClass } from '../machine-classes.js';
import { isWorkRule } from '../regulated-works.js';
import { passGate, type GateFinding, type GateQuestion } from '../safety.gate.js';
import { sentenceOf } from '../safety.gate.words.js';
import { anOpinion, aQuestion, bornOn, day, fullPapers, operated, TODAY, warnings } from './safety.gate.builders.js';

const supervisor = { userId: 3, competent: true, present: true, learnersOnThatHalfDay: 12, elsewhere: false };

describe('warnings never block', () => {
  it.each([
    ['8 h a day', aQuestion({ plannedMinutesThatDay: 480, plannedMinutesThatWeek: 2100 }), []],
    ['more than 8 h', aQuestion({ plannedMinutesThatDay: 481 }), ['A2']],
    ['more than 35 h', aQuestion({ plannedMinutesThatWeek: 2101 }), ['A2']],
    ['a Sunday', aQuestion({ date: day('2026-11-22') }), ['A4']],
    ['a holiday', aQuestion({ date: day('2026-12-25') }), ['A4']],
    ['a heavy load', operated({ heavyLoad: true }), ['A5']],
    ['a critical order above the level', operated({ criticality: 'critical', requiredLevel: 3 }), ['A6']],
    ['a critical order at the level', operated({ criticality: 'critical' }), []],
    ['a standard order above the level', operated({ requiredLevel: 4 }), []],
    ['12 learners', aQuestion({ supervisor }), []],
    ['13 learners', aQuestion({ supervisor: { ...supervisor, learnersOnThatHalfDay: 13 } }), ['A7']],
    ['supervisor elsewhere', aQuestion({ supervisor: { ...supervisor, elsewhere: true } }), ['A7']],
    ['18 in 61 days', bornOn('2009-01-23'), []],
    ['18 in 60 days', bornOn('2009-01-22'), ['A8']],
    ['18 tomorrow', bornOn('2008-11-24'), ['A8']],
    ['18 today', bornOn('2008-11-23'), []],
    ['PPE not ticked', aQuestion({ ppeTicked: false }), ['A9']],
    ['PPE ticked', aQuestion({ ppeTicked: true }), []],
  ])('%s', (_, question, expected) => {
    expect(warnings(question)).toEqual(expected);
    expect(passGate(question, fullPapers()).outcome).toBe(expected.length > 0 ? 'warned' : 'clear');
  });

  it('counts the 18th birthday of a 29 February on 1 March', () => {
    const asked = bornOn('2008-02-29', { date: day('2026-01-12'), machine: null });
    expect(passGate(asked, fullPapers()).warnings.map(({ facts }) => facts)).toEqual([
      { on: '2026-03-01', daysLeft: 48 },
    ]);
  });

  it('leaves the working time of adults to others', () => {
    expect(warnings(bornOn('2006-01-01', { plannedMinutesThatDay: 600, date: day('2026-12-25') }))).toEqual([]);
  });

  it('accepts a heavy load with an opinion that includes handling', () => {
    const papers = fullPapers({ medicalOpinions: [anOpinion({ includesHandling: true })] });
    expect(warnings(operated({ heavyLoad: true }), papers)).toEqual([]);
  });
});

describe('A1, papers that end', () => {
  it.each([
    ['60 days left', '2027-01-22', []],
    ['59 days left', '2027-01-21', ['A1']],
    ['the last day', '2026-11-23', ['A1']],
    ['over', '2026-11-22', []],
  ])('opinion: %s', (_, validUntil, expected) => {
    expect(
      warnings(aQuestion(), fullPapers({ medicalOpinions: [anOpinion({ validUntil: day(validUntil) })] })),
    ).toEqual(expected);
  });

  it.each([
    ['60 days left', '2024-01-23', []],
    ['59 days left', '2024-01-22', ['A1']],
    ['the last day', '2023-11-24', ['A1']],
  ])('declaration: %s', (_, sentOn, expected) => {
    const declarations = fullPapers().declarations.map((declaration) => ({ ...declaration, sentOn: day(sentOn) }));
    expect(warnings(aQuestion(), fullPapers({ declarations }))).toEqual(expected);
    const renewed = [...declarations, ...fullPapers().declarations];
    expect(warnings(aQuestion(), fullPapers({ declarations: renewed }))).toEqual([]);
  });
});

describe('sentences', () => {
  const first = (question: GateQuestion, papers = fullPapers()): GateFinding => {
    const { blocks: found, warnings: warned } = passGate(question, papers);
    return [...found, ...warned][0] as GateFinding;
  };
  const plain = (sentence: string): string => sentence.replaceAll('\u00a0', ' ');

  it('names the paper and says what to do', () => {
    const finding = first(aQuestion(), fullPapers({ medicalOpinions: [] }));
    expect(plain(sentenceOf(finding, 'fr'))).toBe(
      'Avis médical manquant pour « fraiseuse » au 23/11/2026 : enregistrez l’avis d’aptitude (R.4153-40).',
    );
    expect(sentenceOf(finding, 'en')).toBe(
      'Medical opinion missing for “manual milling machine” on 23 Nov 2026: record the fitness opinion (R.4153-40).',
    );
  });

  it('uses the machine’s own name, the name of a work, and the code of a class the school made', () => {
    const machine = { ...aQuestion().machine!, name: 'Huron 2' };
    expect(sentenceOf(first(aQuestion({ machine: { ...machine, inService: false } })), 'fr')).toContain('Huron 2');
    expect(sentenceOf(first(operated({ workRules: ['D.4153-20'] })), 'fr')).toContain('vibrations mécaniques');
    const own = { ...machine, name: null, classCode: 'loom' };
    expect(sentenceOf(first(aQuestion({ machine: own })), 'en')).toContain('“loom”');
  });

  it('says when a learner may come back', () => {
    expect(plain(sentenceOf(first(bornOn('2011-11-24')), 'fr'))).toBe(
      'Apprenant de moins de 15 ans au 23/11/2026 : choisissez un jour à partir du 24/11/2026 (R.4153-39).',
    );
  });

  it('points to the value that cannot be read', () => {
    const question = { ...aQuestion(), date: '2026-02-30' } as unknown as GateQuestion;
    expect(plain(sentenceOf(first(question), 'fr'))).toBe(
      'Contrôle impossible, demande : valeur inconnue ou illisible (date), corrigez la fiche.',
    );
  });

  it('says durations and days left', () => {
    expect(plain(sentenceOf(first(aQuestion({ plannedMinutesThatDay: 510 })), 'fr'))).toBe(
      'Journée prévue de 8 h 30, plus de 8 h : allégez la journée (L.3162-1).',
    );
    expect(sentenceOf(first(bornOn('2008-11-24')), 'en')).toContain('on 24 Nov 2026, in 1 day');
  });
});

describe('machine classes', () => {
  it('have one code each, both names, and an article wherever there is a rule', () => {
    expect(new Set(MACHINE_CLASSES.map(({ code }) => code)).size).toBe(MACHINE_CLASSES.length);
    for (const { code, rule, article, name, note } of MACHINE_CLASSES) {
      expect({ code, named: Boolean(name.fr && name.en) }).toEqual({ code, named: true });
      expect({ code, ruled: rule === 'N' || isWorkRule(article) || article === 'R.4153-51' }).toEqual({
        code,
        ruled: true,
      });
      expect({ code, explained: (rule !== 'A' && rule !== 'F') || note !== null }).toEqual({ code, explained: true });
    }
  });

  it.each([
    ['manual_lathe', 'D'],
    ['cnc_lathe_production', 'A'],
    ['cnc_lathe_setting', 'D'],
    ['bench_grinder', 'D'],
    ['press_brake', 'D'],
    ['forklift', 'A'],
    ['lockstitch', 'A'],
    ['textile_band_knife', 'D'],
    ['angle_grinder', 'F'],
    ['hand_cutting', 'N'],
  ])('%s is %s by default', (code, rule) => {
    expect(machineClass(code)?.rule).toBe(rule);
  });

  it('pass the gate for a minor only with the papers their rule asks', () => {
    for (const { code, rule, article, requiresDriving, trainingRequired } of MACHINE_CLASSES) {
      const machine = { ...aQuestion().machine!, classCode: code, rule, article, requiresDriving, trainingRequired };
      const trained = fullPapers({
        declarations: [],
        medicalOpinions: [],
        trainings: [{ machineClassCode: code, trainedOn: TODAY }],
      });
      const expected = { F: ['B1'], D: ['B2', 'B3'], A: requiresDriving ? ['B3', 'B5'] : [], N: [] }[rule];
      const found = passGate(aQuestion({ machine }), trained).blocks.map((block) => block.rule);
      expect({ code, found }).toEqual({ code, found: expected });
    }
  });
});

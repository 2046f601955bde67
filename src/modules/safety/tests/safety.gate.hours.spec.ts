import { passGate, passHours, type GateHours } from '../safety.gate.js';
import { minutesLeft } from '../safety.gate.hours.js';
import { sentenceOf } from '../safety.gate.words.js';
import { aQuestion, blocks, bornOn, fullPapers } from './safety.gate.builders.js';

const worked = (change: Partial<GateHours> = {}): { hours: GateHours } => ({
  hours: { hour: 10, minutesThatDay: 60, minutesThatWeek: 600, stretchMinutes: 60, restMinutes: 900, ...change },
});

describe('B9, who is under 18 has worked enough', () => {
  it.each([
    ['an ordinary morning', worked(), []],
    ['a minute short of 8 h that day', worked({ minutesThatDay: 479 }), []],
    ['8 h that day', worked({ minutesThatDay: 480 }), ['B9 day']],
    ['a minute short of 35 h that week', worked({ minutesThatWeek: 2099 }), []],
    ['35 h that week', worked({ minutesThatWeek: 2100 }), ['B9 week']],
    ['a minute short of 4 h 30 without a break', worked({ stretchMinutes: 269 }), []],
    ['4 h 30 without a break', worked({ stretchMinutes: 270 }), ['B9 stretch']],
    ['12 h of rest', worked({ restMinutes: 720 }), []],
    ['a minute short of 12 h of rest', worked({ restMinutes: 719 }), ['B9 rest']],
    ['no work on the days before', worked({ restMinutes: null }), []],
    ['before 6 h', worked({ hour: 5 }), ['B9 night']],
    ['6 h', worked({ hour: 6 }), []],
    ['before 22 h', worked({ hour: 21 }), []],
    ['22 h', worked({ hour: 22 }), ['B9 night']],
    ['midnight', worked({ hour: 0 }), ['B9 night']],
  ])('at 16: %s', (_, hours, expected) => {
    expect(blocks(aQuestion(hours))).toEqual(expected);
  });

  it.each([
    ['before 20 h', worked({ hour: 19 }), []],
    ['20 h', worked({ hour: 20 }), ['B9 night']],
    ['14 h of rest', worked({ restMinutes: 840 }), []],
    ['a minute short of 14 h of rest', worked({ restMinutes: 839 }), ['B9 rest']],
  ])('at 15: %s', (_, hours, expected) => {
    expect(blocks(bornOn('2010-11-24', hours))).toEqual(expected);
    // Sixteen that day: the rules of sixteen.
    expect(blocks(bornOn('2010-11-23', hours))).toEqual([]);
  });

  it('leaves adults alone, and says nothing while work is only planned', () => {
    const tired = worked({ hour: 23, minutesThatDay: 700, stretchMinutes: 700, restMinutes: 1 });
    expect(blocks(bornOn('2008-11-23', tired))).toEqual([]);
    expect(blocks(bornOn('2008-11-24', tired))).toEqual(['B9 night', 'B9 day', 'B9 stretch', 'B9 rest']);
    expect(blocks(aQuestion({ hours: null }))).toEqual([]);
  });

  it('says the same of a learner who only helps or cleans', () => {
    const { date, learner } = aQuestion();
    expect(passHours({ date, learner, ...worked() }).outcome).toBe('clear');
    expect(passHours({ date, learner, ...worked({ stretchMinutes: 275 }) }).blocks).toEqual(
      passGate(aQuestion(worked({ stretchMinutes: 275 })), fullPapers()).blocks,
    );
  });

  it('refuses hours it cannot read', () => {
    for (const wrong of ['hour', 'minutesThatDay', 'minutesThatWeek', 'stretchMinutes', 'restMinutes'] as const)
      for (const value of [undefined, -1, 1.5, '3', Number.NaN]) {
        const { hours } = worked();
        const garbage = { hours: { ...hours, [wrong]: value } as unknown as GateHours };
        expect(blocks(aQuestion(garbage))).toEqual(['B9 unreadable']);
      }
    expect(blocks(aQuestion({ hours: 'late' as unknown as GateHours }))).toEqual(['B9 unreadable']);
  });

  it('says it in few words', () => {
    const [finding] = passGate(aQuestion(worked({ stretchMinutes: 275 })), fullPapers()).blocks;
    expect(sentenceOf(finding!, 'fr').replaceAll('\u00a0', ' ')).toBe(
      '4 h 35 sans pause, 4 h 30 au plus : 30 minutes de pause d’abord (L.3162-3).',
    );
    const [night] = passGate(aQuestion(worked({ hour: 23 })), fullPapers()).blocks;
    expect(sentenceOf(night!, 'fr').replaceAll('\u00a0', ' ')).toBe(
      'C’est la nuit, de 22 h à 6 h : à demain (L.3163-2).',
    );
  });

  it('a yes holds until the first of the limits', () => {
    expect(minutesLeft(worked().hours)).toBe(210);
    expect(minutesLeft(worked({ minutesThatDay: 470 }).hours)).toBe(10);
    expect(minutesLeft(worked({ minutesThatWeek: 2095 }).hours)).toBe(5);
    expect(minutesLeft(worked({ hour: 18 }).hours)).toBe(60);
    expect(minutesLeft(worked({ stretchMinutes: 300 }).hours)).toBe(0);
  });
});

import type { GateMachine, GatePapers, GateQuestion } from '../safety.gate.js';
import { aMachine, aQuestion, blocks, bornOn, day, fullPapers, operated, TODAY } from './safety.gate.builders.js';

const withMachine = (change: Partial<GateMachine>): GateQuestion => aQuestion({ machine: aMachine(change) });
const asAdult = (question: GateQuestion): GateQuestion => ({
  ...question,
  learner: { id: 9, birthDate: day('2006-01-01'), level: 2 },
});
const noPapers = Object.fromEntries(Object.keys(fullPapers()).map((list) => [list, []])) as unknown as GatePapers;

describe('B4 and B5, at any age', () => {
  const forklift = withMachine({ classCode: 'forklift', rule: 'A', article: 'R.4153-51', requiresDriving: true });
  const driver = (issuedOn: string, validUntil: string): GatePapers =>
    fullPapers({
      trainings: [{ machineClassCode: 'forklift', trainedOn: TODAY }],
      drivingAuthorisations: [{ classCode: 'forklift', issuedOn: day(issuedOn), validUntil: day(validUntil) }],
    });

  it.each([
    ['trained today', TODAY, []],
    ['trained tomorrow', day('2026-11-24'), ['B4 missing']],
  ])('%s', (_, trainedOn, expected) => {
    const papers = fullPapers({ trainings: [{ machineClassCode: 'manual_mill', trainedOn }] });
    expect(blocks(aQuestion(), papers)).toEqual(expected);
    expect(blocks(asAdult(aQuestion()), papers)).toEqual(expected);
  });

  it('does not believe a set-up that forgot the training of a regulated machine', () => {
    expect(blocks(withMachine({ trainingRequired: false }), fullPapers({ trainings: [] }))).toEqual(['B4 missing']);
    const free = withMachine({ rule: 'N', article: null, trainingRequired: false });
    expect(blocks(free, noPapers)).toEqual([]);
  });

  it.each([
    ['2026-11-23', '2026-11-23', []],
    ['2026-11-24', '2027-11-23', ['B5 missing']],
    ['2025-11-23', '2026-11-22', ['B5 expired']],
  ])('authorised from %s until %s', (issuedOn, validUntil, expected) => {
    expect(blocks(forklift, driver(issuedOn, validUntil))).toEqual(expected);
    expect(blocks(asAdult(forklift), driver(issuedOn, validUntil))).toEqual(expected);
  });

  it('asks a minor who drives for a medical opinion, and does not believe a forgotten driving flag', () => {
    const good = driver('2026-11-23', '2026-11-23');
    expect(blocks(forklift, { ...good, medicalOpinions: [] })).toEqual(['B3 missing']);
    expect(blocks(withMachine({ requiresDriving: true }))).toEqual(['B5 missing']);
    const forgotten = withMachine({ classCode: 'forklift', rule: 'A', article: 'R.4153-51' });
    expect(blocks(forgotten, { ...good, drivingAuthorisations: [] })).toEqual(['B5 missing']);
    expect(
      blocks(
        { ...forklift, machine: null, operation: operated({ workRules: ['D.4153-27'], workshopId: 1 }).operation },
        good,
      ),
    ).toEqual(['B2 missing', 'B5 missing']);
  });
});

describe('B6, B7, B8', () => {
  const supervised = (change: object): GateQuestion =>
    aQuestion({
      supervisor: { userId: 3, competent: true, present: true, learnersOnThatHalfDay: 1, elsewhere: false, ...change },
    });
  it.each([
    ['no supervisor', aQuestion({ supervisor: null }), ['B6 missing']],
    ['not competent here', supervised({ competent: false }), ['B6 not_competent']],
    ['absent', supervised({ present: false }), ['B6 absent']],
    ['out of service', withMachine({ inService: false }), ['B7 out_of_service']],
    ['never checked', withMachine({ checkValidUntil: null }), ['B7 check_missing']],
    ['last day of the check', withMachine({ checkValidUntil: TODAY }), []],
    ['check over', withMachine({ checkValidUntil: day('2026-11-22') }), ['B7 check_expired']],
  ])('%s, minor or adult', (_, question, expected) => {
    expect(blocks(question)).toEqual(expected);
    expect(blocks(asAdult(question))).toEqual(expected);
  });

  it.each([
    ['the day before 15', '2011-11-24', ['B8 under_15']],
    ['the day of 15', '2011-11-23', []],
    ['the day after', '2011-11-22', []],
    ['not born yet', '2026-11-24', ['B8 implausible']],
    ['a placeholder date', '1900-01-01', ['B8 implausible']],
  ])('%s', (_, birthDate, expected) => {
    expect(blocks(bornOn(birthDate, { machine: null }))).toEqual(expected);
  });

  it.each([
    ['2027-02-28', ['B8 under_15']],
    ['2027-03-01', []],
  ])('born on 29 February 2012, asked on %s', (date, expected) => {
    expect(blocks(bornOn('2012-02-29', { machine: null, date: day(date) }))).toEqual(expected);
  });

  it('asks an adult for no declaration and no opinion', () => {
    expect(blocks(asAdult(aQuestion()), { ...fullPapers(), declarations: [], medicalOpinions: [] })).toEqual([]);
  });
});

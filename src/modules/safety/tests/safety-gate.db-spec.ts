import type { EntityManager } from 'typeorm';
import { ReadSource } from '../../../core/database/read-source.js';
import { localDate } from '../../../core/time/local-date.js';
import { openHouse, type House } from '../../../../test/support/house.js';
import { LearnersService } from '../../learners/index.js';
import { aLearner } from '../../learners/tests/learners.builder.js';
import { SchoolService } from '../../school/index.js';
import { SafetyGate, SafetyModule, SafetyService, type GateAnswer } from '../index.js';
import { SafetyPapers } from '../safety.papers.js';
import { aShop, clearFor, declared, turning, type Shop } from './safety.builder.js';

const day = localDate;
const blocks = ({ blocks: found }: GateAnswer) => found.map(({ rule }) => rule);

describe('the gate with its papers from the base', () => {
  let house: House;
  let shop: Shop;
  let gate: SafetyGate;
  let safety: SafetyService;

  beforeAll(async () => {
    house = await openHouse([SafetyModule]);
    gate = house.get(SafetyGate);
    safety = house.get(SafetyService);
  });
  beforeEach(async () => {
    shop = await aShop(house);
  });
  afterAll(() => house.close());

  const ask = (changes: Parameters<typeof turning>[1] = {}) => gate.ask(shop.director, turning(shop, changes));

  it('opens paper by paper, and only when all are there', async () => {
    expect(blocks(await ask())).toEqual(['B2', 'B3', 'B4']);
    await declared(house, shop);
    expect(blocks(await ask())).toEqual(['B3', 'B4']);
    await clearFor(house, shop);
    expect(await ask()).toMatchObject({ outcome: 'clear', blocks: [], warnings: [] });
    expect(blocks(await ask({ date: day('2027-10-04') }))).toEqual(['B3', 'B7']);
    expect(blocks(await ask({ date: day('2029-01-05') }))).not.toContain('B2'); // adult by then
  });

  it('judges the day of the operation: the third anniversary of the sending is out', async () => {
    await declared(house, shop, '2024-01-05');
    await clearFor(house, shop);
    expect(blocks(await ask({ date: day('2027-01-04') }))).toEqual([]);
    expect(blocks(await ask({ date: day('2027-01-05') }))).toEqual(['B2']);
  });

  it('wants a supervisor named for the place, present, still on the staff', async () => {
    await declared(house, shop);
    await clearFor(house, shop);
    expect(blocks(await ask({ supervisorId: null }))).toEqual(['B6']);
    expect(blocks(await ask({ supervisorId: shop.director.userId }))).toEqual(['B6']);
    await safety.recordAbsence(shop.director, {
      userId: shop.master.userId,
      firstDay: day('2026-11-24'),
      lastDay: day('2026-11-24'),
    });
    expect(await ask()).toMatchObject({ blocks: [{ rule: 'B6', facts: { reason: 'absent' } }] });
    expect(blocks(await ask({ date: day('2026-11-25') }))).toEqual([]);
    const elsewhere = await house.get(SchoolService).addWorkshop(shop.director, { code: 'A', name: 'Ajustage' });
    const byHand = { workCenterId: null, date: day('2026-11-25') };
    const operation = { ...turning(shop).operation, workshopId: elsewhere };
    expect(await ask({ ...byHand, operation })).toMatchObject({
      blocks: [{ rule: 'B6', facts: { reason: 'not_competent' } }],
    });
    expect(blocks(await ask(byHand))).toEqual([]);
  });

  it('stops with the machine, and with a bench out of service', async () => {
    await declared(house, shop);
    await clearFor(house, shop);
    const schools = house.get(SchoolService);
    await schools.setOutOfService(shop.director, shop.latheId, 'Mandrin fendu');
    expect(blocks(await ask())).toEqual(['B7']);
    expect(blocks(await ask({ workCenterId: shop.benchId }))).toEqual([]);
    await schools.setOutOfService(shop.director, shop.benchId, 'Pied cassé');
    expect(blocks(await ask({ workCenterId: shop.benchId }))).toEqual(['B7']);
  });

  it('refuses a machine whose class nobody defined', async () => {
    const ghost = { workshopId: shop.workshopId, code: 'X', name: 'Engin', machineClassCode: 'unknown_class' };
    const workCenterId = await house.get(SchoolService).addWorkCenter(shop.director, ghost);
    const answer = await ask({ workCenterId });
    expect(answer.outcome).toBe('refused');
    expect(blocks(answer)).toContain('B1');
  });

  it('refuses who is not enrolled that day', async () => {
    await declared(house, shop);
    await clearFor(house, shop);
    await house.get(LearnersService).leave(shop.director, shop.learnerId, day('2026-11-24'));
    expect(blocks(await ask())).toEqual([]);
    expect(blocks(await ask({ date: day('2026-11-25') }))).toEqual(['B0']);
  });

  it('believes no paper, machine or learner of another school', async () => {
    await declared(house, shop);
    await clearFor(house, shop);
    const other = await aShop(house);
    const asked = (changes: Partial<ReturnType<typeof turning>>) => gate.ask(other.director, turning(other, changes));
    const answer = await asked({});
    expect(blocks(answer)).toEqual(['B2', 'B3', 'B4']);
    // The other school declared the same class: it must not even be seen as declared elsewhere.
    expect(answer.blocks[0]).toMatchObject({ facts: { reason: 'missing' } });
    const files = await house.get(SafetyPapers).files(other.director, [shop.learnerId]);
    expect(files.get(shop.learnerId)).toMatchObject({ declarations: [], medicalOpinions: [], trainings: [] });
    expect(blocks(await asked({ learnerId: shop.learnerId }))).toEqual(['B0']);
    expect(blocks(await asked({ workCenterId: shop.latheId }))).toEqual(['B0']);
    expect(blocks(await asked({ supervisorId: shop.master.userId }))).toContain('B6');
  });

  it('answers many as it answers each, in as many queries', async () => {
    await declared(house, shop);
    await clearFor(house, shop);
    const learners = house.get(LearnersService);
    const ids = [shop.learnerId];
    for (let n = 0; n < 5; n++)
      ids.push(await learners.admit(shop.director, aLearner(shop.groupId, { firstName: `E${n}` })));
    await clearFor(house, shop, ids[2]);
    const { learnerId: _, ...question } = turning(shop);
    const many = await gate.askMany(shop.director, question, ids);
    for (const id of ids) expect([id, many.get(id)]).toEqual([id, await ask({ learnerId: id })]);
    expect([...many.values()].filter(({ outcome }) => outcome === 'clear')).toHaveLength(2);
    const one = await countQueries(house, () => gate.askMany(shop.director, question, ids.slice(0, 1)));
    const six = await countQueries(house, () => gate.askMany(shop.director, question, ids));
    expect(six).toBe(one);
    expect(one).toBeGreaterThan(5); // the counter counts
    expect(one).toBeLessThanOrEqual(14);
  });

  it('sees, inside a unit of work, the paper just recorded', async () => {
    await declared(house, shop);
    const answer = await house.unit.run(async () => {
      await clearFor(house, shop);
      return ask();
    });
    expect(answer.outcome).toBe('clear');
  });

  it('gives the API the service’s own answer, with its sentences', async () => {
    const headers = await house.signedIn(shop.director);
    const answer = await ask();
    const payload = {
      ...{ date: '2026-11-24', halfDay: 'am', operationName: 'tournage de l’axe', requiredLevel: 1 },
      ...{ workshopId: shop.workshopId, learnerId: shop.learnerId, workCenterId: shop.latheId },
      ...{ supervisorId: shop.master.userId, learnersWithSupervisor: 1 },
    };
    const said = await house.http({ method: 'POST', url: '/api/v1/safety/questions', headers, payload });
    expect(said.statusCode).toBe(200);
    const { sentences, ...same } = said.json<GateAnswer & { sentences: { sentence: string }[] }>();
    expect(same).toEqual(answer);
    expect(sentences[0]!.sentence).toContain('Déclaration de dérogation manquante');
    const accountant = await house.signedIn(await house.scope(shop.school, 'accountant'));
    const closed = await house.http({ method: 'POST', url: '/api/v1/safety/questions', headers: accountant, payload });
    expect([403, 404]).toContain(closed.statusCode);
  });
});

describe('the gate when the base does not answer', () => {
  it('refuses (B0) and never throws', async () => {
    const house = await openHouse([SafetyModule]);
    const shop = await aShop(house);
    await declared(house, shop);
    await clearFor(house, shop);
    const gate = house.get(SafetyGate);
    expect((await gate.ask(shop.director, turning(shop))).outcome).toBe('clear');
    await house.get(ReadSource).manager.dataSource.destroy();
    const answer = await gate.ask(shop.director, turning(shop));
    expect(answer).toMatchObject({ outcome: 'refused', blocks: [{ rule: 'B0' }], warnings: [] });
    const { learnerId, ...question } = turning(shop);
    const many = await gate.askMany(shop.director, question, [learnerId, 99]);
    expect([...many.values()].map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
    await house.get(ReadSource).manager.dataSource.initialize(); // so that the house can close it
    await house.close();
  });
});

async function countQueries(house: House, work: () => Promise<unknown>): Promise<number> {
  const { dataSource } = house.read.manager as EntityManager;
  let count = 0;
  const before = dataSource.logger;
  dataSource.setOptions({ logging: ['query'] });
  dataSource.logger = { ...noLog, logQuery: () => void count++ };
  await work();
  dataSource.logger = before;
  dataSource.setOptions({ logging: false });
  return count;
}

const nothing = () => undefined;
const noLog = {
  logQuery: nothing,
  logQueryError: nothing,
  logQuerySlow: nothing,
  logSchemaBuild: nothing,
  logMigration: nothing,
  log: nothing,
};

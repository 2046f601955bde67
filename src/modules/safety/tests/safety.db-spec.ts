import { Journal } from '../../../core/journal/journal.js';
import { localDate } from '../../../core/time/local-date.js';
import { openHouse, type House } from '../../../../test/support/house.js';
import {
  DeclarationsQueries,
  DeclarationsService,
  LearnerPapersService,
  SafetyModule,
  SafetyQueries,
  SafetyService,
} from '../index.js';
import { aShop, clearFor, declared, type Shop } from './safety.builder.js';

const day = localDate;
const today = day('2026-11-23');

describe('the safety room', () => {
  let house: House;
  let shop: Shop;
  let safety: SafetyService;
  let queries: SafetyQueries;

  beforeAll(async () => {
    house = await openHouse([SafetyModule]);
    safety = house.get(SafetyService);
    queries = house.get(SafetyQueries);
  });
  beforeEach(async () => {
    house.clock.set('2026-11-23T08:00:00Z');
    shop = await aShop(house);
  });
  afterAll(() => house.close());

  const story = (type: string, id: number) => house.get(Journal).of(shop.director, { type, id });

  describe('machine classes', () => {
    it('takes the defaults of the house list, and asks for the rest', async () => {
      expect(await queries.classes(shop.director)).toMatchObject([
        { code: 'manual_lathe', rule: 'D', article: 'D.4153-28', trainingRequired: true },
      ]);
      await expect(safety.defineClass(shop.director, { code: 'manual_lathe' })).rejects.toMatchObject({
        code: 'safety.class_exists',
      });
      await expect(safety.defineClass(shop.director, { code: 'robot' })).rejects.toMatchObject({
        code: 'safety.class_incomplete',
      });
      const robot = { code: 'robot', name: 'Robot', rule: 'D' as const };
      await expect(safety.defineClass(shop.director, robot)).rejects.toMatchObject({ code: 'safety.article_missing' });
      await safety.defineClass(shop.director, { ...robot, article: 'D.4153-28' });
    });

    it('lets the head alone change a rule, with its reason kept', async () => {
      const change = { rule: 'A' as const, article: 'D.4153-28', reason: 'Carter asservi posé le 12 novembre' };
      await expect(safety.changeRule(shop.master, shop.classId, change)).rejects.toMatchObject({
        code: 'safety.director_only',
        status: 403,
      });
      await expect(
        safety.changeRule(shop.director, shop.classId, { ...change, article: 'D4153' }),
      ).rejects.toMatchObject({ code: 'safety.article_missing' });
      await safety.changeRule(shop.director, shop.classId, change);
      await expect(safety.changeRule(shop.director, shop.classId, change)).rejects.toMatchObject({
        code: 'safety.same_rule',
      });
      const [, line] = await story('machine_class', shop.classId);
      expect(line).toMatchObject({
        event: 'rule_changed',
        fromState: 'D',
        toState: 'A',
        reason: change.reason,
        userId: shop.director.userId,
      });
      expect(await queries.ruleChanges(shop.director)).toMatchObject([
        { classId: shop.classId, from: 'D', to: 'A', reason: change.reason },
      ]);
    });
  });

  describe('declarations', () => {
    const service = () => house.get(DeclarationsService);
    const sheet = (id: number) => house.get(DeclarationsQueries).sheet(shop.director, id);

    it('goes from draft to its end, each step journalled', async () => {
      const works = [{ machineClassCode: 'manual_lathe', workshopId: shop.workshopId }];
      const id = await service().declare(shop.director, { sector: 'Usinage', works: [] });
      const proof = 'LRAR 1';
      await expect(service().send(shop.director, id, { sentOn: today, proof })).rejects.toMatchObject({
        code: 'safety.nothing_declared',
      });
      await service().edit(shop.director, id, { sector: 'Usinage de pièces', works }, 1);
      await expect(service().send(shop.director, id, { sentOn: day('2026-11-24'), proof })).rejects.toMatchObject({
        code: 'safety.day_to_come',
      });
      await expect(service().send(shop.director, id, { sentOn: today, proof: '  ' })).rejects.toMatchObject({
        code: 'safety.proof_missing',
      });
      await expect(service().send(shop.master, id, { sentOn: today, proof })).rejects.toMatchObject({
        code: 'core.not_your_role',
      });
      await service().send(shop.director, id, { sentOn: today, proof });
      await expect(service().edit(shop.director, id, { sector: 'x', works }, 3)).rejects.toMatchObject({
        code: 'safety.frozen_declaration',
      });
      await service().acknowledge(shop.director, id);
      expect(await sheet(id)).toMatchObject({
        state: 'active',
        lastDay: '2029-11-22',
        proof,
        works: [{ name: 'tour conventionnel', workshopName: 'Usinage' }],
      });
      await expect(service().change(shop.director, id, ' ')).rejects.toMatchObject({ code: 'core.reason_missing' });
      await service().change(shop.director, id, 'Nouvelle presse');
      expect(await sheet(id)).toMatchObject({ state: 'to_update', tellBefore: '2026-12-01' });
      const more = [...works, { workRule: 'D.4153-17', workshopId: shop.workshopId }];
      await service().tell(shop.director, id, { proof: 'LRAR 2', works: more });
      expect((await sheet(id)).works).toHaveLength(2);
      await service().withdraw(shop.director, id, 'Atelier fermé');
      expect((await story('workshop_declaration', id)).map(({ event }) => event)).toEqual(
        ['drafted', 'edited', 'send', 'acknowledge', 'change', 'tell', 'withdraw'],
      ); // prettier-ignore
    });

    it('covers only what exists in the school', async () => {
      const other = await aShop(house);
      const declare = (work: object) => service().declare(shop.director, { sector: 'x', works: [work as never] });
      const { workshopId } = shop;
      await expect(declare({ machineClassCode: 'manual_lathe', workshopId: other.workshopId })).rejects.toMatchObject({
        status: 404,
      });
      await expect(declare({ machineClassCode: 'nothing', workshopId })).rejects.toMatchObject({
        code: 'safety.unknown_class',
      });
      await expect(declare({ workRule: 'D.9999-1', workshopId })).rejects.toMatchObject({
        code: 'safety.unknown_class',
      });
      await expect(declare({ workshopId })).rejects.toMatchObject({ code: 'safety.work_not_one' });
      await expect(service().declare(shop.master, { sector: 'x', works: [] })).rejects.toMatchObject({
        code: 'safety.director_only',
      });
    });

    it('follows the calendar when reviewed', async () => {
      const soon = await declared(house, shop, '2024-01-05');
      const over = await declared(house, shop, '2023-11-23');
      const far = await declared(house, shop, '2026-01-05');
      expect(await service().review(shop.director)).toBe(2);
      const states = (await house.get(DeclarationsQueries).list(shop.director)).map(({ id, state }) => [id, state]);
      expect(states).toEqual([[far, 'sent'], [over, 'expired'], [soon, 'to_renew']]); // prettier-ignore
      expect(await service().review(shop.director)).toBe(0);
    });

    it('is not another school’s to see or to move', async () => {
      const id = await declared(house, shop);
      const other = await aShop(house);
      await expect(house.get(DeclarationsQueries).sheet(other.director, id)).rejects.toMatchObject({ status: 404 });
      await expect(service().acknowledge(other.director, id)).rejects.toMatchObject({ status: 404 });
      expect(await house.get(DeclarationsQueries).list(other.director)).toEqual([]);
    });
  });

  describe('papers of a learner', () => {
    it('refuses what cannot be', async () => {
      const { learnerId } = shop;
      const opinion = {
        learnerId,
        issuedOn: day('2026-10-01'),
        validUntil: day('2027-09-30'),
        outcome: 'fit' as const,
      };
      const record = (changes: object) => safety.recordOpinion(shop.director, { ...opinion, ...changes });
      await expect(record({ validUntil: day('2027-10-02') })).rejects.toMatchObject({
        code: 'safety.opinion_too_long',
      });
      await expect(record({ issuedOn: day('2026-11-24') })).rejects.toMatchObject({ code: 'safety.day_to_come' });
      await expect(record({ validUntil: day('2026-09-30') })).rejects.toMatchObject({
        code: 'safety.end_before_start',
      });
      await expect(record({ excludedClassCodes: ['nothing'] })).rejects.toMatchObject({ code: 'safety.unknown_class' });
      const training = { learnerId, machineClassCode: 'manual_lathe', trainedOn: today };
      const accountant = await house.scope(shop.school, 'accountant');
      await expect(
        safety.recordTraining(shop.director, { ...training, trainerId: accountant.userId }),
      ).rejects.toMatchObject({ code: 'safety.not_staff' });
      const driving = { learnerId, classCode: 'manual_lathe', issuedOn: today, validUntil: day('2027-11-22') };
      await expect(safety.authoriseDriving(shop.director, driving)).rejects.toMatchObject({
        code: 'safety.not_driven',
      });
      const derogation = {
        learnerId,
        article: 'R.4153-49' as const,
        classCodes: [],
        validFrom: today,
        validUntil: today,
      };
      await expect(safety.grantStandingDerogation(shop.director, derogation)).rejects.toMatchObject({
        code: 'safety.nothing_named',
      });
    });

    it('records them, says who read them, and never what they say', async () => {
      await clearFor(house, shop);
      await safety.defineClass(shop.director, { code: 'overhead_crane' });
      const { learnerId } = shop;
      await safety.authoriseDriving(shop.master, {
        learnerId,
        classCode: 'overhead_crane',
        issuedOn: today,
        validUntil: day('2027-11-22'),
      });
      await safety.grantStandingDerogation(shop.director, {
        learnerId,
        article: 'R.4153-49',
        classCodes: ['manual_lathe'],
        validFrom: today,
        validUntil: day('2027-08-31'),
      });
      const papers = await house.get(LearnerPapersService).open(shop.master, learnerId);
      expect(papers).toMatchObject({
        medicalOpinions: [{ outcome: 'fit', excludedClassCodes: [], includesHandling: false }],
        trainings: [{ machineClassCode: 'manual_lathe', trainerId: shop.master.userId }],
        drivingAuthorisations: [{ classCode: 'overhead_crane' }],
        standingDerogations: [{ article: 'R.4153-49', scope: ['manual_lathe'] }],
      });
      const lines = await story('learner', learnerId);
      expect(lines.at(-1)).toMatchObject({
        event: 'medical_status_read',
        userId: shop.master.userId,
        at: '2026-11-23T08:00:00.000Z',
      });
      expect(JSON.stringify(lines)).not.toMatch(/Inès|Durand|"fit"/);
    });

    it('takes out a paper recorded by mistake: the head, with a reason', async () => {
      await clearFor(house, shop);
      const papers = house.get(LearnerPapersService);
      const { learnerId } = shop;
      const { id } = (await queries.papersOf(shop.director, learnerId)).trainings[0]!;
      const one = { kind: 'safety_training' as const, id, learnerId };
      await expect(papers.retract(shop.master, one, 'Erreur')).rejects.toMatchObject({ code: 'safety.director_only' });
      await papers.retract(shop.director, one, 'Saisi pour un autre');
      expect((await queries.papersOf(shop.director, learnerId)).trainings).toEqual([]);
      expect((await story('learner', learnerId)).at(-1)).toMatchObject({
        event: 'safety_training_retracted',
        reason: 'Saisi pour un autre',
      });
    });

    it('is not another school’s', async () => {
      const other = await aShop(house);
      const { learnerId } = shop;
      const opinion = { learnerId, issuedOn: today, validUntil: day('2027-11-22'), outcome: 'fit' as const };
      await expect(safety.recordOpinion(other.director, opinion)).rejects.toMatchObject({ status: 404 });
      const training = { learnerId, machineClassCode: 'manual_lathe', trainedOn: today };
      await expect(safety.recordTraining(other.director, training)).rejects.toMatchObject({ status: 404 });
      await expect(house.get(LearnerPapersService).open(other.director, learnerId)).rejects.toMatchObject({
        status: 404,
      });
      await expect(queries.papersOf(other.director, learnerId)).rejects.toMatchObject({ status: 404 });
      await expect(
        safety.changeRule(other.director, shop.classId, { rule: 'N', article: null, reason: 'essai de loin' }),
      ).rejects.toMatchObject({ status: 404 });
      const naming = { userId: shop.master.userId, workshopId: other.workshopId, position: 'x', namedFrom: today };
      await expect(safety.nameSupervisor(other.director, naming)).rejects.toMatchObject({ code: 'safety.not_staff' });
      const far = { ...naming, userId: other.master.userId, workshopId: shop.workshopId };
      await expect(safety.nameSupervisor(other.director, far)).rejects.toMatchObject({ status: 404 });
    });
  });

  it('names a supervisor once, however many ask for it together', async () => {
    const { userId } = await house.scope(shop.school, 'master');
    const naming = { userId, workshopId: shop.workshopId, position: 'x', namedFrom: today };
    const asked = Array.from({ length: 8 }, () => safety.nameSupervisor(shop.director, naming));
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const codes = outcomes.flatMap((end) => (end.status === 'rejected' ? [(end.reason as { code: string }).code] : []));
    expect(new Set(codes)).toEqual(new Set(['safety.already_named']));
    const id = (outcomes.find(({ status }) => status === 'fulfilled') as PromiseFulfilledResult<number>).value;
    await safety.endSupervision(shop.director, id, today);
    await safety.endSupervision(shop.director, await safety.nameSupervisor(shop.director, naming), today);
  });

  it('names, sends away and unnames supervisors', async () => {
    const { userId } = shop.master;
    const naming = { userId, workshopId: shop.workshopId, position: 'x', namedFrom: today };
    await expect(safety.nameSupervisor(shop.director, naming)).rejects.toMatchObject({ code: 'safety.already_named' });
    const on = (date: string) => queries.supervisors(shop.director, day(date));
    expect(await on('2026-11-23')).toMatchObject([{ userId, workshopIds: [shop.workshopId], present: true }]);
    expect(await on('2026-08-31')).toEqual([]);
    const absence = await safety.recordAbsence(shop.master, { userId, firstDay: today, lastDay: today });
    expect(await on('2026-11-23')).toMatchObject([{ present: false }]);
    await safety.cancelAbsence(shop.master, absence);
    expect(await on('2026-11-23')).toMatchObject([{ present: true }]);
  });

  it('crosses learners and machines as the gate answers, without saying what the doctor wrote', async () => {
    const matrix = () => queries.matrix(shop.director, today);
    expect((await matrix()).rows).toMatchObject([
      {
        displayName: 'Inès D.',
        cells: [{ workCenterId: shop.latheId, outcome: 'refused', rules: ['B2', 'B3', 'B4'] }],
      },
    ]);
    await declared(house, shop, '2024-01-05');
    await clearFor(house, shop);
    expect((await matrix()).rows[0]!.cells).toMatchObject([{ outcome: 'warned', rules: ['A1'] }]);
    expect((await matrix()).machines).toMatchObject([
      { name: 'Tour Cazeneuve', className: 'tour conventionnel', rule: 'D' },
    ]);
    expect((await queries.expiring(shop.director, today)).map(({ kind, state }) => [kind, state])).toEqual([
      ['declaration', 'ending'],
    ]);
    const accountant = await house.scope(shop.school, 'accountant');
    expect((await queries.matrix(accountant, today)).rows).toEqual([]);
  });
});

import { openHouse, type House } from '../../../../test/support/house.js';
import { JournalEntry } from '../../../core/core.entities.js';
import { anItem } from '../../catalog/tests/catalog.builder.js';
import { DecisionsService } from '../../production/index.js';
import { aLaunchedOrder, aWorkshopAtWork, makeAll } from '../../production/tests/workshop.builder.js';
import { RequestJudgement, RequestsQueries, RequestsService } from '../../quoting/index.js';
import { aPartner } from '../../sales/tests/sales.builder.js';
import { LearningModule } from '../learning.module.js';
import { TeachingFitQueries } from '../teaching-fit.queries.js';

const COMPETENCES = [
  { code: 'C3-1', title: 'Couper' },
  { code: 'C3-3', title: 'Assembler' },
];
const ROUTING = [
  { code: 'COU', name: 'Couper', setupMinutes: 5, unitCentiminutes: 100, competenceCodes: ['C3-1'] },
  { code: 'PIQ', name: 'Piquer', setupMinutes: 5, unitCentiminutes: 100, competenceCodes: ['C3-3'] },
];
const NEED = { subject: 'Tabliers', need: 'Lin.', quantities: [{ quantity: 50 }, { quantity: 20 }] };

let house: House;
beforeAll(async () => {
  house = await openHouse([LearningModule]);
});
afterAll(() => house.close());

async function aRequestAtWork() {
  const workshop = await aWorkshopAtWork(house, 2, COMPETENCES);
  const { school, workshopId } = workshop;
  const partnerId = await aPartner(house, school);
  const { id: requestId } = await house.get(RequestsService).ask(workshop.master, partnerId, NEED);
  const item = await anItem(house, school, { workshopId, routing: ROUTING });
  return { workshop, partnerId, requestId, item };
}
const judge = async (
  as: Awaited<ReturnType<typeof aRequestAtWork>>,
  told: Omit<Parameters<RequestJudgement['judge']>[2], 'itemId'>,
) => house.get(RequestJudgement).judge(as.workshop.master, as.requestId, { itemId: as.item.id, ...told });

it('tells who lacks what a request would train, from validated work alone', async () => {
  const { workshop, requestId, item } = await aRequestAtWork();
  const fits = house.get(TeachingFitQueries);
  expect((await fits.ofRequest(workshop.master, requestId)).fit).toBeNull();
  const lacking = async () => {
    const { fit } = await fits.ofRequest(workshop.master, requestId, item.id);
    return Object.fromEntries(fit!.competences.map((one) => [one.code, one.lacking]));
  };
  expect(await lacking()).toEqual({ 'C3-1': ['Inès D.', 'Noah D.'], 'C3-3': ['Inès D.', 'Noah D.'] });
  const { of } = await aLaunchedOrder(house, workshop, { routing: ROUTING });
  const assignmentId = await makeAll(house, workshop, of, 0, { validated: false });
  expect((await lacking())['C3-1']).toEqual(['Inès D.', 'Noah D.']);
  await house.get(DecisionsService).validateJob(workshop.master, assignmentId);
  expect(await lacking()).toEqual({ 'C3-1': ['Noah D.'], 'C3-3': ['Inès D.', 'Noah D.'] });
  const { fit } = await fits.ofRequest(workshop.master, requestId, item.id);
  // Two set-ups of 5 minutes, and twice a minute for the 50 asked.
  expect(fit).toMatchObject({ minutes: 110, learners: 2, verdict: 'teaches' });
  const elsewhere = await house.scope(await house.aSchool(), 'master');
  await expect(fits.ofRequest(elsewhere, requestId, item.id)).rejects.toMatchObject({ status: 404 });
});

it('keeps the decision with the item that says so, and takes the request up', async () => {
  const asked = await aRequestAtWork();
  await judge(asked, { answer: 'accept' });
  const { master } = asked.workshop;
  const request = await house.get(RequestsQueries).sheet(master, asked.requestId);
  expect(request).toMatchObject({
    state: 'qualifying',
    fit: { itemId: asked.item.id, answer: 'accept', quantity: null },
  });
  expect(request.messages).toEqual([]);
  const { fit } = await house.get(TeachingFitQueries).ofRequest(master, asked.requestId);
  expect(fit!.works[0]!.itemId).toBe(asked.item.id);
  const partner = await house.scope(asked.workshop.school, 'partner', { partnerId: asked.partnerId });
  expect((await house.get(RequestsQueries).sheet(partner, asked.requestId)).fit).toBeNull();
  const lines = await house.read.manager.findBy(JournalEntry, { subjectId: asked.requestId, event: 'judge' });
  expect(lines).toHaveLength(1);
});

it('tells the customer that fewer suit, and why; refuses what is not fewer or not said', async () => {
  const asked = await aRequestAtWork();
  const { master } = asked.workshop;
  await expect(judge(asked, { answer: 'smaller', quantity: 50, reason: 'Série trop longue.' })).rejects.toMatchObject({
    code: 'quoting.not_fewer',
  });
  await expect(judge(asked, { answer: 'smaller', reason: 'Série trop longue.' })).rejects.toMatchObject({
    code: 'quoting.not_fewer',
  });
  await expect(judge(asked, { answer: 'smaller', quantity: 12 })).rejects.toMatchObject({
    code: 'quoting.fewer_not_why',
  });
  expect((await house.get(RequestsQueries).sheet(master, asked.requestId)).state).toBe('submitted');
  await judge(asked, { answer: 'smaller', quantity: 12, reason: 'Série trop longue.' });
  const { fit, messages } = await house.get(RequestsQueries).sheet(master, asked.requestId);
  expect(fit).toMatchObject({ answer: 'smaller', quantity: 12 });
  expect(messages.map(({ side, text }) => [side, text])).toEqual([
    ['school', expect.stringContaining('12. Série trop longue.')],
  ]);
  await judge(asked, { answer: 'accept' });
  expect((await house.get(RequestsQueries).sheet(master, asked.requestId)).fit).toMatchObject({
    answer: 'accept',
    quantity: null,
  });
});

it('judges neither what was answered, nor by an item of another customer, nor for an accountant', async () => {
  const asked = await aRequestAtWork();
  const { school, workshopId, master } = asked.workshop;
  const judgement = house.get(RequestJudgement);
  const other = await anItem(house, school, { workshopId, partnerId: await aPartner(house, school) });
  await expect(judgement.judge(master, asked.requestId, { itemId: other.id, answer: 'accept' })).rejects.toMatchObject({
    code: 'quoting.item_reserved',
  });
  const accountant = await house.scope(school, 'accountant');
  await expect(
    judgement.judge(accountant, asked.requestId, { itemId: asked.item.id, answer: 'accept' }),
  ).rejects.toMatchObject({ status: 403 });
  await house.get(RequestsService).decline(master, asked.requestId, 'Trop grand');
  await expect(judge(asked, { answer: 'accept' })).rejects.toMatchObject({ code: 'quoting.request_answered' });
});

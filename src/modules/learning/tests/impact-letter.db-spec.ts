import { openHouse, type House } from '../../../../test/support/house.js';
import { itReads, PaperFile } from '../../../../test/support/papers.js';
import { sql } from '../../../core/database/sql.js';
import { aLaunchedOrder, aWorkshopAtWork, makeAll } from '../../production/tests/workshop.builder.js';
import { ImpactLetters } from '../impact-letters.js';
import { LearningModule } from '../learning.module.js';

let house: House;
beforeAll(async () => {
  house = await openHouse([LearningModule]);
});
afterAll(() => house.close());

async function workDone() {
  const workshop = await aWorkshopAtWork(house, 2, [{ code: 'C3-1', title: 'Couper au trait' }]);
  const routing = [{ code: 'COU', name: 'Couper', setupMinutes: 5, unitCentiminutes: 100, competenceCodes: ['C3-1'] }];
  const { order, of } = await aLaunchedOrder(house, workshop, { routing });
  const assignmentId = await makeAll(house, workshop, of, 0);
  await house.unit.run(() =>
    sql(house.unit.manager, 'UPDATE session_job SET minutes = 870 WHERE assignment_id = ?', [assignmentId]),
  );
  return { workshop, partnerId: order.partnerId };
}

it('is drawn from validated work of the year alone, for its own company and school', async () => {
  const { workshop, partnerId } = await workDone();
  const letters = house.get(ImpactLetters);
  const file = await letters.draw(workshop.director, partnerId);
  expect([file.name, file.bytes.subarray(0, 5).toString()]).toEqual(['impact-2026-2027.pdf', '%PDF-']);
  const own = await house.scope(workshop.school, 'partner', { partnerId, rights: { receiver: true } });
  expect((await letters.draw(own, partnerId)).name).toBe(file.name);
  expect((await letters.draw(own, partnerId, 2025)).name).toBe('impact-2025-2026.pdf');
  const stranger = await house.scope(await house.aSchool(), 'director');
  await expect(letters.draw(stranger, partnerId)).rejects.toMatchObject({ status: 404 });
});

itReads('says so while nothing is validated', async () => {
  const { workshop, partnerId } = await workDone();
  const file = await house.get(ImpactLetters).draw(workshop.director, partnerId, 2025);
  expect(new PaperFile(file.bytes).text()).toContain('Aucun travail');
});

itReads('says hours, days and competences, and names no learner', async () => {
  const { workshop, partnerId } = await workDone();
  const file = await house.get(ImpactLetters).draw(workshop.director, partnerId);
  const text = new PaperFile(file.bytes).text().replace(/[\s\u00a0\u202f]+/g, ' ');
  for (const said of ['14 heures', '2 journées d’apprenti', '1 compétence', 'Couper au trait', '2026-2027'])
    expect(text).toContain(said);
  for (const { learnerId } of workshop.learners) {
    const [row] = await sql<{ first_name: string; last_name: string }>(
      house.read.manager,
      'SELECT first_name, last_name FROM learner WHERE id = ?',
      [learnerId],
    );
    expect(text).not.toContain(row!.first_name);
    expect(text).not.toContain(row!.last_name);
  }
});

import { openHouse, type House } from '../../../../test/support/house.js';
import { sql } from '../../../core/database/sql.js';
import { localDate } from '../../../core/time/local-date.js';
import { LearnersService } from '../../learners/index.js';
import { aPartner } from '../../sales/tests/sales.builder.js';
import { DecisionsService, ImpactQueries, ProductionModule } from '../index.js';
import { aLaunchedOrder, aWorkshopAtWork, makeAll, TODAY } from './workshop.builder.js';

let house: House;
beforeAll(async () => {
  house = await openHouse([ProductionModule]);
});
afterAll(() => house.close());

const YEAR = { from: localDate('2026-09-01'), to: localDate('2027-08-31') };

it('sums the validated hours of an order and the competences they trained, for its own company alone', async () => {
  const workshop = await aWorkshopAtWork(house);
  const { school } = workshop;
  const competences = [
    { code: 'C3-1', title: 'Couper' },
    { code: 'C3-3', title: 'Assembler' },
  ];
  const frame = { code: 'CAP-X', title: 'CAP', status: 'working' as const, source: 'école', competences };
  await house.get(LearnersService).addFramework(school.system, frame);
  const { order, of } = await aLaunchedOrder(house, workshop, {
    routing: [
      { code: 'COU', name: 'Couper', setupMinutes: 5, unitCentiminutes: 100, competenceCodes: ['C3-1', 'INCONNU'] },
      { code: 'PIQ', name: 'Piquer', setupMinutes: 5, unitCentiminutes: 100, competenceCodes: ['C3-3'] },
    ],
  });
  const impacts = house.get(ImpactQueries);
  const own = await house.scope(school, 'partner', { partnerId: order.partnerId });
  const nothing = { minutes: 0, orders: 0, competences: [] };
  expect(await impacts.ofOrder(own, order.id)).toEqual(nothing);

  const assignmentId = await makeAll(house, workshop, of, 0, { validated: false });
  // Not validated yet: a master has not said that it is so.
  expect(await impacts.ofOrder(own, order.id)).toEqual(nothing);
  await house.get(DecisionsService).validateJob(workshop.master, assignmentId);
  await house.unit.run(() =>
    sql(house.unit.manager, 'UPDATE session_job SET minutes = 75 WHERE assignment_id = ?', [assignmentId]),
  );
  const expected = { minutes: 75, orders: 1, competences: [competences[0]] };
  expect(await impacts.ofOrder(own, order.id)).toEqual(expected);
  expect(await impacts.ofPartner(own, order.partnerId, YEAR)).toEqual(expected);
  expect(await impacts.ofPartner(own, order.partnerId, { from: TODAY, to: TODAY })).toEqual(expected);
  const before = { from: YEAR.from, to: localDate('2026-11-22') };
  expect(await impacts.ofPartner(own, order.partnerId, before)).toEqual(nothing);

  const stranger = await house.scope(school, 'partner', { partnerId: await aPartner(house, school) });
  expect(await impacts.ofOrder(stranger, order.id)).toEqual(nothing);
  expect(await impacts.ofPartner(stranger, order.partnerId, YEAR)).toEqual(nothing);
  const elsewhere = await house.scope(await house.aSchool(), 'director');
  expect(await impacts.ofOrder(elsewhere, order.id)).toEqual(nothing);
});

import type { QueryRunner } from 'typeorm';
import { EReporting1700000000049 } from '../../../../database/migrations/0049-e-reporting.js';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { localDate } from '../../../core/time/local-date.js';
import { anInvoice } from '../../payments/tests/payments.builder.js';
import { SchoolService } from '../../school/index.js';
import { PlatformModule, PlatformQueries, StatusesService } from '../index.js';
import { aCompany, aSchoolOnPlatform, aSentInvoice } from './platform.builder.js';

let house: House;
let school: TestSchool;
let accountant: Scope;
beforeAll(async () => {
  house = await openHouse([PlatformModule]);
  school = await aSchoolOnPlatform(house);
  accountant = await house.scope(school, 'accountant');
});
afterAll(() => house.close());

it('what was issued before the house knew of ways shows why it went none, and takes statuses', async () => {
  const sent = await aSentInvoice(house, school);
  const older = [await aSentInvoice(house, school)];
  for (const changes of [
    { kind: 'individual' as const, siren: undefined },
    { siren: undefined, country: 'BE', vatNumber: 'BE0403170701' },
  ])
    older.push(await anInvoice(house, school, { partnerId: await aCompany(house, school, changes) }));
  const exempt = { category: 'E' as const, rate: 0, exemptionReason: 'Article 261-7 du CGI', dueOnDebits: false };
  const regime = { ...exempt, exemptionCode: 'VATEX-FR-CGI261-7' };
  await house.get(SchoolService).putSetting(accountant, 'vat_regime', localDate('2026-11-23'), regime);
  older.push(await aSentInvoice(house, school));
  const ids = older.map(({ id }) => id).join(', ');
  await house.unit.run(async () => {
    const { manager } = house.unit;
    await sql(manager, `DELETE FROM platform_flow WHERE invoice_id IN (${ids})`);
    await sql(manager, `DELETE FROM platform_invoice WHERE invoice_id IN (${ids})`);
    const runner = { query: manager.query.bind(manager) } as unknown as QueryRunner;
    await new EReporting1700000000049().waysOfEarlierPapers(runner);
  });
  const { rows } = await house.get(PlatformQueries).list(accountant, {});
  const way = (id: number) => rows.find(({ invoiceId }) => invoiceId === id);
  expect(older.map(({ id }) => way(id)?.reason)).toEqual(['no_platform', 'consumer', 'abroad', 'out_of_scope']);
  expect(way(sent.id)).toMatchObject({ channel: 'platform', flowState: 'by_hand' });
  await house.get(StatusesService).note(accountant, older[0]!.id, { code: '205', on: house.clock.today() });
  expect((await house.get(PlatformQueries).sheet(accountant, older[0]!.id)).code).toBe(205);
});

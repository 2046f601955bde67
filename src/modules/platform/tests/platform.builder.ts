import type { House, TestSchool } from '../../../../test/support/house.js';
import { sirenNumber } from '../../../../test/support/school.builder.js';
import { localDate } from '../../../core/time/local-date.js';
import { anInvoice } from '../../payments/tests/payments.builder.js';
import { PartnersService } from '../../partners/index.js';
import { aPartner } from '../../partners/tests/partners.builder.js';
import { SchoolService } from '../../school/index.js';

/** A school that hands its invoices to a platform. */
export async function aSchoolOnPlatform(house: House): Promise<TestSchool> {
  const school = await house.aSchool();
  const setting = { name: 'Plateforme Exemple' };
  await house.get(SchoolService).putSetting(school.system, 'platform', localDate('2026-09-01'), setting);
  return school;
}

let customers = 0;
export const aCompany = (house: House, school: TestSchool, changes: Parameters<typeof aPartner>[0] = {}) =>
  house
    .get(PartnersService)
    .create(
      school.system,
      aPartner({ name: `Client ${++customers}`, siret: undefined, siren: sirenNumber(7_000 + customers), ...changes }),
    );

/** An issued invoice of 222,00 € to a French company: it goes through the platform. */
export async function aSentInvoice(house: House, school: TestSchool) {
  return anInvoice(house, school, { partnerId: await aCompany(house, school) });
}

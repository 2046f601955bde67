import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { anItem, aWorkshop } from '../../catalog/tests/catalog.builder.js';
import { BillsService, MaterialsService } from '../../materials/index.js';
import { PartnersService } from '../../partners/index.js';
import { aPartner } from '../../partners/tests/partners.builder.js';
import { SchoolService } from '../../school/index.js';
import { QuotesQueries, QuotesService, QuotingModule, RequestsQueries, RequestsService } from '../index.js';
import { LineDesk } from '../line-desk.js';
import { aDraftQuote } from './quoting.builder.js';

let house: House;
let school: TestSchool;
let master: Scope;
let partnerId: number;
beforeAll(async () => {
  house = await openHouse([QuotingModule]);
  school = await house.aSchool();
  master = await house.scope(school, 'master');
  partnerId = await house.get(PartnersService).create(school.system, aPartner());
});
afterAll(() => house.close());

it('proposes the quantities asked and the material by its bill, none when the customer brings it', async () => {
  const part = await anItem(house, school, { kind: 'part', variants: [{ size: null, colour: null }] });
  const bar = { code: 'C45', name: 'Barre', unitCode: 'MTR' as const, minimum: 0, priceE4: 98_000 };
  const materialId = await house.get(MaterialsService).add(master, bar);
  await house.get(BillsService).put(master, part.id, [{ materialId, quantity: 130 }]);
  const need = { subject: 'Axes', need: 'Acier.', quantities: [{ quantity: 100 }, { quantity: 20 }] };
  const proposed = async (materialSupplied: boolean) => {
    const { id } = await house.get(RequestsService).ask(master, partnerId, { ...need, materialSupplied });
    const { id: quoteId } = await house.get(QuotesService).answer(master, id);
    const quote = await house.get(QuotesQueries).sheet(master, quoteId);
    return house.get(LineDesk).values(master, quote, part.id);
  };
  const asked = { [`cells[${part.variants[0]!.id}]`]: '20', 'otherQuantities[0][quantity]': '100' };
  expect(await proposed(false)).toEqual({ ...asked, materialE4: '1,274' });
  expect(await proposed(true)).toEqual({ ...asked, materialE4: '' });
});

it('counts each machine at its own cost, and keeps it in the trace', async () => {
  const schools = house.get(SchoolService);
  const workshopId = await aWorkshop(house, school);
  const workCenterId = await schools.addWorkCenter(school.system, { workshopId, code: 'CN1', name: 'Tour CN 1' });
  const item = await anItem(house, school, {
    workshopId,
    routing: [
      { code: 'TOU', name: 'Tourner', setupMinutes: 60, unitCentiminutes: 0, workCenterId },
      { code: 'CTR', name: 'Contrôler', setupMinutes: 30, unitCentiminutes: 0 },
    ],
  });
  const line = async () => (await aDraftQuote(house, school, { partnerId, item, line: { materialE4: 0 } })).lines[0]!;
  await schools.setRate(school.system, workCenterId, 6_200);
  const priced = await line();
  // An hour at 62 €, half an hour at 40 €.
  expect(priced.prices[0]!.costCents).toBe(8_200);
  expect(priced.basis.steps.map(({ hourlyRateCents }) => hourlyRateCents)).toEqual([6_200, undefined]);
  await schools.setRate(school.system, workCenterId, null);
  expect((await line()).prices[0]!.costCents).toBe(6_000);
});

it('asks by size and colour: the sum is priced with the quantities, and no size is told twice', async () => {
  const ask = (sizes: { size: string; colour?: string | null; quantity: number }[]) =>
    house.get(RequestsService).ask(master, partnerId, {
      ...{ subject: 'Blouses', need: 'Coton.', quantities: [{ quantity: 100 }], sizes },
    });
  const { id } = await ask([
    { size: 'M', colour: 'Bleu', quantity: 8 },
    { size: 'L', quantity: 4 },
  ]);
  const { quantities, sizes } = await house.get(RequestsQueries).sheet(master, id);
  expect(quantities).toEqual([12, 100]);
  expect(sizes).toEqual([
    { size: 'M', colour: 'Bleu', quantity: 8 },
    { size: 'L', colour: null, quantity: 4 },
  ]);
  const twice = ask([
    { size: 'M', colour: 'Bleu', quantity: 8 },
    { size: 'm', colour: 'bleu', quantity: 1 },
  ]);
  await expect(twice).rejects.toMatchObject({ code: 'quoting.size_twice' });
  const most = ask([
    { size: 'M', quantity: 10_000_000 },
    { size: 'L', quantity: 1 },
  ]);
  await expect(most).rejects.toMatchObject({ code: 'quoting.too_many' });
});

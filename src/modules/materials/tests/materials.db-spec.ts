import fc from 'fast-check';
import { openHouse, type House } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { PNG } from '../../../core/files/tests/bytes.js';
import { localDate } from '../../../core/time/local-date.js';
import { PartnersService } from '../../partners/index.js';
import { aPartner } from '../../partners/tests/partners.builder.js';
import { MaterialsModule, MaterialsQueries, MaterialsService } from '../index.js';
import type { MoveKind } from '../material.entity.js';

let house: House;
let master: Scope;
let customer: number;
beforeAll(async () => {
  house = await openHouse([MaterialsModule]);
  const school = await house.aSchool();
  master = await house.scope(school, 'master');
  customer = await house.get(PartnersService).create(school.system, aPartner());
});
afterAll(() => house.close());

const stock = () => house.get(MaterialsService);
const sheet = (id: number) => house.get(MaterialsQueries).sheet(master, id);
let made = 0;

async function aLot(quantity: number, owner: 'school' | 'customer' = 'school', minimum = 0) {
  const n = ++made;
  const material = { code: `T-${n}`, name: `Toile ${n}`, unitCode: 'MTR' as const, minimum };
  const materialId = await stock().add(master, material);
  const lot = { number: `L-${n}`, owner, partnerId: owner === 'customer' ? customer : undefined };
  const lotId = await stock().receive(master, materialId, { ...lot, receivedOn: localDate('2026-11-20'), quantity });
  return { materialId, lotId };
}

describe('a lot', () => {
  it('is counted by what came in and went out, and never goes under nothing', async () => {
    const { materialId, lotId } = await aLot(50_000, 'customer');
    await expect(stock().takeOut(master, lotId, { kind: 'scrap', quantity: 50_001 })).rejects.toMatchObject({
      code: 'materials.not_enough',
      sentence: { fr: 'Il reste 50 m de ce lot. Indiquez cette quantité au plus.' },
    });
    await stock().takeOut(master, lotId, { kind: 'scrap', quantity: 1500 });
    await stock().takeOut(master, lotId, { kind: 'give_back', quantity: 8500 });
    await expect(stock().count(master, lotId, { counted: 40_000, reason: 'Inventaire' })).rejects.toMatchObject({
      code: 'materials.same_stock',
    });
    await stock().count(master, lotId, { counted: 39_000, reason: 'Inventaire' });
    const { lots, moves, owned, entrusted } = await sheet(materialId);
    expect(lots).toMatchObject([{ received: 50_000, scrapped: 1500, givenBack: 8500, used: 0, balance: 39_000 }]);
    expect([owned, entrusted]).toEqual([0, 39_000]);
    expect(moves.map(({ kind, quantity }) => [kind, quantity])).toEqual([
      ['count', -1000],
      ['give_back', -8500],
      ['scrap', -1500],
      ['receipt', 50_000],
    ]);
    const change = () => house.unit.run(() => sql(house.unit.manager, 'UPDATE stock_move SET quantity = 1'));
    await expect(change()).rejects.toThrow(/never changed/);
  });

  it('comes in once under its number, with its certificate, and not tomorrow', async () => {
    const { materialId } = await aLot(10_000);
    const lot = { number: 'B-77', owner: 'school' as const, receivedOn: localDate('2026-11-20'), quantity: 1000 };
    await stock().receive(master, materialId, lot, { name: 'certificat.png', bytes: PNG });
    expect((await sheet(materialId)).lots.find(({ number }) => number === 'B-77')!.certificateFileId).not.toBeNull();
    await expect(stock().receive(master, materialId, lot)).rejects.toMatchObject({ code: 'materials.lot_taken' });
    const of = (more: object) => stock().receive(master, materialId, { ...lot, number: 'B-78', ...more });
    await expect(of({ owner: 'customer' })).rejects.toMatchObject({ code: 'materials.owner_missing' });
    await expect(of({ receivedOn: localDate('2027-01-01') })).rejects.toMatchObject({
      code: 'materials.received_in_future',
    });
  });

  it('of the school is given back to nobody', async () => {
    const { lotId } = await aLot(1000);
    await expect(stock().takeOut(master, lotId, { kind: 'give_back', quantity: 1 })).rejects.toMatchObject({
      code: 'materials.not_theirs',
    });
  });

  it('is not of another school', async () => {
    const { lotId, materialId } = await aLot(1000);
    const stranger = await house.scope(await house.aSchool(), 'master');
    await expect(stock().takeOut(stranger, lotId, { kind: 'scrap', quantity: 1 })).rejects.toMatchObject({
      status: 404,
    });
    await expect(house.get(MaterialsQueries).sheet(stranger, materialId)).rejects.toMatchObject({ status: 404 });
  });

  it('gives no more than it has to eight who take at once', async () => {
    const { materialId, lotId } = await aLot(5000);
    const takes = Array.from({ length: 8 }, () => stock().takeOut(master, lotId, { kind: 'scrap', quantity: 1000 }));
    const done = (await Promise.allSettled(takes)).filter(({ status }) => status === 'fulfilled');
    expect(done).toHaveLength(5);
    expect((await sheet(materialId)).lots[0]!.balance).toBe(0);
  });
});

it('says what is short: what customers left is not the school’s', async () => {
  const { materialId } = await aLot(4000, 'school', 5000);
  const lent = await aLot(9000, 'customer', 5000);
  expect((await sheet(materialId)).short).toBe(true);
  expect((await sheet(lent.materialId)).short).toBe(true);
  const more = { number: 'plus', owner: 'school' as const, receivedOn: localDate('2026-11-20'), quantity: 1000 };
  await stock().receive(master, materialId, more);
  expect((await sheet(materialId)).short).toBe(false);
});

/** Whatever is done: received − used − scrapped − given back ± counts is what is left, and nothing is under zero. */
it('keeps every metre, whatever is done', async () => {
  const step = fc.record({
    kind: fc.constantFrom('scrap' as const, 'give_back' as const, 'count' as const),
    quantity: fc.integer({ min: 1, max: 4000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const { materialId, lotId } = await aLot(6000, 'customer');
      let left = 6000;
      for (const { kind, quantity } of steps) {
        const done =
          kind === 'count'
            ? stock().count(master, lotId, { counted: quantity, reason: 'Inventaire' })
            : stock().takeOut(master, lotId, { kind, quantity });
        const refused = await done.then(
          () => false,
          () => true,
        );
        const possible = kind === 'count' ? quantity !== left : quantity <= left;
        expect(refused).toBe(!possible);
        if (possible) left = kind === 'count' ? quantity : left - quantity;
      }
      const { lots, moves } = await sheet(materialId);
      const of = (wanted: MoveKind) =>
        moves.filter(({ kind }) => kind === wanted).reduce((sum, { quantity }) => sum + quantity, 0);
      expect(lots[0]!.balance).toBe(left);
      expect(lots[0]!.received - lots[0]!.scrapped - lots[0]!.givenBack + of('count')).toBe(left);
    }),
    { numRuns: 12 },
  );
}, 60_000);

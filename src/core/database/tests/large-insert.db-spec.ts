import { openHouse, type House } from '../../../../test/support/house.js';
import { NumberSeries } from '../../core.entities.js';

let house: House;
beforeAll(async () => {
  house = await openHouse([]);
});
afterAll(() => house.close());

describe('an insert', () => {
  it('of more values than a statement takes gives every row its own id', async () => {
    const rows = Array.from({ length: 7_000 }, (_, at) => ({
      ...{ schoolId: at, series: 'OF', year: 2026, lastNumber: at, lastDate: '2026-11-23' },
      id: undefined as number | undefined,
    }));
    await house.unit.run(() => house.unit.manager.insert(NumberSeries, rows));
    for (const { id, schoolId } of [rows[0]!, rows[5_999]!, rows[6_000]!, rows.at(-1)!])
      expect(await house.read.manager.findOneByOrFail(NumberSeries, { id: id! })).toMatchObject({ schoolId });
  });
});

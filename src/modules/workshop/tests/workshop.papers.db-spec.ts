import { openHouse, type House } from '../../../../test/support/house.js';
import { itReads, PaperFile } from '../../../../test/support/papers.js';
import type { Scope } from '../../../core/access/scope.js';
import {
  aLaunchedOrder,
  aWorkshopAtWork,
  give,
  makeAll,
  type Workshop,
} from '../../production/tests/workshop.builder.js';
import type { WorkOrderSheet } from '../../production/index.js';
import { WorkshopModule } from '../index.js';

let house: House;
let workshop: Workshop;
let of: WorkOrderSheet;
const papers: PaperFile[] = [];
beforeAll(async () => {
  house = await openHouse([WorkshopModule]);
  workshop = await aWorkshopAtWork(house);
  of = (await aLaunchedOrder(house, workshop, { name: 'Tablier d’atelier', quantities: [4, 6] })).of;
  await makeAll(house, workshop, of, 0);
});
afterAll(async () => {
  await house.close();
  papers.forEach((file) => file.remove());
});

const get = async (scope: Scope, url: string) =>
  house.http({ method: 'GET', url, headers: await house.signedIn(scope) });

async function paper(url: string): Promise<PaperFile> {
  const answer = await get(workshop.master, url);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
  const file = new PaperFile(answer.rawPayload);
  papers.push(file);
  return file;
}

describe('the traveller', () => {
  itReads('tells what is made, step by step, as far as it is, and who did it', async () => {
    const text = (await paper(`/work-orders/${of.id}/traveller`)).text();
    for (const said of [of.number, 'Tablier d’atelier', 'Couper', 'Inès D.', 'Validé', 'Libération', '10 pièces'])
      expect(text).toContain(said);
  });

  itReads('carries no learner’s name when it is for the customer', async () => {
    const text = (await paper(`/work-orders/${of.id}/traveller/customer`)).text();
    expect(text).toContain(of.number);
    expect(text).not.toMatch(/Inès|Durand/);
  });

  itReads('has a code for the OF and one for each operation, which a reader reads', async () => {
    const codes = (await paper(`/work-orders/${of.id}/traveller`)).codes({ mm: 46 });
    const address = `${house.settings.baseUrl}/scan/${of.number}`;
    expect(codes.sort()).toEqual([address, ...of.operations.map(({ position }) => `${address}/${position}`)].sort());
  });

  itReads('has labels of 62 mm, one a parcel, each with its code', async () => {
    const file = await paper(`/work-orders/${of.id}/labels`);
    expect(file.pages()).toBe(2);
    expect(file.widthMm()).toBeCloseTo(62, 0);
    expect(file.codes({ mm: 32 })).toEqual([`${house.settings.baseUrl}/scan/${of.number}`]);
    expect(file.text()).toMatch(/M[\s\S]*4 pièces[\s\S]*6 pièces/);
  });

  itReads('has labels one a bundle when it is said how many pieces make one', async () => {
    const file = await paper(`/work-orders/${of.id}/labels?bundle=4`);
    expect(file.pages()).toBe(3);
    expect(file.text().match(/Paquet \d sur \d|\d pièces/g)).toEqual(
      expect.arrayContaining(['Paquet 1 sur 2', 'Paquet 2 sur 2', '2 pièces']),
    );
    const wrong = await get(workshop.master, `/work-orders/${of.id}/labels?bundle=0`);
    expect(wrong.statusCode).toBe(422);
  });
});

describe('a scan', () => {
  it('shows, and does nothing: to a master the OF, to a learner their own job', async () => {
    const [ines, noah] = workshop.learners;
    const [, sew] = of.operations;
    const job = await give(house, workshop, sew!.id, ines!);
    const address = `/scan/${of.number}/${sew!.position}`;
    const seen = await get(workshop.master, address);
    expect(seen.headers.location).toBe(`/work-orders/${of.id}#operation-${sew!.id}`);
    expect((await get(ines!, address)).headers.location).toBe(`/terminal?job=${job}`);
    expect((await get(ines!, `/terminal?job=${job}`)).body).toContain('Je commence');
    expect((await get(noah!, address)).body).toContain('Ce travail n’est pas à toi');
    expect((await get(workshop.master, '/scan/OF-2026-99999')).statusCode).toBe(404);
    const other = await aWorkshopAtWork(house, 1);
    expect((await get(other.master, address)).statusCode).toBe(404);
  });
});

import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../access/scope.js';
import { FileStore } from '../file-store.js';
import { PDF, PNG, STEP } from './bytes.js';

let house: House;
let school: TestSchool;
beforeAll(async () => {
  house = await openHouse([]);
  school = await house.aSchool();
});
afterAll(() => house.close());

const partnerId = 7;
const ofPartner = (right: 'buyer' | 'payer'): Scope => ({
  ...school.system,
  partnerId,
  roles: new Set(['partner', right] as const),
});
const subject = { type: 'sales_order', id: 1 };
const receive = (name: string, bytes: Buffer, confidential = false) =>
  house.get(FileStore).receive(school.system, { subject, kind: 'attachment', name, bytes, partnerId, confidential });
const seen = async (scope: Scope) => (await house.get(FileStore).of(scope, subject)).map(({ name }) => name);

it('a secret is read by heads, masters and its buyer, in lists and alone; not by the accountant', async () => {
  const { id } = await receive('secret.pdf', PDF, true);
  await receive('ouvert.pdf', PDF);
  const staff = { director: true, master: true, accountant: false } as const;
  for (const [role, reads] of Object.entries(staff)) {
    const scope = await house.scope(school, role as keyof typeof staff);
    expect([role, await seen(scope)]).toEqual([role, reads ? ['secret.pdf', 'ouvert.pdf'] : ['ouvert.pdf']]);
    const opened = house.get(FileStore).open(scope, id);
    await (reads ? expect(opened).resolves.toBeDefined() : expect(opened).rejects.toMatchObject({ status: 404 }));
  }
  expect(await seen(ofPartner('buyer'))).toEqual(['secret.pdf', 'ouvert.pdf']);
  await expect(house.get(FileStore).open(ofPartner('payer'), id)).rejects.toMatchObject({ status: 404 });
});

it('is looked at where it is when a browser shows it; a drawing for a machine is only kept', async () => {
  const headers = await house.signedIn(await house.scope(school, 'director'));
  const look = (id: number) => house.http({ method: 'GET', url: `/files/${id}/preview`, headers });
  for (const [name, bytes, type] of [
    ['plan.pdf', PDF, 'application/pdf'],
    ['photo.png', PNG, 'image/png'],
  ] as const) {
    const answer = await look((await receive(name, bytes)).id);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, type]);
    expect(answer.headers['content-disposition']).toMatch(/^inline/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    // Shown in our own pages alone, and nothing in it is ours to run.
    expect(answer.headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'self'");
    expect(answer.headers['x-frame-options']).toBe('SAMEORIGIN');
  }
  expect((await look((await receive('piece.step', STEP)).id)).statusCode).toBe(404);
});

import type { Scope } from '../../../core/access/scope.js';
import { Journal } from '../../../core/journal/journal.js';
import { openHouse, type House } from '../../../../test/support/house.js';
import { DeclarationsQueries, SafetyModule, SafetyQueries } from '../index.js';
import { aShop, declared, type Shop } from './safety.builder.js';

describe('the safety room by HTTP', () => {
  let house: House;
  let shop: Shop;

  beforeAll(async () => {
    house = await openHouse([SafetyModule]);
    shop = await aShop(house);
  });
  afterAll(() => house.close());

  const get = async (scope: Scope, url: string) =>
    house.http({ method: 'GET', url, headers: await house.signedIn(scope) });
  const post = async (scope: Scope, url: string, fields: Record<string, string>) =>
    house.http({
      method: 'POST',
      url,
      headers: { ...(await house.signedIn(scope)), 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const call = async (scope: Scope, url: string, payload: object) =>
    house.http({ method: 'POST', url, headers: await house.signedIn(scope), payload });

  it('shows the matrix with a word, a sign and the paper that is missing', async () => {
    const page = await get(shop.master, '/safety');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Refusé');
    expect(page.body).toContain('déclaration, avis médical, formation');
    expect(page.body).toContain(`/safety/learners/${shop.learnerId}`);
    expect(page.body).not.toContain('/safety/declarations/new');
    expect((await get(shop.director, '/safety?on=2027-01-04')).body).toContain('/safety/declarations/new');
  });

  it('writes a declaration from its form to its withdrawal', async () => {
    expect((await get(shop.director, '/safety/declarations/new')).body).toContain('tour conventionnel');
    const box = `works[${shop.workshopId}:manual_lathe]`;
    const work = `works[${shop.workshopId}:D.4153-18/1]`;
    const refused = await post(shop.director, '/safety/declarations', { [box]: '1' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toMatch(/name="works\[\d+:manual_lathe\]"[^>]* checked/);
    const made = await post(shop.director, '/safety/declarations', { sector: 'Usinage', [box]: '1', [work]: '1' });
    expect(made.statusCode).toBe(303);
    const at = made.headers.location!;
    expect((await get(shop.director, `${at}/edit`)).statusCode).toBe(200);
    const edited = await post(shop.director, at, { sector: 'Usinage fin', version: '1', [box]: '1', [work]: '1' });
    expect(edited.headers.location).toBe(at);
    const sent = await post(shop.director, `${at}/sending`, { sentOn: '23/11/2026', proof: 'LRAR 9' });
    expect([sent.statusCode, sent.headers.location]).toEqual([303, at]);
    expect((await post(shop.director, `${at}/acknowledgement`, {})).statusCode).toBe(303);
    expect((await post(shop.director, `${at}/renewal`, {})).statusCode).toBe(409);
    expect((await post(shop.director, `${at}/change`, { reason: 'Nouvelle presse' })).statusCode).toBe(303);
    expect((await get(shop.director, at)).body).toContain('01/12/2026');
    expect((await post(shop.director, `${at}/telling`, { proof: 'LRAR 10', [box]: '1' })).statusCode).toBe(303);
    const id = Number(at.split('/').pop());
    const sheet = await house.get(DeclarationsQueries).sheet(shop.director, id);
    expect(sheet).toMatchObject({ sector: 'Usinage fin', state: 'active', sentOn: '2026-11-23' });
    expect(sheet.works.map(({ machineClassCode }) => machineClassCode)).toEqual(['manual_lathe']);
    expect((await post(shop.director, `${at}/withdrawal`, { reason: 'Atelier fermé' })).statusCode).toBe(303);
  });

  it('moves a declaration by the API as by the page', async () => {
    const works = [{ machineClassCode: 'manual_lathe', workshopId: shop.workshopId }];
    const made = await call(shop.director, '/api/v1/safety/declarations', { sector: 'Usinage', works });
    expect(made.statusCode).toBe(201);
    const at = made.headers.location!;
    const act = async (name: string, payload: object) =>
      (await call(shop.director, `${at}/${name}`, payload)).statusCode;
    expect(await act('acknowledgement', {})).toBe(409);
    expect(await act('sending', { sentOn: '2026-11-23', proof: 'LRAR 3' })).toBe(204);
    expect(await act('acknowledgement', {})).toBe(204);
    expect(await act('change', {})).toBe(422);
    expect(await act('change', { reason: 'Presse' })).toBe(204);
    expect(await act('telling', { proof: 'LRAR 4' })).toBe(204);
    expect(await act('expiry', {})).toBe(409);
    expect(await act('withdrawal', { reason: 'Fin' })).toBe(204);
    expect((await call(shop.director, '/api/v1/safety/declarations/review', {})).json()).toEqual({ changed: 0 });
  });

  it('records each paper by its form, and journals who reads them', async () => {
    const at = `/safety/learners/${shop.learnerId}`;
    await call(shop.director, '/api/v1/safety/machine-classes', { code: 'overhead_crane' });
    const opinion = { issuedOn: '01/10/2026', validUntil: '30/09/2027', outcome: 'fit_with_reserves' };
    const excluded = { 'excluded[overhead_crane][code]': 'overhead_crane', includesHandling: '1' };
    expect((await post(shop.master, `${at}/medical-opinions`, { ...opinion, ...excluded })).statusCode).toBe(303);
    const trainerId = String(shop.master.userId);
    const training = { machineClassCode: 'manual_lathe', trainedOn: '15/09/2026', trainerId };
    expect((await post(shop.master, `${at}/trainings`, training)).statusCode).toBe(303);
    const driving = { classCode: 'overhead_crane', issuedOn: '2026-09-20', validUntil: '2027-09-19' };
    expect((await post(shop.master, `${at}/driving-authorisations`, driving)).statusCode).toBe(303);
    const derogation = { article: 'R.4153-49', validFrom: '2026-09-01', validUntil: '2027-08-31' };
    const codes = { 'codes[manual_lathe][code]': 'manual_lathe' };
    expect((await post(shop.master, `${at}/standing-derogations`, derogation)).statusCode).toBe(422);
    expect((await post(shop.master, `${at}/standing-derogations`, { ...derogation, ...codes })).statusCode).toBe(303);
    const papers = await house.get(SafetyQueries).papersOf(shop.director, shop.learnerId);
    expect(papers.medicalOpinions).toMatchObject([{ excludedClassCodes: ['overhead_crane'], includesHandling: true }]);
    const subject = { type: 'learner', id: shop.learnerId };
    const readings = async () =>
      (await house.get(Journal).of(shop.director, subject)).filter(({ event }) => event === 'medical_status_read')
        .length;
    const before = await readings();
    const page = await get(shop.director, at);
    expect(page.body).toContain('Apte avec réserves');
    expect(page.body).toContain('pont roulant');
    const api = await get(shop.director, `/api/v1/safety/learners/${shop.learnerId}/papers`);
    expect(api.json<{ trainings: unknown[] }>().trainings).toHaveLength(1);
    expect(await readings()).toBe(before + 2);
    const retraction = `${at}/papers/safety_training/${papers.trainings[0]!.id}/retraction`;
    expect([403, 404]).toContain((await post(shop.master, retraction, { reason: 'Erreur' })).statusCode);
    expect((await post(shop.director, retraction, { reason: 'Erreur' })).statusCode).toBe(303);
    expect((await post(shop.director, `${at}/papers/learner/1/retraction`, { reason: 'x' })).statusCode).toBe(404);
  });

  it('lets the head alone decide on machine classes, by the page too', async () => {
    const reason = 'Carter asservi posé le 12 novembre';
    const fields = { machineClassId: String(shop.classId), rule: 'A', article: 'D.4153-28', reason };
    expect([403, 404]).toContain((await post(shop.master, '/safety/machine-classes/rule', fields)).statusCode);
    expect((await post(shop.director, '/safety/machine-classes/rule', { ...fields, reason: 'court' })).statusCode).toBe(
      422,
    );
    expect((await post(shop.director, '/safety/machine-classes/rule', fields)).statusCode).toBe(303);
    expect((await get(shop.master, '/safety/machine-classes')).body).toContain(reason);
    expect((await post(shop.director, '/safety/machine-classes', { code: 'forklift' })).statusCode).toBe(303);
    const back = { rule: 'D', article: 'D.4153-28', reason: 'Carter déposé pour réparation' };
    const url = `/api/v1/safety/machine-classes/${shop.classId}/rule`;
    expect([403, 404]).toContain((await call(shop.master, url, back)).statusCode);
    expect((await call(shop.director, url, back)).statusCode).toBe(204);
  });

  it('names supervisors and their absences', async () => {
    const { userId } = shop.director;
    const naming = {
      userId: String(userId),
      workshopId: String(shop.workshopId),
      position: 'Directrice',
      namedFrom: '2026-09-01',
    };
    expect((await post(shop.director, '/safety/supervisors', naming)).statusCode).toBe(303);
    expect((await post(shop.director, '/safety/supervisors', naming)).statusCode).toBe(409);
    const days = { userId: String(userId), firstDay: '2026-11-23', lastDay: '2026-11-24' };
    expect((await post(shop.master, '/safety/absences', { ...days, lastDay: '2026-11-22' })).statusCode).toBe(409);
    expect((await post(shop.master, '/safety/absences', days)).statusCode).toBe(303);
    const page = (await get(shop.master, '/safety/supervisors')).body;
    expect(page).toContain('Directrice');
    const cancellation = /\/safety\/absences\/\d+\/cancellation/.exec(page)![0];
    expect((await post(shop.master, cancellation, {})).statusCode).toBe(303);
    const end = /\/safety\/supervisors\/\d+\/end/.exec(page)![0];
    expect((await post(shop.director, end, { namedUntil: '2026-11-23' })).statusCode).toBe(303);
    expect(
      (await get(shop.master, '/api/v1/safety/supervisors?on=2026-11-24')).json<{ rows: unknown[] }>().rows,
    ).toHaveLength(1);
  });

  it('is closed to all but heads and masters, and to other schools', async () => {
    const id = await declared(house, shop);
    const urls = [
      '/safety',
      '/safety/supervisors',
      '/safety/machine-classes',
      `/safety/learners/${shop.learnerId}`,
      `/safety/declarations/${id}`,
      '/api/v1/safety/matrix',
      '/api/v1/safety/expiring',
      `/api/v1/safety/learners/${shop.learnerId}/papers`,
    ];
    const accountant = await house.scope(shop.school, 'accountant');
    for (const url of urls) expect([403, 404]).toContain((await get(accountant, url)).statusCode);
    const stranger = await house.scope(await house.aSchool(), 'director');
    for (const url of urls.filter((one) => /\d/.test(one.replace('v1', ''))))
      expect([url, (await get(stranger, url)).statusCode]).toEqual([url, 404]);
    expect([403, 404]).toContain((await get(shop.master, '/safety/declarations/new')).statusCode);
  });
});

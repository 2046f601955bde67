import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { localDate } from '../../../core/time/local-date.js';
import { SchoolModule, SchoolQueries } from '../index.js';
import { SETTING_KEYS } from '../school.types.js';

let house: House;
let school: TestSchool;
let headers: Record<string, string>;
beforeAll(async () => {
  house = await openHouse([SchoolModule]);
});
beforeEach(async () => {
  school = await house.aSchool();
  headers = await house.signedIn(await house.scope(school, 'accountant'));
});
afterAll(() => house.close());

const get = async (url: string) =>
  (await house.http({ method: 'GET', url, headers })).body.replace(/[\u00a0\u202f]/g, ' ');
const put = (key: string, form: Record<string, string>) =>
  house.http({
    ...{ method: 'POST', url: `/school/settings/${key}` },
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  });

const ACCOUNTS = {
  ...{ customers: '411000', goods: '701100', services: '706000', vat: '445710', deposits: '419100' },
  ...{ bank: '512000', cheques: '511200', cash: '530000', fees: '627000', penalties: '763000', depositsOn: 'payment' },
} as const;
const validFrom = '01/01/2027';
const on = localDate('2027-01-01');
describe('a dated setting', () => {
  it.each([
    ['recovery_sentence', { sentence: 'Quarante euros.' }, 'Quarante euros.', 'Quarante euros.'],
    ['penalty_sentence', { sentence: 'Trois fois le taux.' }, 'Trois fois le taux.', 'Trois fois le taux.'],
    ['discount_sentence', { sentence: 'Pas d’escompte.' }, 'Pas d’escompte.', 'Pas d’escompte.'],
    ['mediator_sentence', { sentence: 'Médiateur : CM2C.' }, 'Médiateur : CM2C.', 'Médiateur : CM2C.'],
    ['region_grant_cents', { amountCents: '5 100,50' }, 510_050, '5 100,50 €'],
    ['accounts', ACCOUNTS, ACCOUNTS, '411000 · 701100 · 706000 · 445710 · 419100 · 512000 · 511200 · 530000 · 627000'],
    [
      'reminder_plan',
      { courtesy: '-3', first: '5', second: '20', formal: '40' },
      { courtesy: -3, first: 5, second: 20, formal: 40 },
      'J\u22123 · J+5 · J+20 · J+40',
    ],
    ['penalty_rate', { rate: '12,15' }, 1215, '12,15 %'],
    ['learner_hour_cents', { amountCents: '9,80' }, 980, '9,80 €'],
    ['taxed_key', { share: '62' }, 6_200, '62 %'],
    [
      'thresholds',
      {
        ...{ vatFranchiseCents: '85 000', lucrativeFranchiseCents: '80 011' },
        ...{ grantsCents: '153 000', customerShare: '55' },
      },
      {
        ...{ vatFranchiseCents: 8_500_000, lucrativeFranchiseCents: 8_001_100 },
        ...{ grantsCents: 15_300_000, customerShare: 5_500 },
      },
      '85 000 € · 80 011 € · 153 000 € · 55 %',
    ],
    ['revenue_share_target', { from: '30', to: '45' }, { from: 3_000, to: 4_500 }, '30 % – 45 %'],
    [
      'vat_regime',
      { category: 'E', rate: '0', exemptionReason: 'Art. 261', exemptionCode: 'VATEX-EU-132', dueOnDebits: '' },
      {
        ...{ category: 'E', rate: 0, dueOnDebits: false },
        ...{ exemptionReason: 'Art. 261', exemptionCode: 'VATEX-EU-132' },
      },
      'Exonéré · Art. 261 (VATEX-EU-132)',
    ],
  ] as const)('%s is given by its own form, and said in words', async (key, form, value, said) => {
    const { dueOnDebits: _unticked, ...typed } = { dueOnDebits: '', ...form };
    const answer = await put(key, { ...typed, validFrom });
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, '/school']);
    expect(await house.get(SchoolQueries).setting(school.system, key, on)).toEqual(value);
    expect(await get('/school')).toContain(said);
  });

  it('leaves what was true before its day as it was', async () => {
    const queries = house.get(SchoolQueries);
    const before = await queries.setting(school.system, 'region_grant_cents', localDate('2026-12-31'));
    await put('region_grant_cents', { amountCents: '1', validFrom });
    expect(await queries.setting(school.system, 'region_grant_cents', localDate('2026-12-31'))).toBe(before);
    expect(await queries.setting(school.system, 'region_grant_cents', on)).toBe(100);
  });

  it('has a form of its own that shows the present value', async () => {
    for (const key of SETTING_KEYS) expect(await get(`/school/settings/${key}`)).toContain('name="validFrom"');
    expect(await get('/school/settings/region_grant_cents')).toContain('value="5 000,00"');
  });

  it.each([
    ['region_grant_cents', { amountCents: 'beaucoup' }, 'amountCents'],
    ['revenue_share_target', { from: '30', to: '130' }, 'to'],
    ['penalty_rate', { rate: '0' }, 'rate'],
    ['reminder_plan', { courtesy: '2', first: '3', second: '15', formal: '30' }, 'courtesy'],
    ['accounts', { ...ACCOUNTS, goods: '70' }, 'goods'],
    ['accounts', { ...ACCOUNTS, vat: '9457' }, 'vat'],
    ['vat_regime', { category: 'X', rate: '2000' }, 'category'],
    ['recovery_sentence', { sentence: '' }, 'sentence'],
  ])('%s badly typed comes back with what was typed, and changes nothing', async (key, form, field) => {
    const before = await house.get(SchoolQueries).settings(school.system);
    const answer = await put(key, { ...form, validFrom } as Record<string, string>);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toMatch(new RegExp(`id="f-${field}-error"`));
    expect(await house.get(SchoolQueries).settings(school.system)).toEqual(before);
  });

  it('whose parts do not go together is refused with what to do', async () => {
    const taxed = { category: 'S', rate: '0', validFrom };
    const exempt = { category: 'E', rate: '0', validFrom };
    const unordered = { courtesy: '-5', first: '15', second: '3', formal: '30', validFrom };
    const turned = { from: '50', to: '30', validFrom };
    for (const [key, form] of [
      ['vat_regime', taxed],
      ['vat_regime', exempt],
      ['revenue_share_target', turned],
      ['reminder_plan', unordered],
    ] as const)
      expect([(await put(key, form)).statusCode, key]).toEqual([422, key]);
    expect((await put('wages', { validFrom })).statusCode).toBe(404);
  });
});

import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { sql } from '../../../core/database/sql.js';
import { type Refusal } from '../../../core/errors/refusal.js';
import { localDate } from '../../../core/time/local-date.js';
import { LearnersService } from '../../learners/index.js';
import { FundingLines, FundingModule, FundingService } from '../index.js';

const YEAR = '2026-2027';
const TODAY = localDate('2026-11-23');
let house: House;
beforeAll(async () => {
  house = await openHouse([FundingModule]);
});
afterAll(() => house.close());

const gift = {
  ...{ schoolYear: YEAR, kind: 'foundation' as const, funder: 'Fondation X', stage: 'granted' as const },
  grantedCents: 1_200_000,
};
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error as Refusal).code,
  );
const sheet = (school: TestSchool, id: number) => house.get(FundingLines).sheet(school.system, YEAR, id);

describe('a receipt', () => {
  it('is taken back by a row of its own, once, and the sums follow', async () => {
    const school = await house.aSchool();
    const service = house.get(FundingService);
    const lineId = await service.addLine(school.system, gift);
    const kept = await service.receive(school.system, lineId, { receivedOn: TODAY, amountCents: 300_000 });
    const receiptId = await service.receive(school.system, lineId, { receivedOn: TODAY, amountCents: 500_000 });
    const back = await service.takeBack(school.system, { lineId, receiptId }, 'Saisi deux fois.');
    const line = await sheet(school, lineId);
    expect(line).toMatchObject({ receivedCents: 300_000, dueCents: 900_000 });
    expect(line.receipts.map(({ id, amountCents, takenBack }) => [id, amountCents, takenBack])).toEqual([
      [kept, 300_000, false],
      [receiptId, 500_000, true],
      [back, -500_000, false],
    ]);
    const again = (id: number) => codeOf(service.takeBack(school.system, { lineId, receiptId: id }, 'Encore.'));
    expect(await again(receiptId)).toBe('funding.already_taken_back');
    expect(await again(back)).toBe('core.not_found');
    const stranger = await house.aSchool();
    expect(await codeOf(service.takeBack(stranger.system, { lineId, receiptId: kept }, 'x'))).toBe('core.not_found');
  });

  it('is taken back once, whoever presses at the same time', async () => {
    const school = await house.aSchool();
    const service = house.get(FundingService);
    const lineId = await service.addLine(school.system, gift);
    const receiptId = await service.receive(school.system, lineId, { receivedOn: TODAY, amountCents: 500_000 });
    const tries = Array.from({ length: 8 }, () =>
      codeOf(service.takeBack(school.system, { lineId, receiptId }, 'Saisi deux fois.')),
    );
    expect((await Promise.all(tries)).filter((code) => code === 'done')).toHaveLength(1);
    expect((await sheet(school, lineId)).receivedCents).toBe(0);
  });

  it('is kept by the database: no change, no deletion, no reversal but its own', async () => {
    const school = await house.aSchool();
    const service = house.get(FundingService);
    const lineId = await service.addLine(school.system, gift);
    const receiptId = await service.receive(school.system, lineId, { receivedOn: TODAY, amountCents: 500_000 });
    const write = (text: string, values: readonly unknown[]) =>
      house.unit.run(() => sql(house.unit.manager, text, values));
    await expect(write('UPDATE funding_receipt SET amount_cents = 1 WHERE id = ?', [receiptId])).rejects.toThrow(
      'never changed',
    );
    await expect(write('DELETE FROM funding_receipt WHERE id = ?', [receiptId])).rejects.toThrow('never changed');
    const reversal = (cents: number, of: number | null) =>
      write(
        `INSERT INTO funding_receipt (school_id, line_id, received_on, amount_cents, reverses_id, reason)
         VALUES (?, ?, ?, ?, ?, 'x')`,
        [school.id, lineId, TODAY, cents, of],
      );
    await expect(reversal(-400_000, receiptId)).rejects.toThrow('its amount, less');
    await expect(reversal(-500_000, null)).rejects.toThrow();
    await reversal(-500_000, receiptId);
    await expect(reversal(-500_000, receiptId)).rejects.toThrow();
  });
});

describe('the file of a grant', () => {
  it('keeps its dates, its payments, and says what presses', async () => {
    const school = await house.aSchool();
    const service = house.get(FundingService);
    const lineId = await service.addLine(school.system, { ...gift, agreement: 'CV-1' });
    const file = { stage: 'advance_received' as const, askedCents: 1_500_000, askedOn: localDate('2026-06-01') };
    const notified = { ...file, notifiedOn: localDate('2026-09-10'), reportDueOn: localDate('2026-12-01') };
    await service.updateStage(school.system, lineId, notified, 1);
    const payments = [
      { expectedOn: localDate('2026-10-01'), amountCents: 400_000, label: 'avance' },
      { expectedOn: localDate('2027-01-10'), amountCents: 800_000 },
    ];
    await service.planPayments(school.system, lineId, payments, 2);
    await service.receive(school.system, lineId, { receivedOn: TODAY, amountCents: 500_000 });
    expect(await sheet(school, lineId)).toMatchObject({
      agreement: 'CV-1',
      typedAskedCents: 1_500_000,
      askedCents: 1_500_000,
      version: 3,
    });
    expect((await sheet(school, lineId)).expected.map(({ toComeCents }) => toComeCents)).toEqual([0, 700_000]);
    expect(await house.get(FundingLines).deadlines(school.system)).toMatchObject([
      { what: 'report', dueOn: '2026-12-01', urgency: 'pressing' },
      { what: 'payment', dueOn: '2027-01-10', amountCents: 700_000, urgency: 'soon' },
    ]);
    const reported = { ...notified, reportedOn: TODAY };
    await service.updateStage(school.system, lineId, reported, 3);
    expect(await house.get(FundingLines).deadlines(school.system)).toHaveLength(1);
    await service.planPayments(school.system, lineId, [], 4);
    expect((await sheet(school, lineId)).expected).toEqual([]);
    expect(await house.get(FundingLines).toCome(school.system)).toEqual([{ month: null, cents: 700_000 }]);
    expect(await codeOf(service.planPayments(school.system, lineId, payments, 4))).toBe('core.stale');
    const early = { ...file, notifiedOn: localDate('2026-05-31') };
    expect(await codeOf(service.updateStage(school.system, lineId, early, 5))).toBe('funding.notified_before');
    const later = { ...file, reportedOn: localDate('2026-11-24') };
    expect(await codeOf(service.updateStage(school.system, lineId, later, 5))).toBe('funding.reported_later');
    expect(await house.get(FundingLines).deadlines((await house.aSchool()).system)).toEqual([]);
  });

  it('counts by the mean of days or pro rata', async () => {
    const school = await house.aSchool();
    const rooms = house.get(LearnersService);
    const frame = { code: 'CAP', title: 'CAP', status: 'working' as const, source: 'école', competences: [] };
    const frameworkId = await rooms.addFramework(school.system, frame);
    const classId = await rooms.addClass(school.system, { name: 'Classe', frameworkId, capacity: 20 });
    for (const enteredOn of ['2026-09-01', '2026-10-16', '2026-11-20']) {
      const person = { firstName: 'Inès', lastName: 'Nom', birthDate: localDate('2010-03-05'), level: 1 };
      await rooms.admit(school.system, { ...person, classId, enteredOn: localDate(enteredOn) });
    }
    const add = (rule: object) => house.get(FundingService).addLine(school.system, { ...region, ...rule });
    const days = (...given: string[]) => given.map((day) => ({ day: localDate(day) }));
    const mean = await add({ counting: 'mean', furtherDays: days('2026-10-20', '2026-11-21') });
    expect(await sheet(school, mean)).toMatchObject({ headcount: 2, notifiedCents: 1_000_000, estimated: false });
    const prorata = await add({ counting: 'pro_rata', furtherDays: days('2026-10-31') });
    expect(await sheet(school, prorata)).toMatchObject({ headcount: 1.52, notifiedCents: 758_065 });
    const code = (rule: object) => codeOf(add(rule));
    expect(await code({ counting: 'mean' })).toBe('funding.counting_days');
    expect(await code({ furtherDays: days('2026-10-20') })).toBe('funding.counting_days');
    expect(await code({ counting: 'pro_rata', furtherDays: days('2026-09-30') })).toBe('funding.counting_days');
    expect(await code({ counting: 'pro_rata', furtherDays: days('2027-09-01') })).toBe('funding.counted_outside');
    const fixed = { perLearnerCents: undefined, countedOn: undefined, grantedCents: 1 };
    expect(await code({ ...fixed, counting: 'day' })).toBe('funding.one_amount');
  });
});

const region = {
  ...{ schoolYear: YEAR, kind: 'region' as const, funder: 'Région Normandie', stage: 'granted' as const },
  ...{ perLearnerCents: 500_000, countedOn: localDate('2026-10-01') },
};

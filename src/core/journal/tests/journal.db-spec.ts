import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../access/scope.js';
import { JournalEntry } from '../../core.entities.js';
import { Journal } from '../journal.js';

let house: House;
let journal: Journal;
let school: TestSchool;
let other: TestSchool;
let scope: Scope;
beforeAll(async () => {
  house = await openHouse([]);
  journal = house.get(Journal);
  school = await house.aSchool();
  other = await house.aSchool();
  scope = await house.scope(school, 'director');
});
afterAll(() => house.close());

const subject = (id: number) => ({ type: 'thing', id });

describe('the journal', () => {
  it('tells who, when, what and why, oldest first', async () => {
    house.clock.set('2026-11-23T09:00:00Z');
    await house.unit.run(async () => {
      await journal.write(scope, { subject: subject(1), event: 'created' });
      house.clock.set('2026-11-23T10:00:00Z');
      const facts = { quantity: 3, codes: ['a'], note: null };
      const moved = { event: 'cancelled', from: 'draft', to: 'cancelled', reason: 'Doublon', facts };
      await journal.write(scope, { subject: subject(1), ...moved }, { subject: subject(2), event: 'seen' });
    });
    const story = await journal.of(scope, subject(1));
    expect(story.map(({ id: _, ...entry }) => ({ ...entry }))).toEqual([
      {
        schoolId: school.id,
        at: '2026-11-23T09:00:00.000Z',
        userId: scope.userId,
        subjectType: 'thing',
        subjectId: 1,
        event: 'created',
        fromState: null,
        toState: null,
        reason: null,
        facts: null,
      },
      expect.objectContaining({
        at: '2026-11-23T10:00:00.000Z',
        event: 'cancelled',
        fromState: 'draft',
        toState: 'cancelled',
        reason: 'Doublon',
        facts: { quantity: 3, codes: ['a'], note: null },
      }),
    ]);
  });

  it('of one school is not read by another', async () => {
    await house.unit.run(() => journal.write(other.system, { subject: subject(3), event: 'there' }));
    expect(await journal.of(scope, subject(3))).toEqual([]);
    expect(await journal.of(other.system, subject(3))).toHaveLength(1);
    expect(await journal.of(other.system, { type: 'other_thing', id: 3 })).toEqual([]);
  });

  it('is written with the change or not at all', async () => {
    const failed = house.unit.run(async () => {
      await journal.write(scope, { subject: subject(4), event: 'lost' });
      throw new Error('fault');
    });
    await expect(failed).rejects.toThrow('fault');
    expect(await journal.of(scope, subject(4))).toEqual([]);
    await expect(journal.write(scope, { subject: subject(4), event: 'x' })).rejects.toThrow(/No unit of work/);
    await house.unit.run(() => journal.write(scope));
  });

  it('is only ever added to: the base itself refuses the rest', async () => {
    await house.unit.run(() => journal.write(scope, { subject: subject(5), event: 'kept' }));
    const [entry] = await journal.of(scope, subject(5));
    const change = () => house.unit.manager.update(JournalEntry, { id: entry!.id }, { event: 'forged' });
    const remove = () => house.unit.manager.delete(JournalEntry, { id: entry!.id });
    await expect(house.unit.run(change)).rejects.toThrow(/only ever added to/);
    await expect(house.unit.run(remove)).rejects.toThrow(/only ever added to/);
    expect((await journal.of(scope, subject(5))).map((e) => e.event)).toEqual(['kept']);
  });
});

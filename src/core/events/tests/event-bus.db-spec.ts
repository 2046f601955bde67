import { openHouse, type House } from '../../../../test/support/house.js';
import type { Scope } from '../../access/scope.js';
import { gate, notes, write } from '../../tests/notes.js';
import { EventBus, eventType } from '../event-bus.js';

let house: House;
let bus: EventBus;
beforeAll(async () => {
  house = await openHouse([]);
  bus = house.get(EventBus);
});
afterAll(() => house.close());

const scope: Scope = {
  schoolId: 1,
  userId: 1,
  roles: new Set(['director']),
  partnerId: null,
  learnerId: null,
  locale: 'fr',
};
const put = (subject: string) => write(house.unit, subject);

describe('an event', () => {
  it('is told to those of its name, in order, inside the publisher’s transaction', async () => {
    const happened = eventType<{ id: number }>('spec.happened.1');
    const told: string[] = [];
    bus.on(happened, async (by, { id }) => {
      told.push(`first ${by.schoolId} ${id}`);
      await put('event-first');
    });
    bus.on(happened, (_, { id }) => Promise.resolve(void told.push(`second ${id}`)));
    bus.on(eventType('spec.happened.2'), () => Promise.resolve(void told.push('wrong version')));
    await house.unit.run(async () => {
      await bus.publish(happened, scope, { id: 7 });
      expect(await notes(house.read, 'event-first')).toEqual(['event-first']);
    });
    expect(told).toEqual(['first 1 7', 'second 7']);
  });

  it('refused by one of them undoes what the publisher did', async () => {
    const refused = eventType('spec.refused.1');
    const last = jest.fn();
    bus.on(refused, async () => {
      await put('refused-handler');
      throw new Error('no');
    });
    bus.on(refused, () => Promise.resolve(last()));
    const published = house.unit.run(async () => {
      await put('refused-publisher');
      await bus.publish(refused, scope, {}).catch(() => 'never mind');
    });
    await expect(published).rejects.toThrow('no');
    expect(last).not.toHaveBeenCalled();
    expect(await notes(house.read, 'refused-')).toEqual([]);
  });

  it('nobody listens to changes nothing', async () => {
    await bus.publish(eventType('spec.unheard.1'), scope, {});
  });
});

describe('after the commit', () => {
  it('an event is told once the rows are there, and never when they are not', async () => {
    const later = eventType<{ fail: boolean }>('spec.later.1');
    const done = gate();
    const told: string[][] = [];
    bus.after(later, async () => {
      told.push(await notes(house.read, 'later-'));
      await house.unit.run(() => put('later-handler'));
      done.open();
    });
    const publish = (subject: string, fail: boolean) =>
      house.unit.run(async () => {
        await bus.publish(later, scope, { fail });
        await put(subject);
        if (fail) throw new Error('fault');
      });
    await expect(publish('later-lost', true)).rejects.toThrow('fault');
    await publish('later-kept', false);
    await done.opened;
    expect(told).toEqual([['later-kept']]);
    expect(await notes(house.read, 'later-')).toEqual(['later-handler', 'later-kept']);
  });

  it('a failure is seen, and is nobody else’s', async () => {
    const fails = eventType('spec.fails.1');
    const [seen, other] = [gate(), gate()];
    const failures: unknown[] = [];
    const before = bus.onFailure;
    bus.onFailure = (event, error) => {
      failures.push([event, (error as Error).message]);
      if (failures.length === 2) seen.open();
    };
    bus.after(fails, () => Promise.reject(new Error('later')));
    bus.after(fails, () => {
      throw new Error('at once');
    });
    bus.after(fails, () => Promise.resolve(other.open()));
    await bus.publish(fails, scope, {});
    await Promise.all([seen.opened, other.opened]);
    bus.onFailure = before;
    expect(failures).toContainEqual(['spec.fails.1', 'later']);
    expect(failures).toContainEqual(['spec.fails.1', 'at once']);
  });
});

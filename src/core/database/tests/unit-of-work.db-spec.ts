import { setImmediate } from 'node:timers/promises';
import { openHouse, type House } from '../../../../test/support/house.js';
import { OutboxMessage } from '../../core.entities.js';
import { gate, notes, write } from '../../tests/notes.js';
import { sql } from '../sql.js';

let house: House;
beforeAll(async () => {
  house = await openHouse([]);
});
afterAll(() => house.close());

const FAULT = new Error('fault');
const put = (subject: string) => write(house.unit, subject);
const seen = (prefix: string) => notes(house.read, prefix);

describe('a unit of work', () => {
  it('keeps all or nothing: 50 side by side, half of them failing', async () => {
    const all = Array.from({ length: 50 }, (_, i) => i);
    const name = (i: number) => `many-${String(i).padStart(2, '0')}`;
    const outcomes = await Promise.allSettled(
      all.map((i) =>
        house.unit.run(async () => {
          await put(`${name(i)}-a`);
          await setImmediate();
          await house.unit.run(() => put(`${name(i)}-b`));
          if (i % 2) throw FAULT;
          await put(`${name(i)}-c`);
        }),
      ),
    );
    expect(outcomes.map((o) => o.status)).toEqual(all.map((i) => (i % 2 ? 'rejected' : 'fulfilled')));
    expect(await seen('many-')).toEqual(
      all.filter((i) => i % 2 === 0).flatMap((i) => ['a', 'b', 'c'].map((part) => `${name(i)}-${part}`)),
    );
  });

  it('gives back what the work gave, and throws what it threw', async () => {
    expect(await house.unit.run(() => Promise.resolve(7))).toBe(7);
    await expect(house.unit.run(() => Promise.reject(FAULT))).rejects.toBe(FAULT);
    await expect(house.unit.run(() => Promise.reject(null as never))).rejects.toBeNull();
  });

  it('of one caller never takes the row of another when it rolls back', async () => {
    const begun = gate();
    const failing = house.unit
      .run(async () => {
        await put('two-lost');
        begun.open();
        await setImmediate();
        throw FAULT;
      })
      .catch((error: unknown) => error);
    await begun.opened;
    await house.unit.run(() => put('two-kept'));
    expect(await failing).toBe(FAULT);
    expect(await seen('two-')).toEqual(['two-kept']);
  });

  it('is doomed by an inner failure, even one the caller caught', async () => {
    const outer = house.unit.run(async () => {
      await put('doomed-outer');
      await house.unit
        .run(async () => {
          await put('doomed-inner');
          throw FAULT;
        })
        .catch(() => 'never mind');
      await put('doomed-after');
      return 'fine';
    });
    await expect(outer).rejects.toBe(FAULT);
    expect(await seen('doomed-')).toEqual([]);
  });

  it('is doomed by a failure that has nothing to say', async () => {
    const outer = house.unit.run(async () => {
      await put('mute');
      await house.unit.run(() => Promise.reject(undefined as never)).catch(() => undefined);
    });
    await expect(outer).rejects.toBeDefined();
    expect(await seen('mute')).toEqual([]);
  });

  it('is doomed by the first of two failures', async () => {
    const outcome = await house.unit.conclude(async () => {
      await house.unit.run(() => Promise.reject(FAULT)).catch(() => undefined);
      throw new Error('second');
    });
    expect(outcome.failure).toBe(FAULT);
  });

  it('concluded, gives the answer made of an inner failure, and keeps nothing', async () => {
    const outcome = await house.unit.conclude(async () => {
      await put('concluded');
      await house.unit.run(() => Promise.reject(FAULT)).catch(() => undefined);
      return 'shown again';
    });
    expect(outcome).toEqual({ value: 'shown again', failure: FAULT });
    expect(await seen('concluded')).toEqual([]);
    expect(await house.unit.conclude(() => Promise.resolve(3))).toEqual({ value: 3 });
  });

  it('is the only place to write', async () => {
    expect(() => house.unit.manager).toThrow(/No unit of work is open/);
    await expect(house.unit.lock(OutboxMessage, { id: 1 })).rejects.toThrow(/No unit of work is open/);
  });

  it('that fails at the very start or the very end leaves the next one well', async () => {
    await expect(house.unit.run(() => sql(house.unit.manager, 'SELECT nothing FROM nowhere'))).rejects.toThrow();
    await house.unit.run(async () => {
      await put('next-after-broken');
    });
    expect(await seen('next-')).toEqual(['next-after-broken']);
  });
});

describe('after the commit', () => {
  it('effects run once the rows are there, in order', async () => {
    const order: string[] = [];
    let there: Promise<string[]> | undefined;
    await house.unit.run(async () => {
      house.unit.afterCommit(() => order.push('first'));
      await put('effect-row');
      await house.unit.run(() => {
        house.unit.afterCommit(() => order.push('inner'));
        return Promise.resolve();
      });
      house.unit.afterCommit(() => {
        there = seen('effect-row');
      });
      order.push('work');
    });
    expect(order).toEqual(['work', 'first', 'inner']);
    expect(await there).toEqual(['effect-row']);
  });

  it('effects of what was rolled back never run', async () => {
    const effect = jest.fn();
    await house.unit.conclude(async () => {
      house.unit.afterCommit(effect);
      await house.unit.run(() => Promise.reject(FAULT)).catch(() => undefined);
    });
    await expect(
      house.unit.run(() => {
        house.unit.afterCommit(effect);
        throw FAULT;
      }),
    ).rejects.toBe(FAULT);
    expect(effect).not.toHaveBeenCalled();
  });

  it('an effect that fails does not undo or deny what is written, nor stop the others', async () => {
    const effect = jest.fn();
    const answer = await house.unit.run(async () => {
      await put('effect-fails');
      house.unit.afterCommit(() => {
        throw FAULT;
      });
      house.unit.afterCommit(effect);
      return 'done';
    });
    expect(answer).toBe('done');
    expect(effect).toHaveBeenCalledTimes(1);
    expect(await seen('effect-fails')).toEqual(['effect-fails']);
  });

  it('outside any unit an effect runs at once', () => {
    const effect = jest.fn();
    house.unit.afterCommit(effect);
    expect(effect).toHaveBeenCalledTimes(1);
  });

  it('a unit started by an effect is a new one: its failure is its own', async () => {
    let later: Promise<unknown> | undefined;
    await house.unit.run(async () => {
      await put('fresh-first');
      house.unit.afterCommit(() => {
        later = house.unit.conclude(async () => {
          await put('fresh-lost');
          throw FAULT;
        });
      });
    });
    expect(await later).toEqual({ failure: FAULT });
    await house.unit.run(async () => {
      house.unit.afterCommit(() => {
        later = house.unit.run(() => put('fresh-second'));
      });
      await put('fresh-third');
    });
    await later;
    expect(await seen('fresh-')).toEqual(['fresh-first', 'fresh-second', 'fresh-third']);
  });
});

describe('a promise left behind by a unit', () => {
  it('writes in a unit of its own once the first is over', async () => {
    const over = gate();
    let left: Promise<unknown> | undefined;
    const failed = house.unit.run(async () => {
      left = over.opened.then(() =>
        house.unit.run(async () => {
          await put('left-kept');
        }),
      );
      await put('left-lost');
      throw FAULT;
    });
    await expect(failed).rejects.toBe(FAULT);
    over.open();
    await left;
    expect(await seen('left-')).toEqual(['left-kept']);
  });

  it.each(['commit', 'rollback'])('never slips into the %s', async (end) => {
    const ending = gate();
    let left: Promise<unknown> | undefined;
    await house.unit.conclude(async () => {
      left = ending.opened.then(async () => {
        // A few turns later: the unit has nothing more to do, and is being written or undone.
        for (let turn = 0; turn < 4; turn++) await Promise.resolve();
        return house.unit.conclude(async () => {
          await put(`slip-${end}-a`);
          await setImmediate();
          await put(`slip-${end}-b`);
          throw FAULT;
        });
      });
      await put(`slip-${end}-first`);
      ending.open();
      if (end === 'rollback') throw FAULT;
    });
    expect(await left).toEqual({ failure: FAULT });
    expect(await seen(`slip-${end}`)).toEqual(end === 'commit' ? ['slip-commit-first'] : []);
  });
});

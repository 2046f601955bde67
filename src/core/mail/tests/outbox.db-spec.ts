import { setImmediate } from 'node:timers/promises';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { OutboxMessage } from '../../core.entities.js';
import { FileStore } from '../../files/file-store.js';
import { Settings } from '../../settings.js';
import { gate } from '../../tests/notes.js';
import { OutboxWorker } from '../outbox-worker.js';
import { Outbox } from '../outbox.js';
import { PostOffice } from './post-office.js';

let house: House;
let school: TestSchool;
let outbox: Outbox;
let worker: OutboxWorker;
let post: PostOffice;
let smtpUrl: string;
const NOW = '2026-11-23T08:00:00.000Z';

beforeAll(async () => {
  post = new PostOffice();
  smtpUrl = await post.open();
  house = await openHouse([], { smtpUrl, mailFrom: 'Ouvrage <ouvrage@example.org>' });
  school = await house.aSchool();
  outbox = house.get(Outbox);
  worker = house.get(OutboxWorker);
});
afterAll(async () => {
  await house.close();
  await post.close();
});
beforeEach(async () => {
  house.clock.set(NOW);
  post.letters.length = 0;
  post.refusal = null;
  post.onLetter = () => Promise.resolve();
  await house.unit.run(() => house.unit.manager.createQueryBuilder().delete().from(OutboxMessage).execute());
});

const send = (
  subject: string,
  more: { fileId?: number; moreFileIds?: number[]; recipient?: string; body?: string } = {},
) => outbox.send(school.system, { recipient: 'a@example.org', subject, body: 'Bonjour.', ...more });
const only = async () => (await outbox.list(school.system))[0]!;
const later = (ms: number) => house.clock.set(new Date(house.clock.now().getTime() + ms));
const aWorker = (changes: Partial<Settings> = {}) =>
  new OutboxWorker(
    Settings.with({ ...house.settings, ...changes }),
    outbox,
    house.unit,
    house.get(FileStore),
    house.clock,
  );
const DOWN = { code: 451, message: 'Come back later' };

describe('a message', () => {
  it('leaves once, as it was written', async () => {
    await send('Commande confirmée – été', { body: 'Bonjour Claire,\n\nà lundi.\n' });
    await worker.drain();
    await worker.drain();
    expect(post.letters).toHaveLength(1);
    const [letter] = post.letters;
    expect(letter).toMatchObject({ to: ['a@example.org'], from: 'ouvrage@example.org' });
    expect(letter!.source).toMatch(/^From: Ouvrage <ouvrage@example\.org>\r$/m);
    expect(letter!.source).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(letter!.source).toMatch(/^Message-ID: <outbox-\d+@localhost>\r$/im);
    expect(await only()).toMatchObject({ state: 'sent', attempts: 1, sentAt: NOW, lastError: null });
  });

  it('carries its file', async () => {
    const bytes = Buffer.from('%PDF-1.7 facture');
    const subject = { type: 'invoice', id: 1 };
    const name = 'FA-2026-00001 été.pdf';
    const file = await house.get(FileStore).keep(school.system, { subject, kind: 'x', name, bytes }, 'application/pdf');
    await send('Facture', { fileId: file.id });
    await worker.drain();
    expect(post.letters[0]!.source).toContain('Content-Type: application/pdf');
    expect(post.letters[0]!.source).toContain(bytes.toString('base64'));
    const second = { subject, kind: 'x', name: 'second.pdf', bytes: Buffer.from('%PDF-1.7 seconde') };
    const more = await house.get(FileStore).keep(school.system, second, 'application/pdf');
    await send('Relance', { fileId: file.id, moreFileIds: [more.id] });
    await worker.drain();
    for (const sent of [bytes, second.bytes]) expect(post.letters[1]!.source).toContain(sent.toString('base64'));
  });

  it('whose file is lost is told, not sent without it', async () => {
    await send('Facture', { fileId: 999_999 });
    await worker.drain();
    expect(post.letters).toEqual([]);
    expect(await only()).toMatchObject({ state: 'pending', attempts: 1, lastError: expect.any(String) as string });
  });

  it('cannot bring headers of its own', async () => {
    await send('Bonjour\r\nBcc: evil@example.org', { recipient: 'a@example.org' });
    await worker.drain();
    expect(post.letters[0]!.to).toEqual(['a@example.org']);
    expect(post.letters[0]!.source).not.toMatch(/^Bcc:/m);
  });

  it('of a unit that failed never leaves', async () => {
    const failed = house.unit.run(async () => {
      await send('Perdu');
      throw new Error('fault');
    });
    await expect(failed).rejects.toThrow('fault');
    await worker.drain();
    expect(post.letters).toEqual([]);
  });

  it('without a server stays in the development mailbox', async () => {
    await send('Dev');
    await aWorker({ smtpUrl: null }).drain();
    expect(post.letters).toEqual([]);
    expect(await only()).toMatchObject({ state: 'sent', sentAt: NOW });
  });

  it('is listed to its own school, newest first', async () => {
    await send('un');
    await send('deux');
    expect((await outbox.list(school.system)).map((m) => m.subject)).toEqual(['deux', 'un']);
    expect((await outbox.list(school.system, 1)).map((m) => m.subject)).toEqual(['deux']);
    expect(await outbox.list((await house.aSchool()).system)).toEqual([]);
  });
});

describe('a server that refuses', () => {
  it('is asked again after a delay that doubles, eight times, then no more', async () => {
    post.refusal = DOWN;
    await send('Tenace');
    const delays: number[] = [];
    for (let attempt = 1; attempt <= 7; attempt++) {
      await worker.drain();
      const { state, attempts, nextAttemptAt, lastError } = await only();
      expect({ state, attempts }).toEqual({ state: 'pending', attempts: attempt });
      expect(lastError).toContain('Come back later');
      const wait = Date.parse(nextAttemptAt) - house.clock.now().getTime();
      delays.push(wait);
      later(wait - 1);
      await worker.drain();
      expect((await only()).attempts).toBe(attempt);
      later(1);
    }
    expect(delays.map((delay) => delay / 60_000)).toEqual([1, 2, 4, 8, 16, 32, 64]);
    await worker.drain();
    expect(await only()).toMatchObject({ state: 'dead', attempts: 8 });
    post.refusal = null;
    later(365 * 86_400_000);
    await worker.drain();
    expect(await only()).toMatchObject({ state: 'dead' });
    expect(post.letters).toEqual([]);
  });

  it('then takes it: the message leaves and the error is forgotten', async () => {
    post.refusal = DOWN;
    await send('Patient');
    await worker.drain();
    post.refusal = null;
    later(60_000);
    await worker.drain();
    expect(await only()).toMatchObject({ state: 'sent', attempts: 2, lastError: null });
    expect(post.letters).toHaveLength(1);
  });

  it('does not hold back the other messages', async () => {
    post.onLetter = () => {
      post.refusal = post.refusal ? null : DOWN;
      return Promise.resolve();
    };
    await send('refusé');
    await send('pris');
    await worker.drain();
    expect((await outbox.list(school.system)).map((m) => [m.subject, m.state])).toEqual([
      ['pris', 'sent'],
      ['refusé', 'pending'],
    ]);
  });

  it('by not being there is a failure like another', async () => {
    await send('Personne');
    await aWorker({ smtpUrl: 'smtp://127.0.0.1:1' }).drain();
    expect(await only()).toMatchObject({
      state: 'pending',
      lastError: expect.stringContaining('ECONNREFUSED') as string,
    });
  });

  it('is never waited for longer than a claim lasts', () => {
    const { transport } = worker as unknown as { transport: { options: Record<string, number> } };
    const { connectionTimeout, greetingTimeout, socketTimeout } = transport.options;
    expect(connectionTimeout! + greetingTimeout! + socketTimeout!).toBeLessThan(120_000);
  });

  it('by never answering is given up before the claim ends', async () => {
    const silent = gate();
    post.onLetter = () => silent.opened;
    await send('Muet');
    await aWorker({ smtpUrl: `${smtpUrl}?socketTimeout=200` }).drain();
    silent.open();
    expect(await only()).toMatchObject({
      state: 'pending',
      attempts: 1,
      lastError: expect.stringMatching(/timeout/i) as string,
    });
  });
});

describe('a dead message', () => {
  it('is given a new chance by its own school only', async () => {
    await send('Mort');
    const { id } = await only();
    const dead = { state: 'dead' as const, attempts: 8, lastError: 'x' };
    await house.unit.run(() => house.unit.manager.update(OutboxMessage, { id }, dead));
    const other = (await house.aSchool()).system;
    await expect(outbox.retry(other, id)).rejects.toMatchObject({ status: 404 });
    later(1000);
    await outbox.retry(school.system, id);
    expect(await only()).toMatchObject({ state: 'pending', attempts: 0, lastError: null });
    await worker.drain();
    expect(await only()).toMatchObject({ state: 'sent', attempts: 1 });
    await expect(outbox.retry(school.system, id)).rejects.toMatchObject({ status: 404 });
  });
});

describe('two workers', () => {
  it('never send the same claim twice', async () => {
    for (let i = 0; i < 12; i++) await send(`lettre ${i}`);
    const workers = [aWorker(), aWorker(), aWorker()];
    for (let round = 0; round < 3; round++) await Promise.all(workers.map((one) => one.drain()));
    const subjects = post.letters.map(({ source }) => /^Subject: (.*)\r$/m.exec(source)![1]);
    expect(subjects.sort()).toEqual(Array.from({ length: 12 }, (_, i) => `lettre ${i}`).sort());
    expect((await outbox.list(school.system)).map((m) => [m.state, m.attempts])).toEqual(Array(12).fill(['sent', 1]));
  });

  it('one slower than its claim does not undo what the other did since', async () => {
    const [arrived, go] = [gate(), gate()];
    let letters = 0;
    post.onLetter = async () => {
      if (++letters > 1) return;
      arrived.open();
      await go.opened;
      post.refusal = DOWN;
    };
    await send('Lent');
    await house.unit.run(() => house.unit.manager.update(OutboxMessage, { schoolId: school.id }, { attempts: 7 }));
    const slow = aWorker().drain();
    await arrived.opened;
    later(120_000);
    await house.unit.run(() => house.unit.manager.update(OutboxMessage, { schoolId: school.id }, { attempts: 3 }));
    await aWorker().drain();
    expect(await only()).toMatchObject({ state: 'sent', attempts: 4 });
    go.open();
    await slow;
    expect(await only()).toMatchObject({ state: 'sent', lastError: null });
  });
});

describe('a killed worker', () => {
  // What a kill leaves: the claim is committed, nothing after it.
  const claimAndDie = (victim: OutboxWorker) => (victim as unknown as { claim(): Promise<unknown> }).claim();

  it('leaves a message that is due again once its claim is over', async () => {
    await send('Orphelin');
    expect(await claimAndDie(aWorker())).not.toBeNull();
    expect(await claimAndDie(aWorker())).toBeNull();
    later(119_999);
    await worker.drain();
    expect(post.letters).toEqual([]);
    later(1);
    await worker.drain();
    expect(post.letters).toHaveLength(1);
    expect(await only()).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('by the message itself, each time, is not killed for ever', async () => {
    await send('Poison');
    for (let i = 0; i < 8; i++) {
      await claimAndDie(aWorker());
      later(120_000);
    }
    await worker.drain();
    expect(post.letters).toEqual([]);
    expect(await only()).toMatchObject({ state: 'dead', lastError: expect.stringMatching(/\S/) as string });
  });
});

describe('the worker of a running house', () => {
  it('sends as soon as a message is written, and ends its round before it stops', async () => {
    const [arrived, go] = [gate(), gate()];
    post.onLetter = async () => {
      arrived.open();
      await go.opened;
    };
    const running = await openHouse([], { smtpUrl, backgroundWork: true });
    const { system } = await running.aSchool();
    await running.get(Outbox).send(system, { recipient: 'b@example.org', subject: 'Aussitôt', body: 'x' });
    await arrived.opened;
    const stopped = jest.fn();
    const stopping = running.get(OutboxWorker).onApplicationShutdown().then(stopped);
    for (let turn = 0; turn < 5; turn++) await setImmediate();
    expect(stopped).not.toHaveBeenCalled();
    go.open();
    await stopping;
    expect(post.letters).toHaveLength(1);
    expect((await running.get(Outbox).list(system)).map((m) => m.state)).toEqual(['sent']);
    await running.close();
  });
});

import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { IdempotentRequest } from '../../core.entities.js';
import { FileStore } from '../../files/file-store.js';
import { Settings } from '../../settings.js';
import { OutboxWorker } from '../outbox-worker.js';
import { Outbox } from '../outbox.js';
import { PostOffice } from './post-office.js';

let house: House;
let school: TestSchool;
let outbox: Outbox;
let post: PostOffice;

beforeAll(async () => {
  post = new PostOffice();
  house = await openHouse([], { smtpUrl: await post.open(), mailFrom: 'Ouvrage <ouvrage@example.org>' });
  school = await house.aSchool();
  outbox = house.get(Outbox);
});
afterAll(async () => {
  await house.close();
  await post.close();
});

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
  it('carries its secret to its recipient, and forgets it once it has left', async () => {
    const secret = 'https://ouvrage.example.org/invitations/abc';
    post.refusal = DOWN;
    await outbox.send(school.system, {
      recipient: 'a@example.org',
      subject: 'Lien',
      body: `Entrez :\n${secret}\n`,
      secret,
    });
    expect((await only()).body).toBe('Entrez :\n[…]\n');
    await aWorker().drain();
    expect((await only()).secret).toBe(secret);
    post.refusal = null;
    later(60_000);
    await aWorker().drain();
    expect(post.letters[0]!.source).toContain(secret);
    expect(await only()).toMatchObject({ state: 'sent', secret: null });
  });

  it('keeps its secret after all where it cannot leave: in the demo', async () => {
    const letter = { recipient: 'a@example.org', subject: 'Lien', body: 'Entrez : ici', secret: 'ici' };
    await outbox.send(school.system, letter);
    await aWorker({ smtpUrl: null }).drain();
    expect(await only()).toMatchObject({ state: 'sent', secret: 'ici' });
    await outbox.send(school.system, letter);
    await aWorker({ smtpUrl: null, demo: false }).drain();
    expect(await only()).toMatchObject({ state: 'sent', secret: null });
  });
});

describe('answers kept for requests that repeat themselves', () => {
  it('are forgotten after three days', async () => {
    house.clock.set('2026-11-23T08:00:00Z');
    const row = { schoolId: school.id, userId: 1, apiKeyId: 0, fingerprint: 'x', status: 201, shownOnce: false };
    await house.unit.run(async () => {
      const { manager } = house.unit;
      await manager.insert(IdempotentRequest, { ...row, key: 'old', createdAt: '2026-11-20T07:59:59.000Z' });
      await manager.insert(IdempotentRequest, { ...row, key: 'young', createdAt: '2026-11-20T08:00:01.000Z' });
    });
    await aWorker().drain();
    const kept = await house.read.manager.findBy(IdempotentRequest, { userId: 1 });
    expect(kept.map(({ key }) => key)).toEqual(['young']);
  });
});

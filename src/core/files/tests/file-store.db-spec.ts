import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../access/scope.js';
import { Refusal } from '../../errors/refusal.js';
import { DRAFT, FileStore } from '../file-store.js';
import { DXF, HTML, JPEG, PDF, PNG, STEP, SVG, WEBP, ZIP } from './bytes.js';

let house: House;
let store: FileStore;
let school: TestSchool;
let director: Scope;
beforeAll(async () => {
  house = await openHouse([]);
  store = house.get(FileStore);
  school = await house.aSchool();
  director = await house.scope(school, 'director');
});
afterAll(() => house.close());

const subject = { type: 'sales_order', id: 1 };
const receive = (name: string, bytes: Buffer, scope = director) =>
  store.receive(scope, { subject, kind: 'attachment', name, bytes });
const onDisk = () => readdirSync(house.settings.filesPath, { recursive: true, encoding: 'utf8' });

describe('what somebody brings', () => {
  it.each([
    ['plan.pdf', PDF, 'application/pdf'],
    ['photo.png', PNG, 'image/png'],
    ['photo.jpg', JPEG, 'image/jpeg'],
    ['photo.webp', WEBP, 'image/webp'],
    ['piece.step', STEP, 'application/octet-stream'],
    ['PIECE.DXF', DXF, 'application/octet-stream'],
  ])('%s is kept as what its bytes say', async (name, bytes, mediaType) => {
    const kept = await receive(name, bytes);
    expect(kept).toMatchObject({ name, mediaType, size: bytes.length, createdBy: director.userId });
    expect(await store.open(director, kept.id)).toEqual({ name, mediaType, bytes });
  });

  it.each([
    ['page.pdf', HTML],
    ['page.html', HTML],
    ['logo.svg', SVG],
    ['logo.png', SVG],
    ['archive.pdf', ZIP],
    ['tool.pdf', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')],
    ['script.pdf', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['words.txt', Buffer.from('Bonjour')],
    ['fake.step', HTML],
    ['fake.dxf', Buffer.concat([DXF, Buffer.from([0])])],
    ['piece.txt', STEP],
    ['cut.png', PNG.subarray(0, 4)],
  ])('%s with other bytes is refused', async (name, bytes) => {
    const before = onDisk();
    await expect(receive(name, bytes)).rejects.toMatchObject({ code: 'files.wrong_type', status: 415 });
    expect(onDisk()).toEqual(before);
  });

  it('empty is refused', async () => {
    await expect(receive('empty.pdf', Buffer.alloc(0))).rejects.toMatchObject({ code: 'files.empty', status: 422 });
  });

  it.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\x\\plan.pdf', 'plan.pdf'],
    ['/abs/olute.pdf', 'olute.pdf'],
    ['..', 'fichier.pdf'],
    ['', 'fichier.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['no-extension', 'no-extension.pdf'],
    ['facture.hta', 'facture.hta.pdf'],
    ['facture.pdf.exe. .', 'facture.pdf.exe.pdf'],
    ['facture.pdf ', 'facture.pdf'],
    ['PLAN.PDF', 'PLAN.PDF'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie x.pdf'],
    ['a\0b.pdf', 'ab.pdf'],
    ['"><script>.pdf', 'script.pdf'],
    ['\u202egnp.pdf', 'gnp.pdf'],
    ['half \ud800 sign.pdf', 'half  sign.pdf'],
    ['Plan n° 3 – côté été.pdf', 'Plan n° 3 – côté été.pdf'],
  ])('named %p is named %p', async (given, name) => {
    expect((await receive(given, PDF)).name).toBe(name);
  });

  it('is named for its bytes, whatever they are', async () => {
    expect((await receive('misnamed.pdf', PNG)).name).toBe('misnamed.pdf.png');
    expect((await receive('photo.html', JPEG)).name).toBe('photo.html.jpg');
    expect((await receive('photo.JPEG', JPEG)).name).toBe('photo.JPEG');
  });

  it('with an endless name keeps the end of it, whole signs only', async () => {
    const { name } = await receive(`${'🧵'.repeat(200)}x.pdf`, PDF);
    expect(name.endsWith('x.pdf')).toBe(true);
    expect([...name]).toHaveLength(200);
    expect(name.isWellFormed()).toBe(true);
  });

  it('whatever its bytes, is kept or refused', async () => {
    const head = fc.constantFrom(PDF, PNG, JPEG, WEBP, ZIP, DXF, STEP, SVG).map((bytes) => bytes.subarray(0, 24));
    const tail = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
    await fc.assert(
      fc.asyncProperty(head, tail, fc.constantFrom('a.pdf', 'a.dxf'), async (start, end, name) => {
        const outcome = await receive(name, Buffer.concat([start, end])).catch((error: unknown) => error);
        if (outcome instanceof Error && !(outcome instanceof Refusal)) throw outcome;
      }),
      { numRuns: 60 },
    );
  });
});

describe('the same bytes twice', () => {
  it('are one file on the disk and two rows', async () => {
    const bytes = Buffer.concat([PDF, Buffer.from('twice')]);
    const [one, two] = await Promise.all([receive('one.pdf', bytes), receive('two.pdf', bytes)]);
    expect(one.sha256).toBe(two.sha256);
    expect(one.id).not.toBe(two.id);
    expect((await store.open(director, one.id)).name).toBe('one.pdf');
    expect((await store.open(director, two.id)).name).toBe('two.pdf');
    expect(onDisk().filter((path) => path.includes(one.sha256))).toEqual([join(one.sha256.slice(0, 2), one.sha256)]);
    expect(readFileSync(store.pathOf(one.sha256))).toEqual(bytes);
  });

  it('brought by ten at once leave no draft behind', async () => {
    const bytes = Buffer.concat([PDF, Buffer.from('ten')]);
    const kept = await Promise.all(Array.from({ length: 10 }, (_, i) => receive(`${i}.pdf`, bytes)));
    expect(onDisk().filter((path) => path.includes(kept[0]!.sha256))).toHaveLength(1);
  });

  it('rolled back leave no row', async () => {
    let id = 0;
    const failed = house.unit.run(async () => {
      id = (await receive('lost.pdf', PDF)).id;
      throw new Error('fault');
    });
    await expect(failed).rejects.toThrow('fault');
    await expect(store.open(director, id)).rejects.toMatchObject({ status: 404 });
  });
});

describe('a draft', () => {
  const drafts = () => onDisk().filter((path) => DRAFT.test(path));

  it('does not stay behind when the file cannot be written', async () => {
    const bytes = Buffer.concat([PDF, Buffer.from('full disk')]);
    const link = jest.spyOn(fs, 'link').mockRejectedValueOnce(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    await expect(receive('full.pdf', bytes)).rejects.toThrow('full');
    link.mockRestore();
    expect(drafts()).toEqual([]);
  });

  it('of a killed process is swept at the next start, and a fresh one left alone', async () => {
    const path = store.pathOf('a'.repeat(64));
    mkdirSync(dirname(path), { recursive: true });
    const [old, fresh] = [`${path}.${randomUUID()}`, `${path}.${randomUUID()}`];
    for (const [draft, hours] of [
      [old, 2],
      [fresh, 0],
    ] as const) {
      writeFileSync(draft, 'half');
      const at = house.clock.now().getTime() / 1000 - hours * 3600;
      utimesSync(draft, at, at);
    }
    await store.onApplicationBootstrap();
    expect([existsSync(old), existsSync(fresh)]).toEqual([false, true]);
    rmSync(fresh);
  });

  it('and the file itself are for us alone to read', async () => {
    const { sha256 } = await receive('own.pdf', Buffer.concat([PDF, Buffer.from('own')]));
    expect(statSync(store.pathOf(sha256)).mode & 0o777).toBe(0o600);
  });
});

describe('a stored file', () => {
  const partner = (partnerId: number | null, more: Partial<Scope> = {}): Scope => ({
    ...director,
    roles: new Set(['partner', 'buyer', 'receiver']),
    partnerId,
    ...more,
  });
  const keep = (partnerId: number | null, kind = 'photo') =>
    store.keep(
      director,
      { subject: { type: 'thing', id: 5 }, kind, name: 'x.pdf', bytes: PDF, partnerId },
      'application/pdf',
    );
  const refused = { code: 'core.not_found', status: 404 };

  it('is read by the school’s staff, and by the partner it is for', async () => {
    const { id } = await keep(3);
    for (const role of ['director', 'master', 'accountant'] as const) {
      expect((await store.open({ ...director, roles: new Set([role]) }, id)).bytes).toEqual(PDF);
    }
    expect((await store.open(partner(3), id)).name).toBe('x.pdf');
  });

  it('is opened by the rights its kind is for, and a kind nobody told of stays inside', async () => {
    const opened = async (kind: string) => {
      const { id } = await keep(3, kind);
      const tries = (['buyer', 'receiver', 'payer', 'manager'] as const).map(async (right) => {
        const scope = partner(3, { roles: new Set(['partner', right]) });
        return store.open(scope, id).then(
          () => [right],
          () => [],
        );
      });
      return (await Promise.all(tries)).flat();
    };
    expect(await opened('invoice')).toEqual(['payer']);
    expect(await opened('order_confirmation')).toEqual(['buyer', 'payer']);
    expect(await opened('delivery_note')).toEqual(['buyer', 'receiver']);
    expect(await opened('attachment')).toEqual(['buyer']);
    expect(await opened('drawing')).toEqual([]);
  });

  it('is not there for another school, another partner, a learner or a funder', async () => {
    const [mine, inside] = [await keep(3), await keep(null)];
    const other = await house.scope(await house.aSchool(), 'director');
    for (const scope of [
      other,
      partner(4),
      partner(null),
      partner(3, { schoolId: other.schoolId }),
      partner(null, { roles: new Set(['learner']), learnerId: 1 }),
      partner(null, { roles: new Set(['funder']) }),
    ]) {
      await expect(store.open(scope, mine.id)).rejects.toMatchObject(refused);
    }
    await expect(store.open(partner(3), inside.id)).rejects.toMatchObject(refused);
    await expect(store.open(partner(null), inside.id)).rejects.toMatchObject(refused);
    await expect(store.open(director, 2_147_483_647)).rejects.toMatchObject(refused);
    await expect(store.contentOf(other.schoolId, mine.id)).rejects.toThrow();
  });

  it('is listed to its partner among its own only', async () => {
    const thing = { type: 'listed', id: 1 };
    const file = { subject: thing, kind: 'photo', bytes: PDF };
    const ids = [];
    for (const partnerId of [3, 4, null]) {
      ids.push((await store.keep(director, { ...file, name: `${partnerId}`, partnerId }, 'application/pdf')).id);
    }
    expect((await store.of(director, thing)).map((row) => row.id)).toEqual(ids);
    expect((await store.of(partner(3), thing)).map((row) => row.name)).toEqual(['3']);
    expect(await store.of({ ...director, schoolId: 999 }, thing)).toEqual([]);
    expect(await store.of(director, { ...thing, id: 2 })).toEqual([]);
  });

  it('leaves as a download that no browser runs', async () => {
    const headers = await house.signedIn(director);
    const { id } = await receive("Plan d'été (1).pdf", PDF);
    for (const url of [`/files/${id}`, `/api/v1/files/${id}`]) {
      const answer = await house.http({ method: 'GET', url, headers });
      expect(answer.statusCode).toBe(200);
      expect(answer.rawPayload).toEqual(PDF);
      expect(answer.headers).toMatchObject({
        'content-type': 'application/pdf',
        'x-content-type-options': 'nosniff',
        'content-disposition': "attachment; filename*=UTF-8''Plan%20d%27%C3%A9t%C3%A9%20%281%29.pdf",
      });
    }
    const stranger = await house.http({ method: 'GET', url: `/api/v1/files/${id}` });
    expect(stranger.statusCode).toBe(401);
    const elsewhere = await house.signedIn(await house.scope(await house.aSchool(), 'director'));
    expect((await house.http({ method: 'GET', url: `/files/${id}`, headers: elsewhere })).statusCode).toBe(404);
  });
});

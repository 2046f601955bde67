import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { databaseSettings } from '../../../../database/data-source.js';
import { openSource } from '../../database/database.module.js';
import { backup, restore } from '../backup.js';

let folder: string;
let base: string;
let files: string;
let archive: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ouvrage-test-'));
  base = join(folder, 'ouvrage.db');
  files = join(folder, 'files');
  archive = join(folder, 'safe', 'ouvrage.tar.gz');
  const database = new Database(base);
  database.pragma('journal_mode = WAL');
  database.exec('CREATE TABLE stored_file (sha256 text)');
  for (const text of ['plan', 'invoice']) database.prepare('INSERT INTO stored_file VALUES (?)').run(keep(text));
  database.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pathOf = (sha256: string) => join(files, sha256.slice(0, 2), sha256);
const shaOf = (text: string) => createHash('sha256').update(text).digest('hex');
function keep(text: string): string {
  const sha256 = shaOf(text);
  mkdirSync(dirname(pathOf(sha256)), { recursive: true });
  writeFileSync(pathOf(sha256), text);
  return sha256;
}
const modeOf = (path: string) => statSync(path).mode & 0o777;
const moveAway = () => {
  for (const end of ['', '-wal', '-shm']) rmSync(base + end, { force: true });
  rmSync(files, { recursive: true });
};

describe('a backup', () => {
  it('holds the base and its documents, and gives them back', async () => {
    expect(await backup(base, files, archive)).toMatchObject({ files: 3, missing: [] });
    moveAway();
    restore(archive, base, files);
    const back = new Database(base, { readonly: true });
    expect(back.prepare('SELECT COUNT(*) FROM stored_file').pluck().get()).toBe(2);
    back.close();
    expect(readFileSync(pathOf(shaOf('plan')), 'utf8')).toBe('plan');
  });

  it('is made, and says which document is missing', async () => {
    rmSync(pathOf(shaOf('plan')));
    expect(await backup(base, files, archive)).toMatchObject({ files: 2, missing: [shaOf('plan')] });
    expect(existsSync(archive)).toBe(true);
  });

  it('says so too when the document is another one under its name', async () => {
    writeFileSync(pathOf(shaOf('plan')), 'tampered');
    expect(await backup(base, files, archive)).toMatchObject({ missing: [shaOf('plan')] });
  });

  it('leaves out what is being written', async () => {
    writeFileSync(`${pathOf(shaOf('plan'))}.${randomUUID()}`, 'pl');
    expect(await backup(base, files, archive)).toMatchObject({ files: 3, missing: [] });
  });

  it('is for us alone to read, and so is what it gives back', async () => {
    await backup(base, files, archive);
    moveAway();
    restore(archive, base, files);
    expect([modeOf(archive), modeOf(base)]).toEqual([0o600, 0o600]);
  });
});

describe('a restore', () => {
  it.each(['', '-wal', '-shm', '-journal'])(
    'beside a leftover ouvrage.db%s refuses and touches nothing',
    async (end) => {
      await backup(base, files, archive);
      moveAway();
      writeFileSync(base + end, 'left over');
      expect(() => restore(archive, base, files)).toThrow(`nothing was restored: ${base}${end}`);
      expect([existsSync(files), readFileSync(base + end, 'utf8')]).toEqual([false, 'left over']);
    },
  );
});

it('a new base is for us alone to read, its log too', async () => {
  const file = join(folder, 'new', 'ouvrage.db');
  const source = await openSource(databaseSettings(`sqlite:${file}`).writer);
  await source.query('CREATE TABLE x (id integer)');
  expect(['', '-wal', '-shm'].map((end) => modeOf(file + end))).toEqual([0o600, 0o600, 0o600]);
  await source.destroy();
});

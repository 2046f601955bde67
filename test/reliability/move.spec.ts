import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../database/data-source.js';
import { sql } from '../../src/core/database/sql.js';
import { verify } from '../../src/core/upkeep/verify.js';
import { schoolsWithPapers, verifyLedger } from '../../src/modules/ledger/index.js';
import type { House } from '../support/house.js';
import { openWholeHouse } from '../support/whole-house.js';

/** The demo's year in SQLite, backed up and restored, then moved into the PostgreSQL of the tests. */
(__DB__ === 'postgres' ? describe : describe.skip)('a base that moves', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ouvrage-move-'));
  const [first, second] = ['first', 'second'].map((name) => ({
    DATABASE_URL: `sqlite:${join(folder, name, 'ouvrage.db')}`,
    FILES_PATH: join(folder, name, 'files'),
  })) as unknown as [Record<string, string>, Record<string, string>];
  let house: House;

  const run = (env: Record<string, string>, script: string, ...args: string[]): string =>
    execFileSync(process.execPath, [script, ...args], { env: { ...process.env, ...env }, encoding: 'utf8' });
  const upkeep = (env: Record<string, string>, ...args: string[]) => run(env, 'dist/src/upkeep.js', ...args);

  beforeAll(async () => {
    run({ ...first, DEMO: '1' }, 'dist/src/demo.js');
    const backup = join(folder, 'ouvrage.tar.gz');
    upkeep(first, 'backup', backup);
    expect(upkeep(second, 'restore', backup)).toContain('verified: clean');
    house = await openWholeHouse({ filesPath: second.FILES_PATH! });
    await migrate(house.settings.databaseUrl);
  }, 180_000);
  afterAll(() => house.close());

  it('arrives whole: every number, total and file, and ledgers whose chains still hold', async () => {
    expect(upkeep(second, 'move', '--to', house.settings.databaseUrl)).toContain('verified: clean');
    expect(await verify(house.read.manager, second.FILES_PATH!)).toEqual([]);
    const schools = await schoolsWithPapers(house.read.manager);
    expect(schools).toHaveLength(2);
    for (const schoolId of schools) {
      const { faults, entries } = await verifyLedger(house.read.manager, schoolId);
      expect(faults).toEqual([]);
      expect(entries).toBeGreaterThan(100);
    }
    // Ids go on after those that came.
    const [row] = await sql<{ last: string; next: string }>(
      house.read.manager,
      "SELECT (SELECT MAX(id) FROM invoice) AS last, (SELECT last_value FROM pg_sequences WHERE sequencename = 'invoice_id_seq') AS next",
    );
    expect(Number(row!.next)).toBe(Number(row!.last));
    await expect(house.unit.run(() => sql(house.unit.manager, 'DELETE FROM ledger_entry'))).rejects.toThrow(
      /only ever/,
    );
  }, 120_000);

  it('does not arrive over another', () => {
    expect(() => upkeep(second, 'move', '--to', house.settings.databaseUrl)).toThrow(/not empty/);
  }, 60_000);

  it('goes nowhere but to PostgreSQL', () => {
    expect(() => upkeep(second, 'move', '--to', 'sqlite:elsewhere.db')).toThrow(/Usage/);
  });
});

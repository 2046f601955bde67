import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/**
 * Every wall has a planted hole: one small tree with the layout of the house, one violating file per rule.
 * A rule whose violation is not found here is a rule that guards nothing.
 */
interface Rule {
  name: string;
}
interface Violation {
  from: string;
  to: string;
  rule: Rule;
}

const ROOT = resolve(import.meta.dirname, '../..');
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const { forbidden } = createRequire(import.meta.url)(CONFIG) as { forbidden: Rule[] };
const MODULES = forbidden.flatMap(({ name }) => /^(.+)-imports-only-doors-on-its-left$/.exec(name)?.[1] ?? []);

/** The violations of the tree at `cwd`; the cruiser is ESM and slow inside Jest, so it runs beside it. */
async function cruise(cwd: string): Promise<Violation[]> {
  const args = [CRUISER, '--config', CONFIG, '--output-type', 'json', 'src', 'test', 'database'];
  // It exits with the number of violations: the answer is on stdout either way.
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd, maxBuffer: 64_000_000 }).catch(
    (error: { stdout?: string; stderr?: string }) => {
      if (!error.stdout) throw new Error(error.stderr);
      return { stdout: error.stdout };
    },
  );
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

const importing = (...targets: string[]): string =>
  targets.map((target, i) => `import * as i${i} from '${target}';\nexport const x${i} = i${i};\n`).join('');

/** file -> [what it imports, the one rule it must break ('' for none)] */
const PLANTED: Record<string, [targets: string[], rule: string]> = {
  'src/core/money/plant.ts': [['../../modules/identity/index.js'], 'core-imports-no-module'],
  'src/core/money/wiring.ts': [['../../app.module.js'], 'core-imports-no-module'],
  'src/modules/stranger/index.ts': [['../../core/money/money.js'], 'module-is-in-the-order'],
  'src/modules/sales/wiring.ts': [['../../app.module.js'], 'modules-know-no-wiring'],
  'src/wiring.ts': [['./modules/sales/sales.service.js'], 'wiring-uses-doors'],
  'src/modules/school/index.ts': [['./school.entity.js'], 'door-shows-no-entity'],
  'src/modules/sales/to-test.ts': [['../../../test/support/app.js'], 'src-imports-no-tests'],
  'src/modules/sales/to-builder.ts': [['./tests/sales.builders.js'], 'src-imports-no-tests'],
  'src/modules/sales/to-migration.ts': [['../../../database/data-source.js'], 'only-wiring-imports-database'],
  'src/modules/sales/views/asks.tsx': [['../sales.queries.js'], 'view-asks-nothing'],
  'src/modules/sales/views/acts.tsx': [['../sales.service.js'], 'view-asks-nothing'],
  'src/modules/sales/views/digs.tsx': [['typeorm'], 'view-asks-nothing'],
  'src/modules/sales/quote.states.ts': [['@nestjs/common'], 'pure-file-stays-pure'],
  'src/modules/sales/quote.totals.ts': [['typeorm'], 'pure-file-stays-pure'],
  'src/modules/sales/quote.gate.ts': [['typeorm'], 'pure-file-stays-pure'],
  'src/modules/sales/quote.gate.rules.ts': [['typeorm'], 'pure-file-stays-pure'],
  'src/modules/sales/sales.api.controller.ts': [['typeorm'], 'controller-knows-no-table'],
  'src/modules/sales/sales.pages.controller.tsx': [['./sales.entity.js'], 'controller-knows-no-table'],
  'src/modules/home/round.ts': [['./trip.js'], 'no-cycle'],
  'src/modules/sales/reaches-inside.ts': [['../identity/identity.service.js'], 'sales-imports-only-doors-on-its-left'],
  'src/modules/sales/reaches-entity.ts': [['../catalog/catalog.entity.js'], 'sales-imports-only-doors-on-its-left'],
  // What the house does allow, so that a rule that forbids too much is seen as well.
  'src/app.module.ts': [['./modules/home/index.js', '../database/data-source.js'], ''],
  'src/modules/sales/sales.module.ts': [['../catalog/index.js', './sales.entity.js', '../../core/money/money.js'], ''],
  'src/modules/sales/views/shows.tsx': [['../sales.words.js', '../../../core/money/money.js'], ''],
  'src/modules/sales/sales.gate.ts': [['../../core/money/money.js'], ''],
  'src/modules/sales/tests/sales.db-spec.ts': [
    ['../sales.service.js', '../../identity/tests/identity.builders.js', '../../../../test/support/app.js', 'typeorm'],
    '',
  ],
};
for (const [position, module] of MODULES.entries()) {
  const right = MODULES[position + 1];
  const left = MODULES[position - 1];
  // The last module has nobody on its right: its violation is an inner file on its left.
  const forbiddenDoor = right ? `../${right}/index.js` : `../${left}/${left}.service.js`;
  PLANTED[`src/modules/${module}/reaches.ts`] = [[forbiddenDoor], `${module}-imports-only-doors-on-its-left`];
  PLANTED[`src/modules/${module}/tests/reaches.spec.ts`] = [[`../${forbiddenDoor}`], `${module}-tests-look-only-left`];
}

const SCENERY = [
  'src/core/money/money.ts',
  'test/support/app.ts',
  'database/data-source.ts',
  'src/modules/sales/sales.queries.ts',
  'src/modules/sales/sales.words.ts',
  'src/modules/sales/tests/sales.builders.ts',
  ...['identity', 'school', 'catalog', 'sales'].map((module) => `src/modules/${module}/${module}.entity.ts`),
  ...MODULES.flatMap((module) => [`src/modules/${module}/index.ts`, `src/modules/${module}/${module}.service.ts`]),
  'src/modules/identity/tests/identity.builders.ts',
];

function plant(tree: string, file: string, text: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), text);
}

describe('the walls of the house', () => {
  let tree: string;
  let broken: Violation[];
  const brokenBy = (file: string): string[] => [
    ...new Set(broken.filter(({ from }) => from === file).map(({ rule }) => rule.name)),
  ];

  beforeAll(async () => {
    tree = mkdtempSync(join(tmpdir(), 'ouvrage-walls-'));
    plant(tree, 'tsconfig.json', '{"compilerOptions":{"module":"nodenext","jsx":"react-jsx"}}');
    for (const file of SCENERY) plant(tree, file, 'export const scenery = 1;\n');
    for (const [file, [targets]] of Object.entries(PLANTED)) plant(tree, file, importing(...targets));
    plant(tree, 'src/modules/home/trip.ts', `import type { x0 } from './round.js';\nexport type Trip = typeof x0;\n`);
    broken = await cruise(tree);
  });
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it.each(Object.entries(PLANTED))('%s', (file, [, rule]) => {
    expect(brokenBy(file)).toEqual(rule ? [rule] : []);
  });

  it('plants a violation for every rule', () => {
    const planted = new Set(Object.values(PLANTED).map(([, rule]) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  });
});

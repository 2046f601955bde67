import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Every limit has a planted excess, and beside it the largest thing the limit allows. */
interface Linted {
  filePath: string;
  messages: { ruleId: string | null; message: string }[];
}

const ROOT = resolve(import.meta.dirname, '../..');
const count = (n: number, line: (i: number) => string): string => Array.from({ length: n }, (_, i) => line(i)).join('');
const exports = (n: number): string => count(n, (i) => `export const x${i} = ${i};\n`);
const functionOf = (n: number): string =>
  `export function f(out: number[]): void {\n${count(n - 2, () => '  out.push(1);\n')}}\n`;
const constructorOf = (n: number): string =>
  `export class A {\n  constructor(${count(n, (i) => `readonly p${i}: number, `)}) {}\n}\n`;
const parametersOf = (n: number): string => `export const f = (${count(n, (i) => `_p${i}: number, `)}): number => 1;\n`;
const depthOf = (n: number): string =>
  `export function f(a: boolean): void {\n${'if (a) {\n'.repeat(n)}f(a);\n${'}\n'.repeat(n)}}\n`;
const importOf = (name: string, from: string): string =>
  `import { ${name} } from '${from}';\nexport const x = ${name};\n`;
const switchOf = (...cases: string[]): string =>
  `export function f(s: 'a' | 'b'): void {\n  switch (s) {\n${cases.map((c) => `case '${c}': f(s); break;\n`).join('')}}\n}\n`;
const PROMISE = 'export const p = (): Promise<boolean> => Promise.resolve(true);\n';
// A stand-in for Nest: what matters is a decorated class with an injected one in its constructor.
const INJECTED = `import { Other } from './other.js';
function injectable(_target: unknown): void {}
@injectable
export class A { constructor(readonly other: Other) {} }\n`;

const SALES = 'src/modules/sales';
/** [file, text, the rules it must break] */
const PLANTED: [file: string, text: string, ...rules: string[]][] = [
  [`${SALES}/floating.ts`, `${PROMISE}p();\n`, '@typescript-eslint/no-floating-promises'],
  [`${SALES}/misused.ts`, `${PROMISE}if (p()) p;\n`, '@typescript-eslint/no-misused-promises'],
  [`${SALES}/await.ts`, 'export const f = async () => { await 1; };\n', '@typescript-eslint/await-thenable'],
  [`${SALES}/switch.ts`, switchOf('a'), '@typescript-eslint/switch-exhaustiveness-check'],
  [`${SALES}/switch-whole.ts`, switchOf('a', 'b')],
  [`${SALES}/any.ts`, 'export const x = (a: any): unknown => a;\n', '@typescript-eslint/no-explicit-any'],
  [`${SALES}/unused.ts`, 'const x = 1;\nexport const y = 2;\n', '@typescript-eslint/no-unused-vars'],
  [
    `${SALES}/types.ts`,
    `import { Other } from './other.js';\nexport const f = (o: Other): Other => o;\n`,
    '@typescript-eslint/consistent-type-imports',
  ],
  [`${SALES}/other.ts`, 'export class Other {}\n'],
  [`${SALES}/injected.ts`, INJECTED],
  [`${SALES}/long.ts`, exports(301), 'max-lines'],
  [`${SALES}/long-enough.ts`, `// why\n\n${exports(300)}`],
  [`${SALES}/tests/long.spec.ts`, exports(301), 'max-lines'],
  [`${SALES}/views/long.tsx`, exports(151), 'max-lines'],
  [`${SALES}/views/long-enough.tsx`, exports(150)],
  [`${SALES}/function.ts`, functionOf(61), 'max-lines-per-function'],
  [`${SALES}/function-enough.ts`, functionOf(60)],
  [`${SALES}/tests/function.spec.ts`, functionOf(61)],
  ['database/migrations/1-first.ts', functionOf(61)],
  ['database/seeds/first.ts', functionOf(61), 'max-lines-per-function'],
  [`${SALES}/constructor.ts`, constructorOf(8), 'no-restricted-syntax'],
  [`${SALES}/constructor-enough.ts`, constructorOf(7)],
  [`${SALES}/parameters.ts`, parametersOf(6), 'no-restricted-syntax'],
  [`${SALES}/parameters-enough.ts`, parametersOf(5)],
  [`${SALES}/depth.ts`, depthOf(4), 'max-depth'],
  [`${SALES}/depth-enough.ts`, depthOf(3)],
  [`${SALES}/clock.ts`, 'export const x = new Date();\n', 'no-restricted-syntax'],
  [`${SALES}/clock-now.ts`, 'export const x = Date.now();\n', 'no-restricted-syntax'],
  [`${SALES}/clock-text.ts`, 'export const x = Date();\n', 'no-restricted-syntax'],
  [`${SALES}/clock-given.ts`, 'export const f = (ms: number) => new Date(ms);\n'],
  [`${SALES}/format.ts`, 'export const f = (n: number) => n.toLocaleString();\n', 'no-restricted-syntax'],
  [`${SALES}/format-day.ts`, 'export const f = (d: Date) => d.toLocaleDateString();\n', 'no-restricted-syntax'],
  [`${SALES}/format-intl.ts`, 'export const x = new Intl.NumberFormat();\n', 'no-restricted-syntax'],
  ['src/core/words/format.ts', 'export const x = new Intl.NumberFormat();\n'],
  ['src/core/time/clock.ts', 'export const x = [new Date(), Date.now()];\n'],
  ['test/bench/main.ts', 'export const x = Date.now();\n'],
  ['src/core/time/constructor.ts', constructorOf(8), 'no-restricted-syntax'],
  [`${SALES}/repository.ts`, importOf('InjectRepository', '@nestjs/typeorm'), 'no-restricted-imports'],
  [`${SALES}/inject-source.ts`, importOf('InjectDataSource', '@nestjs/typeorm'), 'no-restricted-imports'],
  [`${SALES}/source.ts`, importOf('DataSource', 'typeorm'), 'no-restricted-imports'],
  [`${SALES}/get-repository.ts`, importOf('getRepository', 'typeorm'), 'no-restricted-imports'],
  [`${SALES}/column.ts`, importOf('Column', 'typeorm')],
  ['src/core/database/source.ts', importOf('DataSource', 'typeorm')],
  ['database/data-source.ts', importOf('DataSource', 'typeorm')],
  ['src/web/controllers/client.js', 'fetch("/");\nexport const x = 1;\n'],
  ['src/web/controllers/client-var.js', 'export var x = 1;\n', 'no-var'],
];

/** Typed rules need a project: the planted tree has its own, and ESLint takes its working directory as the base. */
function lint(cwd: string): Promise<Linted[]> {
  const args = [
    join(ROOT, 'node_modules/eslint/bin/eslint.js'),
    '--config',
    join(ROOT, 'eslint.config.js'),
    '-f',
    'json',
    '.',
  ];
  return new Promise((done, fail) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 64_000_000 }, (_status, stdout, stderr) => {
      // Exit status 1 is what we hope for; without an answer it was a crash.
      if (stdout) done(JSON.parse(stdout) as Linted[]);
      else fail(new Error(stderr));
    });
  });
}

describe('the limits of the house', () => {
  let tree: string;
  let results: Linted[];

  beforeAll(async () => {
    tree = mkdtempSync(join(tmpdir(), 'ouvrage-limits-'));
    const project = {
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions: { rootDir: '.', types: [] },
      include: ['src', 'test', 'database'],
      exclude: ['src/web'],
    };
    const files: [string, string][] = PLANTED.map(([file, text]) => [file, text]);
    for (const [file, text] of [...files, ['tsconfig.json', JSON.stringify(project)] as [string, string]]) {
      mkdirSync(dirname(join(tree, file)), { recursive: true });
      writeFileSync(join(tree, file), text);
    }
    results = await lint(tree);
  });
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it.each(PLANTED)('%s', (file, _text, ...rules) => {
    const linted = results.find(({ filePath }) => filePath.endsWith(`/${file}`));
    expect(linted?.messages.map(({ ruleId, message }) => ruleId ?? message)).toEqual(rules);
  });
});

import { readFileSync } from 'node:fs';

// Sources and ESM-only packages are compiled to CommonJS inside Jest: no --experimental-vm-modules, jest.mock() works,
// and require(esm) (unsupported by Jest before Node 24.9) is not needed. The app itself runs as ESM.
const swcrc = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));
const sources = { ...swcrc, swcrc: false, module: { type: 'commonjs' } };
const packages = { swcrc: false, jsc: { target: 'es2022' }, module: { type: 'commonjs' } };

/** The packages on the app's path that publish ESM only, or load it by import() (@fastify/cookie). */
const transformed = [
  '@nestjs',
  '@borewit',
  '@fastify/cookie',
  '@tokenizer',
  'content-disposition',
  'cookie',
  'echarts',
  'file-type',
  'set-cookie-parser',
  'strtok3',
  'token-types',
  'uint8array-extras',
  'typeorm/node_modules',
  'zrender',
  'get-east-asian-width',
  'preact',
  'preact-render-to-string',
  'request-filtering-agent',
  '@sparticuz',
];

const common = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  // file-type is exported to ESM callers only, or as what both may load.
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons', 'module-sync'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', sources], '^.+\\.m?js$': ['@swc/jest', packages] },
  // A nested copy (x/node_modules/file-type) is matched by its own name too.
  transformIgnorePatterns: [`/node_modules/(?!(.*/node_modules/)?(${transformed.join('|')})/)`],
};

/** The same specs on each database. */
const onDatabase = (database, more = {}) => ({
  ...common,
  displayName: database,
  globals: { __DB__: database },
  globalSetup: `<rootDir>/test/support/${database}-setup.js`,
  globalTeardown: `<rootDir>/test/support/${database}-teardown.js`,
  testMatch: [
    '<rootDir>/src/**/tests/**/*.db-spec.ts?(x)',
    '<rootDir>/test/scenarios/**/*.spec.ts?(x)',
    '<rootDir>/test/reliability/**/*.spec.ts?(x)',
  ],
  ...more,
});

export default {
  testTimeout: 30_000, // read here only: a project's own testTimeout does nothing in Jest 30
  // One more than the cores of the gate: a worker often waits, for its browser, its server or a disk.
  maxWorkers: 3,
  // A spec that boots the app leaves about 30 MB behind: a worker that has grown is replaced.
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/src/**/tests/**/*.spec.ts?(x)', '<rootDir>/test/architecture/**/*.spec.ts'],
    },
    onDatabase('sqlite'),
    // The walks over every route ask rights and shapes, which no database decides; values a column may refuse go to both.
    onDatabase('postgres', {
      testPathIgnorePatterns: [
        '/node_modules/',
        '/authorisation',
        '/blind-partner',
        '/bad-input-pages',
        '/demo',
        '/openapi',
        '/partner-client',
      ],
    }),
    onDatabase('sqlite', {
      displayName: 'browser',
      setupFilesAfterEnv: ['<rootDir>/test/support/browser-timeout.ts'],
      testMatch: ['<rootDir>/test/browser/**/*.spec.ts'],
    }),
  ],
};

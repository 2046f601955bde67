import tseslint from 'typescript-eslint';

// The limits CONTRIBUTING.md states. test/architecture/lint.spec.ts plants a violation of each.
const TESTS = ['test/**', 'src/**/tests/**'];
const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];
const lines = (max) => ['error', { max, skipBlankLines: true, skipComments: true }];

const SIGNATURES = [
  {
    selector: "MethodDefinition[kind='constructor'] > FunctionExpression[params.length>7]",
    message: 'A constructor takes at most 7 parameters: this class has two jobs.',
  },
  {
    selector: ":function[params.length>5]:not(MethodDefinition[kind='constructor'] > FunctionExpression)",
    message: 'A function takes at most 5 parameters: give it one object with names.',
  },
];
const CLOCK = [
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.name='Date']",
  "CallExpression[callee.object.name='Date'][callee.property.name='now']",
].map((selector) => ({
  selector,
  message: 'Ask the injected clock (src/core/time): a test must be able to set the hour.',
}));

const FORMATS = [
  'CallExpression[callee.property.name=/^toLocale(String|DateString|TimeString)$/]',
  "MemberExpression[object.name='Intl']",
].map((selector) => ({
  selector,
  message: 'Days, numbers and shares are written by src/core/words/format, money and quantities by their own core.',
}));

const BASE_ONLY = 'Write through the unit of work and read through the read source (src/core/database).';
const DATABASE_DOORS = {
  paths: [
    { name: 'typeorm', importNames: ['DataSource', 'getRepository'], message: BASE_ONLY },
    {
      name: '@nestjs/typeorm',
      importNames: ['InjectRepository', 'InjectDataSource', 'getRepository'],
      message: BASE_ONLY,
    },
  ],
};

export default tseslint.config(
  // The program of a partner is compiled beside the client its test generates.
  { ignores: ['test/partner-program/', 'dist/', 'dist-bench/', 'coverage/', '.cache/', 'docs/', 'backups/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: TYPESCRIPT,
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: {
        projectService: true,
        // A class injected by Nest is a value its decorator metadata needs, although it reads like a type.
        experimentalDecorators: true,
        emitDecoratorMetadata: true,
      },
    },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
    },
  },
  {
    files: [...TYPESCRIPT, '**/*.js', '**/*.cjs', '**/*.mjs'],
    rules: {
      'max-lines': lines(300),
      'max-lines-per-function': lines(60),
      'max-depth': ['error', 3],
      'no-restricted-syntax': ['error', ...SIGNATURES, ...CLOCK],
      'no-restricted-imports': ['error', DATABASE_DOORS],
      'no-unused-vars': 'off',
      'prefer-const': 'error',
      'no-var': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { files: ['**/*.js', '**/*.cjs', '**/*.mjs'], rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_' }] } },
  {
    files: ['src/modules/**'],
    rules: { 'no-restricted-syntax': ['error', ...SIGNATURES, ...CLOCK, ...FORMATS] },
  },
  { files: ['src/**/views/**'], rules: { 'max-lines': lines(150) } },
  // A describe block is a list of cases and a migration a list of columns: neither is read as one function.
  { files: [...TESTS, 'database/migrations/**'], rules: { 'max-lines-per-function': 'off' } },
  // The one place that may look at the wall clock, and the tests and benchmark that measure with it.
  { files: ['src/core/time/**', 'src/web/**', ...TESTS], rules: { 'no-restricted-syntax': ['error', ...SIGNATURES] } },
  { files: ['src/core/database/**', 'database/**', ...TESTS], rules: { 'no-restricted-imports': 'off' } },
  // Client code has no tsconfig: rules without types only.
  {
    files: ['src/web/**'],
    languageOptions: { parserOptions: { projectService: false } },
    rules: tseslint.configs.disableTypeChecked.rules,
  },
);

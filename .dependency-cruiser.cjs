/**
 * The walls of the house (README.md, CONTRIBUTING.md). `npm run boundaries` holds them;
 * test/architecture/boundaries.spec.ts plants one violation per rule, because a rule never seen failing is not a rule.
 */

/** The paper trail, left to right: a module may import only the doors of the modules before it. */
const ORDER = [
  'identity',
  'school',
  'partners',
  'learners',
  'safety',
  'catalog',
  'materials',
  'order-files',
  'quoting',
  'sales',
  'production',
  'quality',
  'workshop',
  'planning',
  'learning',
  'delivery',
  'einvoice',
  'invoicing',
  'payments',
  'reminders',
  'bank',
  'ledger',
  'accounting',
  'platform',
  'funding',
  'overview',
  'webhooks',
  'portal',
  'home',
];

/** A package, whether it resolved (node_modules/x/...) or not (the bare name). */
const npm = (names) => `(^|node_modules/)(${names})(/|$)`;
const TESTS = '^src/.+/tests/';
const CONTROLLER = '\\.controller\\.tsx?$';
// sales-order.states.ts, and safety.gate.rules.ts when a gate grew into several files.
const PURE = ['\\.(states|totals|gate)\\.ts$', '\\.(states|totals|gate)\\.[a-z-]+\\.ts$'];

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Two rules a module: one for its code, and a wider one for its tests, which may use the builders of modules to the left. */
const moduleRules = ORDER.flatMap((module, position) => {
  const left = ORDER.slice(0, position).join('|');
  const own = [`^src/modules/${module}/`];
  const doors = left ? [`^src/modules/(${left})/index\\.ts$`] : [];
  const builders = left ? [`^src/modules/(${left})/tests/`] : [];
  const here = `^src/modules/${module}/`;
  return [
    rule(
      `${module}-imports-only-doors-on-its-left`,
      `${module} may import src/core and the index.ts of: ${left || 'no module'}. Tell the right-hand module with an event.`,
      { path: here, pathNot: TESTS },
      { path: '^src/modules/', pathNot: [...own, ...doors] },
    ),
    rule(
      `${module}-tests-look-only-left`,
      `tests of ${module} may also import the tests/ (builders) of the modules on its left.`,
      { path: `${here}.*tests/` },
      { path: '^src/modules/', pathNot: [...own, ...doors, ...builders] },
    ),
  ];
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule(
      'no-cycle',
      'Type-only imports count: two files that need each other are one file, or a third one.',
      {},
      { circular: true },
    ),
    rule(
      'core-imports-no-module',
      'Two modules must need a thing before it moves to core; core never knows them, nor the wiring.',
      { path: '^src/core/' },
      { path: '^src/(modules/|app\\.module\\.|main\\.)' },
    ),
    ...moduleRules,
    rule(
      'module-is-in-the-order',
      'A new module takes its place in ORDER (.dependency-cruiser.cjs) first.',
      { path: '^src/modules/', pathNot: `^src/modules/(${ORDER.join('|')})/` },
      {},
    ),
    rule(
      'modules-know-no-wiring',
      'The entry points directly in src wire the modules, never the other way round.',
      { path: '^src/modules/', pathNot: TESTS },
      { path: '^src/[^/]+\\.tsx?$' },
    ),
    rule(
      'wiring-uses-doors',
      'app.module.ts, main.ts and their neighbours import a module by its index.ts.',
      { path: '^src/[^/]+\\.tsx?$' },
      { path: '^src/modules/', pathNot: '^src/modules/[^/]+/index\\.ts$' },
    ),
    rule(
      'door-shows-no-entity',
      'An entity belongs to its module; the door gives services, queries, events and read types.',
      { path: '^src/modules/[^/]+/index\\.ts$' },
      { path: '\\.entity\\.ts$' },
    ),
    rule(
      'src-imports-no-tests',
      'What ships does not lean on what is not shipped.',
      { path: '^src/', pathNot: TESTS },
      { path: ['^test/', TESTS] },
    ),
    rule(
      'only-wiring-imports-database',
      'Migrations and seeds are known to the entry points alone, the files directly in src (and to tests).',
      { path: '^src/', pathNot: ['^src/[^/]+\\.tsx?$', TESTS] },
      { path: '^database/' },
    ),
    rule(
      'view-asks-nothing',
      'A view receives what it shows: no query, no service, no database.',
      { path: '/views/' },
      { path: ['\\.(queries|service)\\.ts$', npm('typeorm|@nestjs/typeorm')] },
    ),
    rule(
      'pure-file-stays-pure',
      'State tables, totals and gates are plain functions: testable with no database and no framework.',
      { path: PURE },
      { path: npm('typeorm|@nestjs') },
    ),
    rule(
      'controller-knows-no-table',
      'A controller guards, validates and makes one call.',
      { path: CONTROLLER },
      { path: [npm('typeorm|@nestjs/typeorm'), '\\.entity\\.ts$'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Client code is bundled by the browser itself; planted trees and build output are not the house.
    exclude: { path: '^(dist|dist-bench|src/web)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import config from './jest.config.js';

// For `npm test`: the specs of a room go through Jest as one file, so that the app is loaded once a room and not once a
// spec, a third of the time. Each still opens its own house; those under test/ and in the browser go alone.

/** Specs a file at most: the last worker should not be left with one long room. */
const MOST = 6;
const root = import.meta.dirname;
const gathered = join(root, '.cache', 'gathered');
const specs = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\/tests\/[^/]+spec\.tsx?$/.test(path))
  .sort();

/** modules/sales/tests/x.db-spec.ts → sales */
const roomOf = (spec) => spec.split('/')[spec.startsWith('modules/') ? 1 : 0];

function gather(project, own) {
  mkdirSync(join(gathered, project), { recursive: true });
  for (const room of new Set(own.map(roomOf))) {
    const all = own.filter((spec) => roomOf(spec) === room);
    for (let at = 0; at < all.length; at += MOST) {
      const lines = all
        .slice(at, at + MOST)
        .map((spec) => `describe('src/${spec}', () => void require('../../../src/${spec.replace(/\.tsx?$/, '')}'));\n`);
      writeFileSync(join(gathered, project, `${room}-${at / MOST + 1}.spec.js`), lines.join(''));
    }
  }
}

rmSync(gathered, { recursive: true, force: true });
const ofDatabase = (spec) => spec.includes('.db-spec.');
gather(
  'unit',
  specs.filter((spec) => !ofDatabase(spec)),
);
for (const project of ['sqlite', 'postgres']) gather(project, specs.filter(ofDatabase));

export default {
  ...config,
  projects: config.projects.map(({ testMatch, ...project }) => ({
    ...project,
    testMatch: [
      ...testMatch.filter((pattern) => !pattern.startsWith('<rootDir>/src/')),
      `<rootDir>/.cache/gathered/${project.displayName}/*.spec.js`,
    ],
  })),
};

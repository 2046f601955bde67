import { HomeModule } from '../../home/index.js';
import { PartnersService } from '../../partners/index.js';
import { aPartner } from '../../partners/tests/partners.builder.js';
import { LearnersService } from '../../learners/index.js';
import { aLearner } from '../../learners/tests/learners.builder.js';
import { SchoolService } from '../../school/index.js';
import { launchBrowser, checkAxe } from '../../../../test/support/browser.js';
import { openHouse } from '../../../../test/support/house.js';
import { SafetyModule, SafetyService } from '../index.js';
import { aShop, clearFor, declared } from './safety.builder.js';

it('shoots', async () => {
  const house = await openHouse([SafetyModule, HomeModule]);
  const s = await aShop(house);
  const id = await declared(house, s, '2024-01-05');
  await clearFor(house, s);
  const safety = house.get(SafetyService);
  for (const code of ['overhead_crane', 'cnc_lathe_production', 'angle_grinder', 'drill_press']) {
    await safety.defineClass(s.director, { code });
    await house.get(SchoolService).addWorkCenter(s.director, { workshopId: s.workshopId, code, name: code.replace('_', ' '), machineClassCode: code, checkValidUntil: '2027-01-10' as never });
  }
  for (const [firstName, lastName] of [['Léo', 'Martin'], ['Agnès', 'Robin'], ['Tom', 'Lefèvre']] as const)
    await house.get(LearnersService).admit(s.director, aLearner(s.groupId, { firstName, lastName }));
  const partner = await house.get(PartnersService).create(s.director, aPartner({ roles: ['customer', 'sponsor', 'board_member'] }));
  await house.app.listen(0, '127.0.0.1');
  const url = await house.app.getUrl();
  const browser = await launchBrowser();
  const { cookie } = await house.signedIn(s.director);
  for (const [path, name] of [
    ['/safety', 'safety'],
    [`/safety/learners/${s.learnerId}`, 'papers'],
    [`/safety/declarations/${id}`, 'decl'],
    ['/safety/declarations/new', 'declnew'],
    ['/safety/machine-classes', 'classes'],
    ['/safety/supervisors', 'supervisors'],
    ['/learners', 'learners'],
    ['/learners/new', 'admit'],
    [`/learners/${s.learnerId}`, 'learner'],
    ['/frameworks', 'frameworks'],
    ['/partners', 'partners'],
    [`/partners/${partner}`, 'partner'],
    ['/partners/new', 'partnernew'],
  ] as const) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, extraHTTPHeaders: { cookie: cookie! } });
    const page = await context.newPage();
    await page.goto(url + path);
    await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: true });
    await checkAxe(page).catch((e) => console.log(name, String(e).slice(0, 1500)));
    await context.close();
  }
  await browser.close();
  await house.close();
}, 120000);

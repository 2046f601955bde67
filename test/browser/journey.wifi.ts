import type { Scope } from '../../src/core/access/scope.js';
import { sql } from '../../src/core/database/sql.js';
import { localDate } from '../../src/core/time/local-date.js';
import { AssignmentsService, ProductionQueries } from '../../src/modules/production/index.js';
import { Demo, TABLET, TODAY, type Visitor } from './journey.support.js';
import { Wifi } from './wifi.js';

const PASSWORD = 'fil-matiere-ouvrage';

/** A school of the demo with a tablet of ten inches whose Wi-Fi comes and goes, and its master. */
export class TabletStory {
  private constructor(
    readonly demo: Demo,
    readonly wifi: Wifi,
    readonly tablet: Visitor,
    readonly master: Visitor,
    readonly email: string,
    /** Of the master. */
    readonly scope: Scope,
    readonly workshopId: number,
  ) {}

  static async open(email: string): Promise<TabletStory> {
    const demo = await Demo.open();
    const wifi = new Wifi(demo.base);
    await wifi.mend();
    const { manager } = demo.house.read;
    const [row] = await sql<{ school_id: number; user_id: number }>(
      manager,
      'SELECT m.school_id, m.user_id FROM membership m JOIN app_user u ON u.id = m.user_id WHERE u.email = ?',
      [email],
    );
    const { school_id: schoolId, user_id: userId } = row!;
    const bare = { schoolId, userId, partnerId: null, learnerId: null, locale: 'fr' as const };
    const scope: Scope = { ...bare, roles: new Set(['master']) };
    const [place] = await sql<{ id: number }>(manager, 'SELECT id FROM workshop WHERE school_id = ? ORDER BY id', [
      schoolId,
    ]);
    const tablet = await demo.visitor(TABLET, { touch: true });
    const master = await demo.signedIn(email, TABLET);
    return new TabletStory(demo, wifi, tablet, master, email, scope, place!.id);
  }

  get system(): Scope {
    return { ...this.scope, roles: new Set(['system']) };
  }

  async close(): Promise<void> {
    await this.wifi.cut();
    await this.demo.close();
  }

  later(minutes: number): void {
    this.demo.clock.set(new Date(this.demo.clock.now().getTime() + minutes * 60_000));
  }

  /** The worker has kept so many pages for when the Wi-Fi is gone. */
  async kept(many: number): Promise<void> {
    const { page } = this.tablet;
    const pages = () => page.evaluate(async () => (await (await caches.open('pages')).keys()).length);
    while ((await pages()) < many) await page.waitForEvent('requestfinished', { timeout: 1000 }).catch(() => 0);
  }

  /** Gives a step of an OF to a learner for this morning. */
  async gives(workOrderId: number, position: number, firstName: string): Promise<void> {
    const { demo, scope } = this;
    const query = 'SELECT id FROM learner WHERE school_id = ? AND first_name = ?';
    const [learner] = await sql<{ id: number }>(demo.house.read.manager, query, [scope.schoolId, firstName]);
    const who = { learnerId: learner!.id, supervisorId: scope.userId };
    const when = { plannedOn: localDate(TODAY), halfDay: 'am' as const };
    const { operations } = await demo.house.get(ProductionQueries).workOrder(scope, workOrderId);
    const asked = { operationId: operations[position]!.id, ...who, ...when };
    await demo.house.get(AssignmentsService).assign(scope, asked);
  }

  /** The master names the tablet. */
  async registers(tabletName: string): Promise<void> {
    const { tablet, wifi, email } = this;
    await tablet.go(`${wifi.base}/tablet`);
    await tablet.follow('Se connecter');
    await tablet.write('Adresse électronique', email);
    await tablet.write('Mot de passe', PASSWORD);
    await tablet.press('Se connecter');
    await tablet.arrives(/Enregistrer/);
    await tablet.write('Nom de la tablette', tabletName);
    await tablet.send(/Enregistrer/);
    await tablet.arrives('Qui es-tu ?');
  }

  /** The master names the tablet, and the learner enters through the Wi-Fi. */
  async enters(firstName: string, tabletName: string): Promise<void> {
    const { tablet } = this;
    await this.registers(tabletName);
    await tablet.page.getByRole('radio', { name: new RegExp(`^${firstName}`) }).check();
    await tablet.write('Ton code', '4826');
    await tablet.press('J’entre');
    await tablet.sees(`Bonjour ${firstName}`);
    await tablet.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  }
}

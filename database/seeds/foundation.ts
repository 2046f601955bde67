import type { INestApplicationContext } from '@nestjs/common';
import { ALL_RIGHTS, PARTNER_RIGHTS, type Scope } from '../../src/core/access/scope.js';
import type { SetClock } from '../../src/core/time/clock.js';
import { addDays, addYears, localDate, schoolYearOf, type LocalDate } from '../../src/core/time/local-date.js';
import { CatalogService } from '../../src/modules/catalog/index.js';
import { UsersService } from '../../src/modules/identity/index.js';
import { LearnersService } from '../../src/modules/learners/index.js';
import { PartnersService } from '../../src/modules/partners/index.js';
import { MACHINE_CLASSES, SafetyService } from '../../src/modules/safety/index.js';
import { SchoolService } from '../../src/modules/school/index.js';
import { fundYear, grantInBank } from './funds.js';
import type { ClassSeed, ItemSeed, LearnerSeed, SchoolSeed } from './seed.types.js';

export const DEMO_PASSWORD = 'fil-matiere-ouvrage';
export const DEMO_PIN = '4826';

/** What the year's road needs to know of a founded school. */
export interface Foundation {
  seed: SchoolSeed;
  director: Scope;
  masters: Scope[];
  accountant: Scope;
  partners: { id: number; weight: number; scope: Scope | null }[];
  items: { id: number; seed: ItemSeed }[];
}

/** Founds a school by calling the services, each act on its own day. */
export class Founder {
  private readonly today: LocalDate;
  private readonly workshops = new Map<string, number>();
  private readonly centers = new Map<string, number>();

  constructor(
    private readonly app: INestApplicationContext,
    private readonly clock: SetClock,
    private readonly seed: SchoolSeed,
  ) {
    this.today = clock.today();
  }

  async found(): Promise<Foundation> {
    const opening = addYears(this.today, -3);
    this.on(opening);
    const house = await this.openSchool(opening);
    const { director, masters, accountant } = await this.hire(house);
    await this.secure(director);
    const items = await this.catalogue(director);
    const partners = await this.meetPartners(director);
    await this.admitClasses(director);
    await fundYear(this.app, this.clock, { seed: this.seed, director, today: this.today });
    this.on(this.today);
    await grantInBank(this.app, director, this.today);
    return { seed: this.seed, director, masters, accountant, partners, items };
  }

  private on(day: LocalDate): void {
    this.clock.set(`${day}T07:30:00Z`);
  }

  private async openSchool(opening: LocalDate): Promise<Scope> {
    const schools = this.app.get(SchoolService);
    const schoolId = await schools.createSchool(this.seed.school);
    const bare = {
      schoolId,
      userId: 0,
      roles: new Set(['system' as const]),
      partnerId: null,
      learnerId: null,
      locale: 'fr' as const,
    };
    const userId = await this.app.get(UsersService).createUser(bare, { email: null, name: 'Ouvrage' });
    const house: Scope = { ...bare, userId };
    for (const [key, value] of Object.entries(this.seed.settings)) {
      await schools.putSetting(house, key as 'discount_sentence', opening, value as string);
    }
    return house;
  }

  private async hire(house: Scope): Promise<Pick<Foundation, 'director' | 'masters' | 'accountant'>> {
    const users = this.app.get(UsersService);
    const scopes: { role: string; scope: Scope }[] = [];
    for (const { name, email, role } of this.seed.staff) {
      const userId = await users.createUser(house, { email, name, password: DEMO_PASSWORD });
      await users.grant(house, { userId, role });
      scopes.push({ role, scope: { ...house, userId, roles: new Set([role]) } });
    }
    const of = (role: string) => scopes.filter((one) => one.role === role).map(({ scope }) => scope);
    return { director: of('director')[0]!, masters: of('master'), accountant: of('accountant')[0]! };
  }

  /** Places, machines, their classes, the declaration and the supervisors. */
  private async secure(director: Scope): Promise<void> {
    const schools = this.app.get(SchoolService);
    const safety = this.app.get(SafetyService);
    for (const workshop of this.seed.workshops)
      this.workshops.set(workshop.code, await schools.addWorkshop(director, workshop));
    const used = new Set(this.seed.workCenters.flatMap(({ machineClassCode }) => machineClassCode ?? []));
    for (const { code } of MACHINE_CLASSES) if (used.has(code)) await safety.defineClass(director, { code });
    const checked = addDays(this.today, 180);
    for (const { code, name, workshop, machineClassCode, hourlyRateCents } of this.seed.workCenters) {
      const checkValidUntil = machineClassCode ? checked : null;
      const workshopId = this.workshops.get(workshop)!;
      const center = { workshopId, code, name, machineClassCode, checkValidUntil, hourlyRateCents };
      this.centers.set(code, await schools.addWorkCenter(director, center));
    }
    const sentOn = addDays(addYears(this.today, -3), this.seed.declarationDaysLeft);
    const declared = new Map(
      this.seed.workCenters.map((center) => [`${center.machineClassCode}/${center.workshop}`, center]),
    );
    const works = [...declared.values()]
      .filter(({ machineClassCode }) =>
        MACHINE_CLASSES.some(({ code, rule }) => code === machineClassCode && rule === 'D'),
      )
      .map(({ machineClassCode, workshop }) => ({ machineClassCode, workshopId: this.workshops.get(workshop)! }));
    this.on(sentOn);
    const proof = 'Lettre recommandée avec avis de réception';
    await safety.declare(director, {
      sector: this.seed.workshops.map(({ name }) => name).join(', '),
      works,
      sentOn,
      proof,
    });
    for (const { name, role, workshops = [] } of this.seed.staff) {
      if (role === 'master')
        for (const code of workshops) await this.nameSupervisor(director, name, this.workshops.get(code)!);
    }
  }

  private async nameSupervisor(director: Scope, name: string, workshopId: number): Promise<void> {
    const { email } = this.seed.staff.find((one) => one.name === name && one.role === 'master')!;
    // The same person again: known by the address.
    const userId = await this.app.get(UsersService).createUser(director, { email, name });
    const namedFrom = addYears(this.today, -3);
    await this.app
      .get(SafetyService)
      .nameSupervisor(director, { userId, workshopId, position: 'maître professionnel', namedFrom });
  }

  private async catalogue(director: Scope): Promise<Foundation['items']> {
    const catalog = this.app.get(CatalogService);
    const items: Foundation['items'] = [];
    for (const seed of this.seed.items) {
      const { code, name, kind, criticality, drawings = [] } = seed;
      const variants = (seed.colours ?? [null]).flatMap((colour) =>
        (seed.sizes ?? [null]).map((size) => ({ size, colour })),
      );
      const routing = seed.routing.map((step) => ({
        code: step.code,
        name: step.name,
        workCenterId: this.centers.get(step.center)!,
        setupMinutes: step.setup,
        unitCentiminutes: Math.round(step.unit * 100),
        requiredLevel: step.level ?? 0,
        heavyLoad: false,
        workRules: [],
        competenceCodes: step.competences,
        instructions: step.instructions,
      }));
      const prices = { priceE4: seed.priceCents * 100, marketPriceE4: seed.marketPriceCents * 100 };
      const place = { workshopId: this.workshops.get(seed.workshop)!, unitCode: 'C62' as const };
      const drawn = drawings[0] ? { drawingRevision: drawings[0] } : {};
      const id = await catalog.addItem(director, {
        code,
        name,
        kind,
        criticality,
        ...prices,
        ...place,
        ...drawn,
        variants,
        routing,
      });
      for (const revision of drawings.slice(1))
        await catalog.addDrawingRevision(director, id, { revision, issuedOn: this.clock.today() });
      items.push({ id, seed });
    }
    return items;
  }

  private async meetPartners(director: Scope): Promise<Foundation['partners']> {
    const users = this.app.get(UsersService);
    const met: Foundation['partners'] = [];
    for (const { person, weight, ...partner } of this.seed.partners) {
      const vatNumber = `FR${String((12 + 3 * (Number(partner.siren) % 97)) % 97).padStart(2, '0')}${partner.siren}`;
      const id = await this.app.get(PartnersService).create(director, { ...partner, vatNumber });
      let scope: Scope | null = null;
      if (person) {
        const email = `${person.toLowerCase().replace(/\s+/g, '.')}@${partner.email.split('@')[1]!}`;
        const userId = await users.createUser(director, { email, name: person, password: DEMO_PASSWORD });
        await users.grant(director, { userId, role: 'partner', partnerId: id, ...ALL_RIGHTS });
        scope = { ...director, userId, roles: new Set(['partner', ...PARTNER_RIGHTS]), partnerId: id };
      }
      met.push({ id, weight, scope });
    }
    return met;
  }

  private async admitClasses(director: Scope): Promise<void> {
    const learners = this.app.get(LearnersService);
    const { competences, ...framework } = this.seed.framework;
    const list = competences.map(([code, title]) => ({ code, title }));
    const frameworkId = await learners.addFramework(director, { ...framework, competences: list });
    for (const group of [...this.seed.classes].sort((a, b) => b.yearsIn - a.yearsIn)) {
      const classId = await learners.addClass(director, { name: group.name, frameworkId, capacity: group.capacity });
      for (const learner of group.learners) await this.admit(director, classId, group, learner);
    }
  }

  private async admit(director: Scope, classId: number, { yearsIn }: ClassSeed, learner: LearnerSeed): Promise<void> {
    const safety = this.app.get(SafetyService);
    const september = Number(schoolYearOf(this.today).slice(0, 4)) - yearsIn;
    const enteredOn = localDate(`${september}-09-01`);
    this.on(enteredOn);
    const { firstName, lastName, ageAtEntry, birthday } = learner;
    const birthDate = localDate(`${september - ageAtEntry}-${birthday}`);
    const person = { firstName, lastName, birthDate, classId, enteredOn, level: yearsIn + 1, pin: DEMO_PIN };
    const learnerId = await this.app.get(LearnersService).admit(director, person);
    // The yearly opinion, renewed each September.
    for (let year = september; year <= september + yearsIn && learner.without !== 'medical_opinion'; year++) {
      const issuedOn = localDate(`${year}-09-02`);
      this.on(issuedOn);
      const validUntil = addDays(addYears(issuedOn, 1), -1);
      await safety.recordOpinion(director, { learnerId, issuedOn, validUntil, outcome: 'fit', includesHandling: true });
    }
    this.on(addDays(enteredOn, 3));
    for (const machineClassCode of new Set(this.seed.workCenters.flatMap((center) => center.machineClassCode ?? []))) {
      await safety.recordTraining(director, { learnerId, machineClassCode, trainedOn: this.clock.today() });
    }
  }
}

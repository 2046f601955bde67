import type { Scope } from '../../../core/access/scope.js';
import { localDate } from '../../../core/time/local-date.js';
import type { House, TestSchool } from '../../../../test/support/house.js';
import { LearnersService } from '../../learners/index.js';
import { aClass, aLearner } from '../../learners/tests/learners.builder.js';
import { SchoolService } from '../../school/index.js';
import { SafetyService } from '../safety.service.js';
import type { GateAsk } from '../safety.types.js';

const day = localDate;

/** A workshop with a manual lathe (rule D), a bench, a supervisor, and one learner of 16 without any paper. */
export interface Shop {
  school: TestSchool;
  director: Scope;
  master: Scope;
  workshopId: number;
  latheId: number;
  benchId: number;
  /** Id of the machine class `manual_lathe`. */
  classId: number;
  groupId: number;
  learnerId: number;
}

export async function aShop(house: House): Promise<Shop> {
  const school = await house.aSchool();
  const director = await house.scope(school, 'director');
  const master = await house.scope(school, 'master');
  const schools = house.get(SchoolService);
  const safety = house.get(SafetyService);
  const workshopId = await schools.addWorkshop(director, { code: 'U', name: 'Usinage' });
  const classId = await safety.defineClass(director, { code: 'manual_lathe' });
  const lathe = { workshopId, code: 'T1', name: 'Tour Cazeneuve', machineClassCode: 'manual_lathe' };
  const latheId = await schools.addWorkCenter(director, { ...lathe, checkValidUntil: day('2027-06-30') });
  const benchId = await schools.addWorkCenter(director, { workshopId, code: 'E1', name: 'Établi' });
  const learners = house.get(LearnersService);
  const groupId = await aClass(learners, director, 40);
  const learnerId = await learners.admit(director, aLearner(groupId));
  const naming = { userId: master.userId, workshopId, position: 'Maître professionnel' };
  await safety.nameSupervisor(director, { ...naming, namedFrom: day('2026-09-01') });
  return { school, director, master, workshopId, latheId, benchId, classId, groupId, learnerId };
}

/** Turning on the lathe tomorrow morning, with the master. */
export function turning(shop: Shop, changes: Partial<GateAsk> = {}): GateAsk {
  return {
    date: day('2026-11-24'),
    halfDay: 'am',
    operation: {
      name: 'tournage de l’axe',
      workRules: [],
      heavyLoad: false,
      criticality: 'standard',
      requiredLevel: 1,
      workshopId: shop.workshopId,
    },
    learnerId: shop.learnerId,
    workCenterId: shop.latheId,
    supervisorId: shop.master.userId,
    learnersWithSupervisor: 1,
    supervisorElsewhere: false,
    ...changes,
  };
}

/** Gives the learner all that the lathe asks for. */
export async function clearFor(house: House, shop: Shop, learnerId = shop.learnerId): Promise<void> {
  const safety = house.get(SafetyService);
  await safety.recordOpinion(shop.director, {
    learnerId,
    issuedOn: day('2026-10-01'),
    validUntil: day('2027-09-30'),
    outcome: 'fit',
  });
  const training = { learnerId, machineClassCode: 'manual_lathe', trainedOn: day('2026-09-15') };
  await safety.recordTraining(shop.director, { ...training, trainerId: shop.master.userId });
}

export async function declared(house: House, shop: Shop, sentOn = '2026-01-05'): Promise<number> {
  return house.get(SafetyService).declare(shop.director, {
    sector: 'Usinage de pièces mécaniques',
    works: [{ machineClassCode: 'manual_lathe', workshopId: shop.workshopId }],
    sentOn: day(sentOn),
    proof: 'LRAR 1',
  });
}

import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, stale } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { Journal } from '../../core/journal/journal.js';
import type { Cents } from '../../core/money/money.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { settingChanged } from './school.events.js';
import { codeTaken, settingExists, settingShape } from './school.errors.js';
import { SchoolSetting } from './school-setting.entity.js';
import { settingChecks } from './school.settings.js';
import { School } from './school.entity.js';
import type { SchoolRead, SchoolSettings, SettingKey } from './school.types.js';
import { WorkCenter } from './work-center.entity.js';
import { Workshop } from './workshop.entity.js';

export type NewSchool = Omit<SchoolRead, 'id'>;

export interface NewWorkCenter {
  workshopId: number;
  code: string;
  name: string;
  machineClassCode?: string | null;
  checkValidUntil?: LocalDate | null;
  hourlyRateCents?: Cents | null;
}

/** The tenant: its identity, places, machines and dated settings. */
@Injectable()
export class SchoolService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly bus: EventBus,
  ) {}

  /** A new tenant. Only an installation does this; there is no page for it. */
  async createSchool(school: NewSchool): Promise<number> {
    return this.unit.run(async () => {
      const row = this.unit.manager.create(School, { ...school, createdAt: this.clock.instant() });
      await this.unit.manager.insert(School, row);
      return row.id;
    });
  }

  async addWorkshop(scope: Scope, { code, name }: { code: string; name: string }): Promise<number> {
    return this.unit.run(async () => {
      const { schoolId } = scope;
      if (await this.unit.manager.existsBy(Workshop, { schoolId, code })) throw codeTaken();
      const row = this.unit.manager.create(Workshop, { schoolId, code, name });
      await this.unit.manager.insert(Workshop, row);
      await this.journal.write(scope, { subject: { type: 'workshop', id: row.id }, event: 'added' });
      return row.id;
    });
  }

  async addWorkCenter(scope: Scope, center: NewWorkCenter): Promise<number> {
    return this.unit.run(async () => {
      const { schoolId } = scope;
      const { workshopId, code, name, machineClassCode = null, checkValidUntil = null } = center;
      const { hourlyRateCents = null } = center;
      if (!(await this.unit.manager.existsBy(Workshop, { id: workshopId, schoolId }))) throw notFound();
      if (await this.unit.manager.existsBy(WorkCenter, { schoolId, code })) throw codeTaken();
      const state = { inService: true, outOfServiceReason: null, version: 1 };
      const row = this.unit.manager.create(WorkCenter, {
        schoolId,
        workshopId,
        code,
        name,
        machineClassCode,
        checkValidUntil,
        hourlyRateCents,
        ...state,
      });
      await this.unit.manager.insert(WorkCenter, row);
      await this.journal.write(scope, { subject: { type: 'work_center', id: row.id }, event: 'added' });
      return row.id;
    });
  }

  /** Stops a machine (consignation) with the reason, or puts it back with none. */
  async setOutOfService(scope: Scope, id: number, reason: string | null): Promise<void> {
    const event = reason === null ? 'back_in_service' : 'out_of_service';
    await this.changeCenter(scope, id, { inService: reason === null, outOfServiceReason: reason }, { event, reason });
  }

  /** Records a periodic check and the last day it is good for. */
  async recordCheck(scope: Scope, id: number, checkValidUntil: LocalDate): Promise<void> {
    await this.changeCenter(scope, id, { checkValidUntil }, { event: 'checked', reason: null });
  }

  /** What an hour on it costs, for the quotes to come; null: as an hour of the workshop. */
  async setRate(scope: Scope, id: number, hourlyRateCents: Cents | null): Promise<void> {
    await this.changeCenter(scope, id, { hourlyRateCents }, { event: 'rated', reason: null });
  }

  /** Gives a setting a value from a day on. */
  async putSetting<K extends SettingKey>(
    scope: Scope,
    key: K,
    validFrom: LocalDate,
    value: SchoolSettings[K],
  ): Promise<void> {
    if (!settingChecks[key](value)) throw settingShape();
    await this.unit.run(async () => {
      const { schoolId } = scope;
      if (await this.unit.manager.existsBy(SchoolSetting, { schoolId, key, validFrom })) throw settingExists();
      const row = this.unit.manager.create(SchoolSetting, { schoolId, key, validFrom, value });
      await this.unit.manager.insert(SchoolSetting, row as never);
      await this.journal.write(scope, {
        subject: { type: 'school_setting', id: row.id },
        event: 'set',
        facts: { key, validFrom },
      });
      await this.bus.publish(settingChanged, scope, { key, validFrom, value });
    });
  }

  private async changeCenter(
    scope: Scope,
    id: number,
    changes: Partial<WorkCenter>,
    { event, reason }: { event: string; reason: string | null },
  ): Promise<void> {
    await this.unit.run(async () => {
      const row = await this.unit.lock(WorkCenter, { id, schoolId: scope.schoolId });
      if (!row) throw notFound();
      const version = row.version + 1;
      const done = await this.unit.manager.update(WorkCenter, { id, version: row.version }, { ...changes, version });
      if (done.affected !== 1) throw stale();
      await this.journal.write(scope, { subject: { type: 'work_center', id }, event, reason: reason ?? undefined });
    });
  }
}

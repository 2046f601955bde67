import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { notFound } from '../../core/errors/core.errors.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { settingMissing } from './school.errors.js';
import { SchoolSetting } from './school-setting.entity.js';
import { School } from './school.entity.js';
import type {
  SchoolRead,
  SchoolSettings,
  SettingKey,
  SettingRow,
  WorkCenterRead,
  WorkshopRead,
} from './school.types.js';
import { WorkCenter } from './work-center.entity.js';
import { Workshop } from './workshop.entity.js';

@Injectable()
export class SchoolQueries {
  constructor(private readonly read: ReadSource) {}

  async school(scope: Scope): Promise<SchoolRead> {
    const row = await this.read.manager.findOneByOrFail(School, { id: scope.schoolId });
    const { createdAt: _createdAt, ...school } = row;
    return school;
  }

  workshops(scope: Scope): Promise<WorkshopRead[]> {
    return this.read.manager.find(Workshop, {
      select: { id: true, code: true, name: true },
      where: { schoolId: scope.schoolId },
      order: { id: 'ASC' },
    });
  }

  async workCenters(scope: Scope): Promise<WorkCenterRead[]> {
    const names = new Map((await this.workshops(scope)).map(({ id, name }) => [id, name]));
    const rows = await this.read.manager.find(WorkCenter, {
      where: { schoolId: scope.schoolId },
      order: { workshopId: 'ASC', code: 'ASC' },
    });
    return rows.map((row) => readOf(row, names.get(row.workshopId) ?? ''));
  }

  /** One machine or bench; 404 when it is another school's. */
  async workCenter(scope: Scope, id: number): Promise<WorkCenterRead> {
    const found = (await this.workCenters(scope)).find((center) => center.id === id);
    if (!found) throw notFound();
    return found;
  }

  /** The value of a setting on a day; refuses with what to fill in when there is none. */
  async setting<K extends SettingKey>(scope: Scope, key: K, on: LocalDate): Promise<SchoolSettings[K]> {
    const row = await this.read
      .from(SchoolSetting, 's')
      .where('s.schoolId = :schoolId AND s.key = :key AND s.validFrom <= :on', { schoolId: scope.schoolId, key, on })
      .orderBy('s.validFrom', 'DESC')
      .limit(1)
      .getOne();
    if (!row) throw settingMissing(key, on);
    return row.value as SchoolSettings[K];
  }

  /** Every value ever given, newest first. */
  async settings(scope: Scope): Promise<SettingRow[]> {
    const rows = await this.read.manager.find(SchoolSetting, {
      where: { schoolId: scope.schoolId },
      order: { key: 'ASC', validFrom: 'DESC' },
    });
    return rows.map(({ key, validFrom, value }) => ({
      key: key as SettingKey,
      validFrom: validFrom as LocalDate,
      value,
    }));
  }
}

function readOf(row: WorkCenter, workshopName: string): WorkCenterRead {
  const { id, workshopId, code, name, machineClassCode, inService, outOfServiceReason, checkValidUntil, version } = row;
  const until = checkValidUntil as LocalDate | null;
  return {
    id,
    workshopId,
    workshopName,
    code,
    name,
    machineClassCode,
    inService,
    outOfServiceReason,
    checkValidUntil: until,
    version,
  };
}

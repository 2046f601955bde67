import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
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
import { Workshop } from './workshop.entity.js';

@Injectable()
export class SchoolQueries {
  constructor(private readonly read: ReadSource) {}

  async school(scope: Scope): Promise<SchoolRead> {
    const row = await this.read.manager.findOneByOrFail(School, { id: scope.schoolId });
    const { createdAt: _createdAt, ...school } = row;
    return school;
  }

  async workshops(scope: Scope): Promise<WorkshopRead[]> {
    const rows = await this.read.manager.find(Workshop, { where: { schoolId: scope.schoolId }, order: { id: 'ASC' } });
    return rows.map(({ id, code, name }) => ({ id, code, name }));
  }

  /** By workshop, then code. */
  workCenters(scope: Scope): Promise<WorkCenterRead[]> {
    return this.centers(scope);
  }

  /** One machine or bench; 404 when it is another school's. */
  async workCenter(scope: Scope, id: number): Promise<WorkCenterRead> {
    const [found] = await this.centers(scope, 'AND c.id = ?', id);
    if (!found) throw notFound();
    return found;
  }

  /** The value of a setting on a day; refuses with what to fill in when there is none. */
  async setting<K extends SettingKey>(scope: Scope, key: K, on: LocalDate): Promise<SchoolSettings[K]> {
    return (await this.settingsOn(scope, [key], on))[key];
  }

  /** Several at once; refuses for the first that has no value, in the order asked. */
  async settingsOn<K extends SettingKey>(
    scope: Scope,
    keys: readonly K[],
    on: LocalDate,
  ): Promise<Pick<SchoolSettings, K>> {
    const rows = await sql<{ key: K; value: string }>(
      this.read.manager,
      `SELECT s.key, s.value FROM school_setting s
       WHERE s.school_id = ? AND s.key IN (${keys.map(() => '?').join(', ')}) AND s.valid_from <= ?
       ORDER BY s.valid_from`,
      [scope.schoolId, ...keys, on],
    );
    // The latest comes last, and stays.
    const found = new Map(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]));
    for (const key of keys) if (!found.has(key)) throw settingMissing(key, on);
    return Object.fromEntries(found) as Pick<SchoolSettings, K>;
  }

  /** The same where nobody need have given it: null then. */
  async settingIfGiven<K extends SettingKey>(scope: Scope, key: K, on: LocalDate): Promise<SchoolSettings[K] | null> {
    const row = (await this.settings(scope)).find((one) => one.key === key && one.validFrom <= on);
    return row ? (row.value as SchoolSettings[K]) : null;
  }

  /** Every value ever given, newest first. */
  async settings(scope: Scope): Promise<SettingRow[]> {
    const rows = await this.read.manager.find(SchoolSetting, {
      where: { schoolId: scope.schoolId },
      order: { key: 'ASC', validFrom: 'DESC' },
    });
    // Checked when it was stored (school.settings.ts).
    return rows.map(({ key, validFrom, value }) => ({ key, validFrom, value }) as SettingRow);
  }

  private async centers({ schoolId }: Scope, which = '', ...values: number[]): Promise<WorkCenterRead[]> {
    const rows = await sql<Omit<WorkCenterRead, 'inService'> & { inService: boolean | number }>(
      this.read.manager,
      `SELECT c.id, c.workshop_id AS "workshopId", w.name AS "workshopName", c.code, c.name,
         c.machine_class_code AS "machineClassCode", c.in_service AS "inService",
         c.out_of_service_reason AS "outOfServiceReason", c.check_valid_until AS "checkValidUntil",
         c.hourly_rate_cents AS "hourlyRateCents", c.version
       FROM work_center c JOIN workshop w ON w.id = c.workshop_id
       WHERE c.school_id = ? ${which} ORDER BY c.workshop_id, c.code`,
      [schoolId, ...values],
    );
    return rows.map((row) => ({ ...row, inService: Boolean(row.inService) }));
  }
}

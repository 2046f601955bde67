import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { EventBus } from '../../core/events/event-bus.js';
import { settingChanged } from '../school/index.js';
import { PlatformReport } from './platform-report.entity.js';
import { periodsDeclared } from './platform.errors.js';

/** Another regime has other periods: it begins after those that were declared. */
@Injectable()
export class OnEReportingSet implements OnModuleInit {
  constructor(
    private readonly bus: EventBus,
    private readonly unit: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.bus.on(settingChanged, async ({ schoolId }, { key, validFrom }) => {
      if (key !== 'e_reporting') return;
      const last = await this.unit.manager.findOne(PlatformReport, { where: { schoolId }, order: { toDay: 'DESC' } });
      if (last && validFrom <= last.toDay) throw periodsDeclared(last.toDay);
    });
  }
}

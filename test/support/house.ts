import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseSettings, migrate } from '../../database/data-source.js';
import {
  ALL_RIGHTS,
  rightsOf,
  type LearnerScope,
  type PartnerRights,
  type PartnerScope,
  type Role,
  type Scope,
} from '../../src/core/access/scope.js';
import { CoreModule } from '../../src/core/core.module.js';
import { DatabaseModule } from '../../src/core/database/database.module.js';
import { ReadSource } from '../../src/core/database/read-source.js';
import { UnitOfWork } from '../../src/core/database/unit-of-work.js';
import { houseAdapter } from '../../src/core/http/adapter.js';
import { furnish } from '../../src/core/http/server.js';
import { Settings } from '../../src/core/settings.js';
import { Clock, SetClock } from '../../src/core/time/clock.js';
import { localDate } from '../../src/core/time/local-date.js';
import { IdentityModule, SESSION_COOKIE, SessionsService, UsersService } from '../../src/modules/identity/index.js';
import { SchoolModule, SchoolService } from '../../src/modules/school/index.js';
import { freshDatabase, prepareTemplate, type TestDatabase } from './databases.js';
import { aSchoolNamed, settingsOfASchool } from './school.builder.js';
import { PlainShellModule } from './plain-shell.js';

/** Somebody of a partner, with every right unless said otherwise. */
interface OfPartner {
  partnerId: number;
  rights?: Partial<PartnerRights>;
}

export interface TestSchool {
  id: number;
  /** The house itself, in this school. */
  system: Scope;
}

/** A running house on a fresh base, with the rooms asked for. */
export class House {
  private made = 0;

  constructor(
    readonly app: NestFastifyApplication,
    readonly clock: SetClock,
    readonly settings: Settings,
    private readonly base: TestDatabase,
  ) {}

  get<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  get unit(): UnitOfWork {
    return this.get(UnitOfWork);
  }

  get read(): ReadSource {
    return this.get(ReadSource);
  }

  /** Fastify's inject, with the Origin a browser would send. */
  get http(): Inject {
    return this.app.getHttpAdapter().getInstance().inject.bind(this.app.getHttpAdapter().getInstance()) as never;
  }

  async aSchool(name = `École ${++this.made}`): Promise<TestSchool> {
    const schools = this.get(SchoolService);
    const id = await schools.createSchool(aSchoolNamed(name));
    const users = this.get(UsersService);
    const bare = { schoolId: id, userId: 0, partnerId: null, learnerId: null, locale: 'fr' as const };
    const userId = await users.createUser({ ...bare, roles: new Set(['system']) }, { email: null, name: 'Ouvrage' });
    const system: Scope = { ...bare, userId, roles: new Set(['system']) };
    for (const [key, value] of Object.entries(settingsOfASchool)) {
      await schools.putSetting(system, key as never, localDate('2020-01-01'), value as never);
    }
    return { id, system };
  }

  /** Somebody real with one role in the school: a user, a membership, and the scope. */
  async scope(school: TestSchool, role: 'partner', ids: OfPartner): Promise<PartnerScope>;
  async scope(school: TestSchool, role: 'learner', ids: { learnerId: number }): Promise<LearnerScope>;
  async scope(school: TestSchool, role: Role): Promise<Scope>;
  async scope(school: TestSchool, role: Role, ids: Partial<OfPartner & { learnerId: number }> = {}): Promise<Scope> {
    const users = this.get(UsersService);
    const who = `${role}${++this.made}`;
    const userId = await users.createUser(school.system, { email: `${who}@example.org`, name: `Personne ${who}` });
    const { partnerId = null, learnerId = null, rights = role === 'partner' ? ALL_RIGHTS : {} } = ids;
    await users.grant(school.system, { userId, role, partnerId, learnerId, ...rights });
    return {
      schoolId: school.id,
      userId,
      roles: new Set([role, ...rightsOf(rights)]),
      partnerId,
      learnerId,
      locale: 'fr',
    };
  }

  /** The headers of a browser signed in with that scope. */
  async signedIn(scope: Scope): Promise<Record<string, string>> {
    const { secret } = await this.get(SessionsService).open(scope.userId, scope.schoolId);
    return { cookie: `${SESSION_COOKIE}=${secret}`, origin: 'http://localhost', host: 'localhost' };
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.base.drop();
    rmSync(this.settings.filesPath, { recursive: true, force: true });
  }
}

type Inject = (request: {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  payload?: unknown;
  remoteAddress?: string;
}) => Promise<{
  statusCode: number;
  headers: Record<string, string | undefined>;
  body: string;
  rawPayload: Buffer;
  json: <T>() => T;
}>;

/** Opens a house with the rooms asked for (those they import come along). Close it in afterAll. */
export async function openHouse(
  rooms: readonly (Type<unknown> | DynamicModule)[],
  changes: Partial<Settings> = {},
): Promise<House> {
  await prepareTemplate(migrate);
  const base = await freshDatabase();
  const filesPath = mkdtempSync(join(tmpdir(), 'ouvrage-files-'));
  const settings = Settings.with({
    databaseUrl: base.url,
    filesPath,
    backgroundWork: false,
    signInsPerMinute: 1_000_000,
    logLevel: 'silent',
    ...changes,
  });
  const clock = new SetClock(new Date('2026-11-23T08:00:00Z'));
  const framed = rooms.some((room) => 'name' in room && room.name === 'HomeModule') ? [] : [PlainShellModule];
  const core = [DatabaseModule.with(databaseSettings(base.url)), CoreModule.with(settings, clock)];
  const testing = await Test.createTestingModule({
    imports: [...core, ...framed, IdentityModule, SchoolModule, ...rooms],
  }).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(houseAdapter(settings), {
    logger: process.env.TEST_LOG ? ['error', 'warn'] : false,
  });
  await furnish(app, settings);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return new House(app, testing.get(Clock, { strict: false }) as SetClock, settings, base);
}

import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { DoorLimit } from './door-limit.js';
import { DoorsController } from './doors.pages.controller.js';
import { IdentityApiController } from './identity.api.controller.js';
import { IdentityQueries } from './identity.queries.js';
import { InvitationDesk, InvitationsService } from './invitations.service.js';
import { KeysService } from './keys.service.js';
import { MeController } from './me.pages.controller.js';
import { PasswordResetsService } from './password-resets.service.js';
import { PasswordsController } from './passwords.pages.controller.js';
import { PeopleController } from './people.pages.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { TriesService } from './tries.service.js';
import { UsersService } from './users.service.js';

const services = [
  IdentityQueries,
  InvitationsService,
  KeysService,
  PasswordResetsService,
  SessionsService,
  SignInService,
  UsersService,
];

@Module({
  controllers: [DoorsController, PasswordsController, MeController, PeopleController, IdentityApiController],
  providers: [...services, DoorLimit, TriesService, InvitationDesk, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: services,
})
export class IdentityModule {}

export { SESSION_COOKIE, TABLET_COOKIE } from './access.guard.js';
export { IdentityModule } from './identity.module.js';
export { IdentityQueries } from './identity.queries.js';
export { roleWords } from './identity.words.js';
export { InvitationsService } from './invitations.service.js';
export { KeysService } from './keys.service.js';
export { SessionsService } from './sessions.service.js';
export { SignInService } from './sign-in.service.js';
export { UsersService } from './users.service.js';

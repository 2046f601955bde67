import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { sql } from '../../../core/database/sql.js';
import { Outbox } from '../../../core/mail/outbox.js';
import type { Scope } from '../../../core/access/scope.js';
import { IdentityQueries, InvitationsService, SignInService, UsersService } from '../index.js';
import { anAdult, OTHER_PASSWORD, PASSWORD } from './doors.support.js';

let house: House;
let school: TestSchool;
let director: Scope;
let invitations: InvitationsService;
const FROM = { locale: 'fr' as const, network: '192.0.2.0/24' };
const OVER = { code: 'identity.invitation_over' };

beforeAll(async () => {
  house = await openHouse([]);
  school = await house.aSchool();
  director = await anAdult(house, school, 'claire@example.org');
  invitations = house.get(InvitationsService);
});
afterAll(() => house.close());

const secretOf = (link: string) => link.split('/').at(-1)!;
const invite = (scope: Scope, email: string) =>
  invitations.invite(scope, { email, name: 'Hélène Essai', role: 'accountant' });

/** The partners room stands to the right: its row is written by hand. */
async function aPartner({ id }: TestSchool): Promise<number> {
  const [row] = await house.unit.run(() =>
    sql<{ id: number }>(
      house.unit.manager,
      `INSERT INTO partner (school_id, name, legal_name, kind, street, postcode, city, country, email, roles,
         payment_terms, active, search_text, version, created_at)
       VALUES (?, 'Filix', 'Filix', 'company', 'rue', '27000', 'Évreux', 'FR', 'a@filix.example', '["customer"]',
         'days30', TRUE, 'filix', 1, '2026-09-01T08:00:00.000Z') RETURNING id`,
      [id],
    ),
  );
  return row!.id;
}

describe('an invitation', () => {
  it('keeps its link out of the body, for its recipient alone', async () => {
    const { link } = await invite(director, 'secrete@example.org');
    const [message] = await house.get(Outbox).list(director, 1);
    expect(message!.body).toContain('Hélène Essai');
    expect(message!.body).not.toContain(secretOf(link));
    expect(message!.secret).toBe(link);
  });

  it('can be taken back, by its own school', async () => {
    const { id, link } = await invite(director, 'reprise@example.org');
    const stranger = await anAdult(house, await house.aSchool(), 'etrangere@example.org');
    const headers = await house.signedIn(director);
    const url = `/api/v1/invitations/${id}`;
    const foreign = { method: 'DELETE' as const, url, headers: await house.signedIn(stranger) };
    expect((await house.http(foreign)).statusCode).toBe(404);
    await expect(invitations.at(secretOf(link))).resolves.toHaveProperty('email');
    expect((await house.http({ method: 'DELETE', url, headers })).statusCode).toBe(204);
    await expect(invitations.at(secretOf(link))).rejects.toMatchObject(OVER);
    await expect(invitations.accept(secretOf(link), PASSWORD, FROM)).rejects.toMatchObject(OVER);
    expect((await house.get(IdentityQueries).invitations(director)).map((one) => one.id)).not.toContain(id);
    expect((await house.http({ method: 'DELETE', url, headers })).statusCode).toBe(404);
  });

  it('can be taken back from its page', async () => {
    const { id, link } = await invite(director, 'reprise-page@example.org');
    const headers = await house.signedIn(director);
    expect((await house.http({ method: 'GET', url: '/people', headers })).body).toContain(
      `/people/invitations/${id}/end`,
    );
    const end = { method: 'POST' as const, url: `/people/invitations/${id}/end`, headers };
    expect((await house.http(end)).statusCode).toBe(303);
    await expect(invitations.at(secretOf(link))).rejects.toMatchObject(OVER);
  });

  it('ends with the role of who wrote it', async () => {
    const leaving = await anAdult(house, school, 'partante@example.org');
    const { link } = await invite(leaving, 'orpheline@example.org');
    await house.get(UsersService).endMembership(director, leaving.userId, 'director');
    await expect(invitations.at(secretOf(link))).rejects.toMatchObject(OVER);
    await expect(invitations.accept(secretOf(link), PASSWORD, FROM)).rejects.toMatchObject(OVER);
  });

  it('of a partner’s person is for a partner of the school', async () => {
    const own = await aPartner(school);
    const foreign = await aPartner(await house.aSchool());
    const headers = await house.signedIn(director);
    const send = (partnerId: number) => {
      const payload = { email: 'acheteuse@example.org', name: 'Acheteuse', role: 'partner', partnerId, buyer: true };
      return house.http({ method: 'POST', url: '/api/v1/invitations', headers, payload });
    };
    expect((await send(foreign)).json()).toMatchObject({ status: 422, code: 'identity.partner_missing' });
    expect((await send(99_999)).json()).toMatchObject({ status: 422, code: 'identity.partner_missing' });
    expect((await send(own)).statusCode).toBe(201);
  });

  it('of two schools to one newcomer, taken at once, leave one password', async () => {
    const elsewhere = await anAdult(house, await house.aSchool(), 'ailleurs@example.org');
    for (const email of ['double1@example.org', 'double2@example.org', 'double3@example.org']) {
      const links = [(await invite(director, email)).link, (await invite(elsewhere, email)).link];
      const passwords = [PASSWORD, OTHER_PASSWORD];
      const ends = await Promise.allSettled(
        links.map((link, i) => invitations.accept(secretOf(link), passwords[i]!, FROM)),
      );
      const won = ends.findIndex(({ status }) => status === 'fulfilled');
      const lost = ends[1 - won] as PromiseRejectedResult;
      // Read a moment later, the account already has the winner's password: then the loser's is simply wrong.
      const refusals = ['identity.password_just_chosen', 'identity.wrong_credentials'];
      expect(refusals).toContain((lost.reason as { code: string }).code);
      const signIn = house.get(SignInService);
      await expect(signIn.byPassword(email, passwords[won]!, FROM.network)).resolves.toHaveProperty('secret');
      await invitations.accept(secretOf(links[1 - won]!), passwords[won]!, FROM);
    }
  });
});

describe('two heads who remove each other', () => {
  it('leave one', async () => {
    for (let round = 0; round < 6; round++) {
      const there = await house.aSchool();
      const heads = [0, 1].map((i) => anAdult(house, there, `tete${round}-${i}@example.org`));
      const [one, two] = await Promise.all(heads);
      const users = house.get(UsersService);
      const ends = await Promise.allSettled([
        users.endMembership(one!, two!.userId, 'director'),
        users.endMembership(two!, one!.userId, 'director'),
      ]);
      const lost = ends.filter((end) => end.status === 'rejected');
      expect(lost).toMatchObject([{ reason: { code: 'identity.last_director' } }]);
    }
  });
});

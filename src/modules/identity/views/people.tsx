import type { FormTrouble } from '../../../core/http/forms.js';
import {
  ActionButtons,
  Columns,
  DataTable,
  Empty,
  Form,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { dateTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { INVITED_ROLES } from '../identity.dto.js';
import type { InvitationRow, PersonRow, TabletRow } from '../identity.types.js';
import { identityWords, roleWords } from '../identity.words.js';

interface PeopleViewProps {
  locale: Locale;
  people: readonly PersonRow[];
  invitations: readonly InvitationRow[];
  tablets: readonly TabletRow[];
  trouble: FormTrouble;
  formKey: string;
}

export function PeopleView(props: PeopleViewProps) {
  const words = say(identityWords, props.locale);
  return (
    <>
      <PageHead title={words.people} sub={words.peopleSub} />
      <Columns
        main={
          <>
            <Members {...props} />
            {props.invitations.length > 0 && <Invitations {...props} />}
          </>
        }
        side={
          <>
            <InviteForm {...props} />
            <Tablets {...props} />
          </>
        }
      />
    </>
  );
}

function Members({ locale, people }: PeopleViewProps) {
  const words = say(identityWords, locale);
  const roles = say(roleWords, locale);
  const columns = [
    { key: 'name', label: words.name },
    { key: 'email', label: words.email },
    { key: 'role', label: words.role },
    { key: 'act', label: '' },
  ];
  const rows = people.map(({ userId, name, email, role }) => ({
    id: `${userId}-${role}`,
    cells: {
      name,
      email,
      role: roles[role],
      act: (
        <ActionButtons
          actions={[
            {
              label: words.end,
              action: '/people/memberships/end',
              confirm: words.endConfirm,
              fields: { userId, role },
            },
          ]}
        />
      ),
    },
  }));
  return (
    <Sheet>
      <DataTable caption={words.people} columns={columns} rows={rows} count={people.length} />
    </Sheet>
  );
}

function Invitations({ locale, invitations }: PeopleViewProps) {
  const words = say(identityWords, locale);
  const roles = say(roleWords, locale);
  const columns = [
    { key: 'name', label: words.name },
    { key: 'role', label: words.role },
    { key: 'expires', label: words.expires },
    { key: 'act', label: '' },
  ];
  const rows = invitations.map(({ id, name, email, role, expiresAt }) => ({
    id,
    cells: {
      name: `${name} · ${email}`,
      role: roles[role],
      expires: dateTime(expiresAt, locale),
      act: <ActionButtons actions={[{ label: words.takeBack, action: `/people/invitations/${id}/end` }]} />,
    },
  }));
  return (
    <Sheet title={words.invited}>
      <DataTable caption={words.invited} columns={columns} rows={rows} />
    </Sheet>
  );
}

function InviteForm({ locale, trouble, formKey }: PeopleViewProps) {
  const words = say(identityWords, locale);
  const roles = say(roleWords, locale);
  const options = INVITED_ROLES.filter((role) => role !== 'partner').map((role) => ({
    value: role,
    label: roles[role],
  }));
  return (
    <Sheet title={words.inviteTitle}>
      <Form action="/people/invitations" idempotencyKey={formKey} {...trouble}>
        <TextField name="name" label={words.name} maxLength={120} required />
        <TextField name="email" type="email" label={words.email} required />
        <SelectField name="role" label={words.role} options={options} required />
        <Submit icon="mail">{words.invite}</Submit>
      </Form>
    </Sheet>
  );
}

function Tablets({ locale, tablets }: PeopleViewProps) {
  const words = say(identityWords, locale);
  const rows = tablets.map(({ id, name }) => ({
    id,
    cells: { name, act: <ActionButtons actions={[{ label: words.revoke, action: `/people/tablets/${id}/end` }]} /> },
  }));
  const columns = [
    { key: 'name', label: words.tabletName },
    { key: 'act', label: '' },
  ];
  return (
    <Sheet title={words.tablets}>
      <DataTable
        caption={words.tablets}
        columns={columns}
        rows={rows}
        empty={<Empty title={words.noTablets}>{words.tabletWhat}</Empty>}
      />
    </Sheet>
  );
}

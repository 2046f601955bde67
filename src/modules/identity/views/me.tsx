import type { FormTrouble } from '../../../core/http/forms.js';
import {
  ActionButtons,
  Columns,
  DataTable,
  Empty,
  Facts,
  Form,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { dateTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { KEY_ROLES } from '../identity.dto.js';
import type { KeyRow, MeRead, SessionRow } from '../identity.types.js';
import { identityWords, roleWords } from '../identity.words.js';

interface MeViewProps {
  locale: Locale;
  me: MeRead;
  sessions: readonly SessionRow[];
  keys: readonly KeyRow[];
  trouble: FormTrouble;
  newKey?: string;
  formKey: string;
}

export function MeView(props: MeViewProps) {
  const { locale, me } = props;
  const words = say(identityWords, locale);
  const roles = me.roles.map((role) => say(roleWords, locale)[role]).join(', ');
  const facts = [
    { label: words.name, value: me.name },
    { label: words.role, value: `${roles} · ${me.school.name}` },
    ...(me.email ? [{ label: words.email, value: me.email }] : []),
  ];
  const adult = me.email !== null;
  return (
    <>
      <PageHead title={words.me} sub={me.name} />
      <Columns
        main={
          <>
            <Sheet>
              <Facts facts={facts} />
            </Sheet>
            <Sessions {...props} />
            {adult && me.roles.some((role) => role !== 'funder') && <Keys {...props} />}
          </>
        }
        side={<>{adult && <Password {...props} />}</>}
      />
    </>
  );
}

function Sessions({ locale, sessions }: MeViewProps) {
  const words = say(identityWords, locale);
  const columns = [
    { key: 'since', label: words.since },
    { key: 'seen', label: words.lastSeen },
    { key: 'act', label: '' },
  ];
  const rows = sessions.map(({ id, createdAt, lastSeenAt, current }) => ({
    id,
    cells: {
      since: dateTime(createdAt, locale),
      seen: dateTime(lastSeenAt, locale),
      act: current ? (
        words.thisOne
      ) : (
        <ActionButtons actions={[{ label: words.revoke, action: `/me/sessions/${id}/end` }]} />
      ),
    },
  }));
  return (
    <Sheet title={words.sessions}>
      <DataTable caption={words.sessions} columns={columns} rows={rows} />
    </Sheet>
  );
}

function Keys({ locale, me, keys, newKey, trouble, formKey }: MeViewProps) {
  const words = say(identityWords, locale);
  const roles = say(roleWords, locale);
  const mine = KEY_ROLES.filter((role) => me.roles.includes(role));
  const columns = [
    { key: 'name', label: words.keyName },
    { key: 'role', label: words.role },
    { key: 'seen', label: words.lastSeen },
    { key: 'act', label: '' },
  ];
  const rows = keys.map(({ id, name, role, prefix, lastUsedAt }) => ({
    id,
    cells: {
      name: `${name} (${prefix}…)`,
      role: roles[role],
      seen: lastUsedAt ? dateTime(lastUsedAt, locale) : '—',
      act: <ActionButtons actions={[{ label: words.revoke, action: `/me/api-keys/${id}/end` }]} />,
    },
  }));
  return (
    <Sheet title={words.apiKeys}>
      {newKey && (
        <p role="status">
          {words.keyOnce}
          <br />
          <code>{newKey}</code>
        </p>
      )}
      <DataTable
        caption={words.apiKeys}
        columns={columns}
        rows={rows}
        empty={<Empty title={words.noKey}>{words.apiKeyWhat}</Empty>}
      />
      <Form action="/me/api-keys" idempotencyKey={formKey} {...trouble}>
        <TextField name="name" label={words.keyName} maxLength={80} required />
        <SelectField
          name="role"
          label={words.role}
          blank={false}
          options={mine.map((role) => ({ value: role, label: roles[role] }))}
        />
        <Submit icon="key">{words.newKey}</Submit>
      </Form>
    </Sheet>
  );
}

function Password({ locale, trouble }: MeViewProps) {
  const words = say(identityWords, locale);
  return (
    <Sheet title={words.changePassword}>
      <Form action="/me/password" {...trouble}>
        <TextField
          name="currentPassword"
          type="password"
          label={words.currentPassword}
          autoComplete="current-password"
          required
        />
        <TextField
          name="newPassword"
          type="password"
          label={words.newPassword}
          help={words.passwordHelp}
          autoComplete="new-password"
          required
        />
        <Submit>{words.changePassword}</Submit>
      </Form>
    </Sheet>
  );
}

import type { FormTrouble } from '../../../core/http/forms.js';
import {
  ActionButtons,
  Columns,
  DataTable,
  Facts,
  Form,
  PageHead,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { dateTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { Keys } from './keys.js';
import type { KeyRow, MeRead, SessionRow } from '../identity.types.js';
import { identityWords, rightWords, roleWords } from '../identity.words.js';

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
  const roles = me.roles.map((role) => ({ ...say(roleWords, locale), ...say(rightWords, locale) })[role]).join(', ');
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

import {
  ActionButtons,
  DataTable,
  Empty,
  Form,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { dateTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { KEY_ROLES } from '../identity.dto.js';
import { identityWords, roleWords } from '../identity.words.js';
import type { FormTrouble } from '../../../core/http/forms.js';
import type { KeyRow, MeRead } from '../identity.types.js';

interface KeysProps {
  locale: Locale;
  me: MeRead;
  keys: readonly KeyRow[];
  trouble: FormTrouble;
  /** The key just made. */
  newKey?: string;
  formKey: string;
}

/** The caller's API keys; a new one is shown once. */
export function Keys({ locale, me, keys, newKey, trouble, formKey }: KeysProps) {
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
      <p class="soft">
        <a href="/api/try" target="_blank" data-turbo="false">
          {words.tryApi}
        </a>
      </p>
    </Sheet>
  );
}

import type { FormTrouble } from '../../../core/http/forms.js';
import { ActionButtons, Columns, DataTable, LinkButton, PageHead, Sheet } from '../../../core/ui/index.js';
import { dateTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { rightWords, type InvitationRow } from '../../identity/index.js';
import type { PartnerPerson } from '../partners.types.js';
import { partnerWords } from '../partners.words.js';
import { InviteForm } from './invite-form.js';
import { PeopleTable } from './people-table.js';

interface CompanyViewProps {
  locale: Locale;
  people: readonly PartnerPerson[];
  pending: readonly InvitationRow[];
  trouble: FormTrouble;
  formKey: string;
}

/** The people of a company, as its managers see to them. */
export function CompanyView(props: CompanyViewProps) {
  const { locale, people, pending, trouble, formKey } = props;
  const words = say(partnerWords, locale);
  return (
    <>
      <PageHead
        title={words.company}
        sub={words.companySub}
        actions={<LinkButton href="/portal/company/webhooks">{words.webhooks}</LinkButton>}
      />
      <Columns
        main={
          <>
            <Sheet title={words.people}>
              <PeopleTable locale={locale} people={people} path="/portal/company/people" />
            </Sheet>
            {pending.length > 0 && <Pending locale={locale} pending={pending} />}
          </>
        }
        side={
          <Sheet title={words.inviteTitle}>
            <InviteForm locale={locale} action="/portal/company/invitations" trouble={trouble} formKey={formKey} />
          </Sheet>
        }
      />
    </>
  );
}

function Pending({ locale, pending }: Pick<CompanyViewProps, 'locale' | 'pending'>) {
  const words = say(partnerWords, locale);
  const rightsSaid = say(rightWords, locale);
  return (
    <Sheet title={words.pending}>
      <DataTable
        caption={words.pending}
        columns={[
          { key: 'name', label: words.personName },
          { key: 'rights', label: words.rights },
          { key: 'until', label: words.until },
          { key: 'act', label: '' },
        ]}
        rows={pending.map(({ id, name, email, rights, expiresAt }) => ({
          id,
          cells: {
            name: `${name} · ${email}`,
            rights: rights.map((right) => rightsSaid[right]).join(', '),
            until: dateTime(expiresAt, locale),
            act: (
              <ActionButtons actions={[{ label: words.takeBack, action: `/portal/company/invitations/${id}/end` }]} />
            ),
          },
        }))}
      />
    </Sheet>
  );
}

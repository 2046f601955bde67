import type { FormTrouble } from '../../../core/http/forms.js';
import { nextPage, type Listed } from '../../../core/http/paging.js';
import { Empty, Form, LinkButton, PageHead, SelectField, Sheet, Submit, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { quoteMachine } from '../quote.states.js';
import type { QuoteRow } from '../quoting.types.js';
import { quotingWords } from '../quoting.words.js';
import { QuoteTable } from './quote-parts.js';

interface Props {
  locale: Locale;
  query: { q?: string; state?: string };
  listed: Listed<QuoteRow>;
  /** Who may make one. */
  quotes: boolean;
}

export function QuoteListView({ locale, query, listed, quotes }: Props) {
  const words = say(quotingWords, locale);
  const add = quotes ? (
    <LinkButton href="/quotes/new" primary>
      {words.newQuote}
    </LinkButton>
  ) : undefined;
  const states = [
    ...Object.entries(quoteMachine.states).map(([value, said]) => ({ value, label: said[locale] })),
    { value: 'expired', label: words.expired },
  ];
  return (
    <>
      <PageHead
        title={words.quotes}
        actions={
          <>
            <LinkButton href="/requests">{words.requests}</LinkButton>
            {add}
          </>
        }
      />
      <Sheet>
        <Form action="/quotes" method="get" filter>
          <TextField name="q" type="search" label={words.search} placeholder={words.searchHint} value={query.q} />
          <SelectField name="state" label={words.state} options={states} value={query.state} blank={words.allStates} />
          <Submit icon="filter">{words.filter}</Submit>
        </Form>
        <QuoteTable
          locale={locale}
          quotes={listed.rows}
          pager={{ next: nextPage('/quotes', query, listed.next) }}
          empty={
            <Empty title={words.noQuote} action={add}>
              {words.noQuoteHint}
            </Empty>
          }
        />
      </Sheet>
    </>
  );
}

interface NewProps {
  locale: Locale;
  partners: readonly { id: number; name: string }[];
  trouble: FormTrouble;
  formKey: string;
}

/** A quote nobody asked for in writing: for whom? */
export function NewQuoteView({ locale, partners, trouble, formKey }: NewProps) {
  const words = say(quotingWords, locale);
  return (
    <>
      <PageHead title={words.newQuote} back={{ href: '/quotes', label: words.quotes }} />
      <Sheet title={words.forWhom}>
        <Form action="/quotes" idempotencyKey={formKey} {...trouble}>
          <SelectField
            name="partnerId"
            label={words.partner}
            options={partners.map(({ id, name }) => ({ value: id, label: name }))}
            required
          />
          <Submit icon="arrow-right" cancel={{ href: '/quotes', label: words.leave }}>
            {words.continue}
          </Submit>
        </Form>
      </Sheet>
    </>
  );
}

import { Columns, Form, LinkButton, PageHead, SelectField, Sheet, Submit } from '../../../core/ui/index.js';
import { say } from '../../../core/words/words.js';
import { quotingWords } from '../quoting.words.js';
import { QuoteNext, QuoteTermsForm, type QuoteSheetProps } from './quote-next.js';
import { QuoteLines } from './quote-lines.js';
import { Differences, QuoteBadge, QuoteFacts } from './quote-parts.js';
import { TeachingFitFrame } from './request-parts.js';

/** A quote on one page: its lines with their margin, its terms, what a revision changed, the next step. */
export function QuoteSheetView(props: QuoteSheetProps) {
  const { locale, quote } = props;
  const words = say(quotingWords, locale);
  const draft = quote.state === 'draft' && props.quotes;
  return (
    <>
      <PageHead
        title={words.quote(quote.number)}
        sub={[quote.partnerName, words.revision(quote.revision)].join(' · ')}
        back={{ href: '/quotes', label: words.quotes }}
        actions={
          <>
            {quote.requestId !== null && (
              <LinkButton href={`/requests/${quote.requestId}`}>{words.seeRequest}</LinkButton>
            )}
            {quote.fileId !== null && (
              <LinkButton href={`/files/${quote.fileId}`} paper>
                {words.readPdf}
              </LinkButton>
            )}
          </>
        }
      />
      <Columns
        main={
          <>
            <Sheet title={words.lines} tools={<QuoteBadge locale={locale} quote={quote} />}>
              <QuoteLines {...props} draft={draft} />
            </Sheet>
            {draft && <AddLine {...props} />}
            {draft && <TeachingFitFrame locale={locale} of="quotes" id={quote.id} />}
            <Differences locale={locale} differences={quote.differences} />
          </>
        }
        side={
          <>
            <QuoteNext {...props} />
            <Sheet title={words.amounts}>
              <QuoteFacts locale={locale} quote={quote} />
            </Sheet>
            {draft && <QuoteTermsForm {...props} />}
            <Revisions {...props} />
          </>
        }
      />
    </>
  );
}

function AddLine({ locale, quote, orderable }: QuoteSheetProps) {
  const words = say(quotingWords, locale);
  return (
    <Sheet title={words.addLine}>
      <Form action={`/quotes/${quote.id}/lines/new`} method="get">
        <SelectField
          name="itemId"
          label={words.item}
          options={orderable.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
          required
        />
        <Submit icon="arrow-right">{words.continue}</Submit>
      </Form>
    </Sheet>
  );
}

function Revisions({ locale, quote }: QuoteSheetProps) {
  const words = say(quotingWords, locale);
  if (quote.revisions.length < 2) return null;
  return (
    <Sheet title={words.revisions}>
      <ul class="legend">
        {quote.revisions.map(({ id, revision, state }) => (
          <li>
            {id === quote.id ? (
              <span>{words.revision(revision)}</span>
            ) : (
              <a href={`/quotes/${id}`}>{words.revision(revision)}</a>
            )}
            <QuoteBadge locale={locale} quote={{ state, expired: false }} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

import type { FormTrouble } from '../../../core/http/forms.js';
import { Badge, StoredFiles, LazyFrame, Sheet } from '../../../core/ui/index.js';
import { dateTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { priceRequestMachine } from '../price-request.states.js';
import type { MessageRead, RequestFile, RequestState } from '../quoting.types.js';
import { quotingWords } from '../quoting.words.js';

/** What was wrong with what was written, or with the file, of a request's page. */
export interface RequestTroubles {
  message?: FormTrouble;
  file?: FormTrouble;
}

export function RequestBadge({ locale, state }: { locale: Locale; state: RequestState }) {
  const { tone, [locale]: said } = priceRequestMachine.states[state];
  return <Badge tone={tone}>{said}</Badge>;
}

interface ThreadProps {
  locale: Locale;
  /** A partner is not told who of the school wrote. */
  messages: readonly (Omit<MessageRead, 'writtenByName'> & Partial<Pick<MessageRead, 'writtenByName'>>)[];
  partnerName: string;
}

/** What both sides said, oldest first. */
export function Thread({ locale, messages, partnerName }: ThreadProps) {
  const words = say(quotingWords, locale);
  if (messages.length === 0) return <p class="soft">{words.noMessage}</p>;
  return (
    <ol class="messages">
      {messages.map(({ id, side, writtenByName, writtenAt, text }) => (
        <li key={id} class={side}>
          <p class="soft">
            <b>{side === 'school' ? words.school : partnerName}</b>
            {writtenByName && ` · ${writtenByName}`} · {dateTime(writtenAt, locale)}
          </p>
          <p class="said">{text}</p>
        </li>
      ))}
    </ol>
  );
}

/** What the work would teach, told by the learning room. */
export function TeachingFitFrame({ locale, of, id }: { locale: Locale; of: 'requests' | 'quotes'; id: number }) {
  const place = `/${of}/${id}/teaching-fit`;
  return (
    <LazyFrame id={`teaching-fit-${id}`} src={place}>
      <a href={place}>{say(quotingWords, locale).teachingFit}</a>
    </LazyFrame>
  );
}

/** The files of a request. */
export function RequestFiles({ locale, files }: { locale: Locale; files: readonly RequestFile[] }) {
  const words = say(quotingWords, locale);
  const listed = files.map((file) => ({ ...file, note: dateTime(file.createdAt, locale) }));
  return (
    <Sheet title={words.files}>
      <StoredFiles files={listed} empty={words.noFile} />
    </Sheet>
  );
}

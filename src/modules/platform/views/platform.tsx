import type { FormTrouble } from '../../../core/http/forms.js';
import type { Listed } from '../../../core/http/paging.js';
import { FileField, Form, LinkButton, PageHead, Sheet, Submit } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PapersQuery } from '../platform.dto.js';
import type { PlatformRow } from '../platform.types.js';
import { platformWords } from '../platform.words.js';
import { Papers } from './papers.js';
import type { Waiting } from './failures.js';
import { WaitingSheets } from './waiting.js';

interface PlatformProps {
  locale: Locale;
  papers: Listed<PlatformRow>;
  filters: PapersQuery;
  waiting: Waiting;
  trouble: FormTrouble;
  formKey: string;
}

/** Where issued papers are, what waits for a person first. */
export function PlatformView({ locale, papers, filters, waiting, trouble, formKey }: PlatformProps) {
  const words = say(platformWords, locale);
  return (
    <>
      <PageHead
        title={words.platform}
        sub={words.platformSub}
        back={{ href: '/invoices', label: words.backToInvoices }}
        actions={<LinkButton href="/platform/reports">{words.reports}</LinkButton>}
      />
      <WaitingSheets locale={locale} waiting={waiting} formKey={formKey} />
      <Sheet title={words.bring}>
        <Form action="/platform/messages" multipart {...trouble}>
          <FileField name="file" label={words.file} help={words.fileHelp} accept=".xml" />
          <Submit icon="upload">{words.bring}</Submit>
        </Form>
      </Sheet>
      <Papers locale={locale} papers={papers} filters={filters} />
    </>
  );
}

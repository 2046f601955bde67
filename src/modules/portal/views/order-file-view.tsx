import type { FormTrouble } from '../../../core/http/forms.js';
import {
  FileFaults,
  FileField,
  faultsOfFile,
  Form,
  LinkButton,
  PageHead,
  Sheet,
  Submit,
} from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { portalWords } from '../portal.words.js';

interface OrderFileViewProps {
  locale: Locale;
  trouble: FormTrouble;
}

/** Sending a file to order from; each fault of it stands by its cell or element. */
export function OrderFileView({ locale, trouble }: OrderFileViewProps) {
  const words = say(portalWords, locale);
  const { inside, ofForm } = faultsOfFile(trouble.errors);
  return (
    <>
      <PageHead
        title={words.fromFile}
        sub={words.fromFileSub}
        back={{ href: '/portal/orders/new', label: words.newOrderTitle }}
      />
      <FileFaults faults={inside} lead={words.nothingOrdered} />
      <Sheet>
        <Form action="/portal/orders/file" multipart errors={ofForm} values={trouble.values}>
          <FileField name="file" label={words.orderFile} help={words.orderFileHelp} accept=".csv,.txt,.xml" />
          <Submit icon="upload">{words.readFile}</Submit>
        </Form>
      </Sheet>
      <Sheet title={words.noFileYet}>
        <p>{words.tableHelp}</p>
        <p>
          <LinkButton href="/portal/orders/table.csv" download>
            {words.getTable}
          </LinkButton>
        </p>
      </Sheet>
    </>
  );
}

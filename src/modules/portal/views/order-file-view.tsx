import type { FormTrouble } from '../../../core/http/forms.js';
import { DataTable, FileField, Form, LinkButton, PageHead, Sheet, Submit } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { portalWords } from '../portal.words.js';

interface OrderFileViewProps {
  locale: Locale;
  trouble: FormTrouble;
}

/** Sending a file to order from; each fault of it stands by its cell or element. */
export function OrderFileView({ locale, trouble }: OrderFileViewProps) {
  const words = say(portalWords, locale);
  const faults = trouble.errors.filter(({ field }) => field !== undefined && field !== 'file');
  const errors = trouble.errors.filter((error) => !faults.includes(error));
  return (
    <>
      <PageHead
        title={words.fromFile}
        sub={words.fromFileSub}
        back={{ href: '/portal/orders/new', label: words.newOrderTitle }}
      />
      {faults.length > 0 && (
        <Sheet title={words.fileFaults(faults.length)}>
          <p role="alert">{words.nothingOrdered}</p>
          <DataTable
            caption={words.fileFaults(faults.length)}
            columns={[
              { key: 'where', label: words.where },
              { key: 'fault', label: words.toMend },
            ]}
            rows={faults.map(({ field, message }, id) => ({
              id,
              cells: { where: <code>{field}</code>, fault: message },
            }))}
          />
        </Sheet>
      )}
      <Sheet>
        <Form action="/portal/orders/file" multipart errors={errors} values={trouble.values}>
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

import type { FormTrouble } from '../../../core/http/forms.js';
import {
  DataTable,
  FileFaults,
  FileField,
  faultsOfFile,
  Form,
  LinkButton,
  PageHead,
  Sheet,
} from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ImportReport } from '../catalog.types.js';
import { catalogWords, importWords } from '../catalog.words.js';

interface ItemImportProps {
  locale: Locale;
  trouble: FormTrouble;
  /** Of a try. */
  report: ImportReport | null;
}

/** Items from a table: tried first, then written; each fault stands by its cell. */
export function ItemImportView({ locale, trouble, report }: ItemImportProps) {
  const words = say(catalogWords, locale);
  const { inside, ofForm } = faultsOfFile(trouble.errors);
  return (
    <>
      <PageHead
        title={words.importItems}
        sub={words.importSub}
        back={{ href: '/items', label: words.catalog }}
        actions={
          <LinkButton href="/items/table.csv" download>
            {words.getTable}
          </LinkButton>
        }
      />
      <FileFaults faults={inside} lead={words.nothingImported} />
      {report && <Report locale={locale} report={report} />}
      <Sheet>
        <Form action="/items/imports" multipart errors={ofForm} values={trouble.values}>
          <FileField name="file" label={words.importFile} help={words.importHelp} accept=".csv,.txt" />
          <p class="submit">
            <button class="btn ghost" type="submit" name="dryRun" value="1">
              {words.tryImport}
            </button>
            <button class="btn" type="submit">
              {words.doImport}
            </button>
          </p>
        </Form>
      </Sheet>
    </>
  );
}

function Report({ locale, report }: { locale: Locale; report: ImportReport }) {
  const words = say(catalogWords, locale);
  const { added, changed, unchanged } = report;
  const said = ({ action, changes }: ImportReport['rows'][number]) =>
    [importWords[action][locale], changes.map((change) => importWords[change][locale]).join(', ')].filter(Boolean);
  return (
    <Sheet title={words.wouldDo(added, changed, unchanged)}>
      <p role="status">{words.nothingWritten}</p>
      <DataTable
        caption={words.action}
        columns={[
          { key: 'code', label: words.code },
          { key: 'name', label: words.name },
          { key: 'action', label: words.action },
        ]}
        rows={report.rows.map((row) => ({
          id: row.at,
          cells: { code: row.code, name: row.name, action: said(row).join(' : ') },
        }))}
      />
    </Sheet>
  );
}

import type { FieldError } from './form.js';
import { Sheet } from './sheet.js';
import { DataTable } from './table.js';
import { useUiWords } from './ui.words.js';

/** Of the errors of a form that brings a file: those inside the file, and those of the form itself. */
export function faultsOfFile(errors: readonly FieldError[]): { inside: FieldError[]; ofForm: FieldError[] } {
  const isInside = ({ field }: FieldError) => field !== undefined && field !== 'file';
  return { inside: errors.filter(isInside), ofForm: errors.filter((error) => !isInside(error)) };
}

/** What to mend in a file, each by its cell or element; nothing of it was written. */
export function FileFaults({ faults, lead }: { faults: readonly FieldError[]; lead: string }) {
  const words = useUiWords();
  if (faults.length === 0) return null;
  return (
    <Sheet title={words.fileFaults(faults.length)}>
      <p role="alert">{lead}</p>
      <DataTable
        caption={words.fileFaults(faults.length)}
        columns={[
          { key: 'where', label: words.where },
          { key: 'fault', label: words.toMend },
        ]}
        rows={faults.map(({ field, message }, id) => ({ id, cells: { where: <code>{field}</code>, fault: message } }))}
      />
    </Sheet>
  );
}

import type { FormTrouble } from '../../../core/http/forms.js';
import { DataTable, DateField, FileField, Form, Icon, Submit, TextField } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ItemRead, RevisionRead } from '../catalog.types.js';
import { catalogWords } from '../catalog.words.js';

/** Which sizes are made in which colours. */
export function VariantGrid({ locale, item }: { locale: Locale; item: ItemRead }) {
  const words = say(catalogWords, locale);
  const { variants } = item;
  if (variants.every(({ size, colour }) => size === null && colour === null)) return <p>{words.noVariant}</p>;
  const sizes = [...new Set(variants.map(({ size }) => size ?? '–'))];
  const colours = [...new Set(variants.map(({ colour }) => colour ?? '–'))];
  const made = (colour: string, size: string) =>
    variants.some((variant) => (variant.colour ?? '–') === colour && (variant.size ?? '–') === size);
  return (
    <DataTable
      caption={words.variants}
      columns={[
        { key: 'colour', label: words.colours },
        ...sizes.map((size) => ({ key: `size ${size}`, label: size, align: 'center' as const })),
      ]}
      rows={colours.map((colour) => ({
        id: colour,
        cells: {
          colour,
          ...Object.fromEntries(
            sizes.map((size) => [`size ${size}`, made(colour, size) && <Icon name="check" label={words.made} />]),
          ),
        },
      }))}
    />
  );
}

interface RevisionsProps {
  locale: Locale;
  item: ItemRead;
  revisions: readonly RevisionRead[];
  form: { key: string; trouble: FormTrouble } | null;
}

export function Revisions({ locale, item, revisions, form }: RevisionsProps) {
  const words = say(catalogWords, locale);
  return (
    <>
      <DataTable
        caption={words.revisions}
        columns={[
          { key: 'revision', label: words.revision },
          { key: 'issuedOn', label: words.issuedOn },
          { key: 'file', label: words.file },
        ]}
        rows={revisions.map(({ revision, issuedOn, fileId }) => ({
          id: revision,
          cells: {
            revision,
            issuedOn: shortDate(issuedOn, locale),
            file: fileId && (
              <a href={`/files/${fileId}`} download data-turbo="false">
                {words.open}
              </a>
            ),
          },
        }))}
        empty={<p>{words.noRevision}</p>}
      />
      {form && (
        <details open={form.trouble.errors.length > 0}>
          <summary>{words.addRevision}</summary>
          <Form action={`/items/${item.id}/revisions`} idempotencyKey={form.key} multipart {...form.trouble}>
            <TextField name="revision" label={words.revision} maxLength={10} size="short" required />
            <DateField name="issuedOn" label={words.issuedOn} required />
            <FileField name="file" label={words.file} help={words.revisionHelp} required={false} />
            <Submit icon="plus">{words.addRevision}</Submit>
          </Form>
        </details>
      )}
    </>
  );
}

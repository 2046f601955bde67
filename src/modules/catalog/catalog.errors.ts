import { problemAt, refusal, Refusal, type FieldProblem } from '../../core/errors/refusal.js';
import type { CsvCell } from '../../core/files/csv-table.js';
import type { Bilingual } from '../../core/words/words.js';

export const codeTaken = (code: string) =>
  refusal(
    'catalog.code_taken',
    409,
    {
      fr: `Le code « ${code} » désigne déjà un article. Prenez-en un autre.`,
      en: `The code “${code}” already names an item. Take another one.`,
    },
    'code',
  );

export const revisionTaken = (revision: string) =>
  refusal(
    'catalog.revision_taken',
    409,
    {
      fr: `L’indice « ${revision} » existe déjà pour cet article. Prenez le suivant.`,
      en: `Revision “${revision}” already exists for this item. Take the next one.`,
    },
    'revision',
  );

export const revisionInFuture = () =>
  refusal(
    'catalog.revision_in_future',
    409,
    {
      fr: 'Un indice ne peut pas être daté de demain. Corrigez sa date.',
      en: 'A revision cannot be dated after today. Correct its date.',
    },
    'issuedOn',
  );

export const variantTwice = (name: string) =>
  refusal('catalog.variant_twice', 422, {
    fr: `La déclinaison « ${name} » est donnée deux fois. Retirez-en une.`,
    en: `The variant “${name}” is given twice. Remove one.`,
  });

export const tooManyVariants = (max: number) =>
  refusal('catalog.too_many_variants', 422, {
    fr: `Un article a au plus ${max} déclinaisons. Faites-en deux articles.`,
    en: `An item has at most ${max} variants. Make two items of it.`,
  });

export const alreadyRetired = () =>
  refusal('catalog.already_retired', 409, {
    fr: 'Cet article est déjà retiré du catalogue.',
    en: 'This item is already retired from the catalogue.',
  });

export const stillActive = () =>
  refusal('catalog.still_active', 409, {
    fr: 'Cet article est encore au catalogue : il n’y a rien à remettre.',
    en: 'This item is still in the catalogue: there is nothing to put back.',
  });

export const twoPlaces = (name: string) =>
  refusal('catalog.two_places', 422, {
    fr: `L’opération « ${name} » a un poste et un sous-traitant. Gardez l’un des deux.`,
    en: `The operation “${name}” has a work centre and a subcontractor. Keep one of the two.`,
  });

export const notAPicture = () =>
  refusal(
    'catalog.not_a_picture',
    422,
    {
      fr: 'Ce fichier n’est pas une image. Choisissez une photo (JPEG, PNG ou WebP).',
      en: 'This file is not an image. Choose a picture (JPEG, PNG or WebP).',
    },
    'file',
  );

export const pictureMissing = () =>
  refusal(
    'catalog.picture_missing',
    422,
    { fr: 'Aucune photo n’est jointe. Choisissez un fichier.', en: 'No picture is attached. Choose a file.' },
    'file',
  );

const fault = ({ at }: CsvCell, code: string, fr: string, en: string): FieldProblem =>
  problemAt(at, `catalog.${code}`, fr, en);

/** Nothing of the table is written; each fault names its cell. */
export const tableRefused = (faults: readonly FieldProblem[]) =>
  new Refusal(
    'catalog.table_refused',
    422,
    {
      fr: 'Rien n’est importé : corrigez ces cases, puis renvoyez le tableau entier.',
      en: 'Nothing is imported: mend these cells, then send the whole table again.',
    },
    faults.slice(0, 100),
  );

export const columnUnknown = (cell: CsvCell) =>
  fault(
    cell,
    'column_unknown',
    `« ${cell.text} » n’est pas une colonne du catalogue, ou y est deux fois. Renommez-la ou retirez-la.`,
    `“${cell.text}” is no column of the catalogue, or is there twice. Rename it or remove it.`,
  );
export const columnMissing = (cell: CsvCell, name: string) =>
  fault(cell, 'column_missing', `Il manque une colonne « ${name} ».`, `A column “${name}” is missing.`);
export const cellProblem = (cell: CsvCell, { fr, en }: Bilingual<string>) => fault(cell, 'cell', fr, en);
export const itemTwice = (cell: CsvCell) =>
  fault(
    cell,
    'item_twice',
    `« ${cell.text} » est là deux fois. Gardez une ligne.`,
    `“${cell.text}” is there twice. Keep one row.`,
  );
export const workshopUnknown = (cell: CsvCell, known: readonly { code: string }[]) => {
  const codes = known.map(({ code }) => code).join(', ');
  return fault(
    cell,
    'workshop_unknown',
    `Dites l’atelier qui le fait : ${codes}.`,
    `Say which workshop makes it: ${codes}.`,
  );
};
export const unitStays = (cell: CsvCell) =>
  fault(
    cell,
    'unit_stays',
    'L’unité et la famille d’un article ne changent pas. Créez un autre article.',
    'The unit and the kind of an item do not change. Make another item.',
  );

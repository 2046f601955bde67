import { refusal } from '../errors/refusal.js';

export const emptyFile = () =>
  refusal('files.empty', 422, {
    fr: 'Le fichier est vide. Choisissez-en un autre.',
    en: 'The file is empty. Choose another one.',
  });

export const wrongFileType = () =>
  refusal('files.wrong_type', 415, {
    fr: 'Ce type de fichier n’est pas accepté. Envoyez un PDF, une image (PNG, JPEG, WebP) ou un plan DXF ou STEP.',
    en: 'This type of file is not accepted. Send a PDF, an image (PNG, JPEG, WebP) or a DXF or STEP drawing.',
  });

const unreadable = (fr: string, en: string) => refusal('core.unreadable_table', 422, { fr, en }, 'file');

export const notATable = () =>
  unreadable(
    'Ce fichier n’est pas un tableau CSV. Dans un tableur, enregistrez-le au format CSV.',
    'This file is no CSV table. In a spreadsheet, save it as CSV.',
  );
export const tableTooLong = (rows: number) =>
  unreadable(
    `Ce tableau dépasse 2 Mo ou ${rows} lignes. Partagez-le.`,
    `This table is over 2 MB or ${rows} rows. Split it.`,
  );
export const openQuote = (line: number) =>
  unreadable(
    `Un guillemet ouvert à la ligne ${line} ne se ferme pas. Fermez-le ou retirez-le.`,
    `A quotation mark opened at line ${line} is not closed. Close it or remove it.`,
  );

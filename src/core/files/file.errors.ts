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

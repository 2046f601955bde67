import { refusal } from '../errors/refusal.js';

const unreadable = (fr: string, en: string) => refusal('core.unreadable_xml', 422, { fr, en }, 'file');

export const brokenXml = (line: number) =>
  unreadable(
    `Le XML est cassé à la ligne ${line}. Exportez-le de nouveau.`,
    `The XML is broken at line ${line}. Export it again.`,
  );
export const unsafeXml = () =>
  unreadable(
    'Ce XML déclare un DOCTYPE, ce qu’aucun de nos formats ne fait. Retirez-le.',
    'This XML declares a DOCTYPE, which none of our formats does. Remove it.',
  );

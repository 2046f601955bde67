import { defineWords, type Bilingual } from '../../core/words/words.js';
import type { TaskKind } from './platform.types.js';

/** Statuses of the life cycle (XP Z12-012, BR-FR-CDV-CL-06). An unknown one is kept and shown by its code. */
const CODES: Readonly<Record<number, Bilingual<string>>> = defineWords({
  200: { fr: 'Déposée', en: 'Filed' },
  201: { fr: 'Émise', en: 'Issued by the platform' },
  202: { fr: 'Reçue', en: 'Received by the platform' },
  203: { fr: 'Mise à disposition', en: 'Made available' },
  204: { fr: 'Prise en charge', en: 'Taken in hand' },
  205: { fr: 'Approuvée', en: 'Approved' },
  206: { fr: 'Approuvée partiellement', en: 'Approved in part' },
  207: { fr: 'En litige', en: 'Disputed' },
  208: { fr: 'Suspendue', en: 'Suspended' },
  209: { fr: 'Complétée', en: 'Completed' },
  210: { fr: 'Refusée', en: 'Refused' },
  211: { fr: 'Paiement transmis', en: 'Payment sent' },
  212: { fr: 'Encaissée', en: 'Paid' },
  213: { fr: 'Rejetée', en: 'Rejected' },
  214: { fr: 'Visée', en: 'Endorsed' },
  220: { fr: 'Annulée', en: 'Cancelled' },
  221: { fr: 'Erreur de routage', en: 'Routing error' },
  224: { fr: 'Demande de paiement direct', en: 'Direct payment asked' },
  225: { fr: 'Affacturée', en: 'Factored' },
  226: { fr: 'Affacturée en confidentiel', en: 'Factored in confidence' },
  227: { fr: 'Changement de compte à payer', en: 'Account to pay changed' },
  228: { fr: 'Non affacturée', en: 'Not factored' },
  250: { fr: 'E-reporting déposé', en: 'E-reporting filed' },
  251: { fr: 'E-reporting rejeté', en: 'E-reporting rejected' },
  300: { fr: 'Flux déposé', en: 'Flow filed' },
  301: { fr: 'Flux rejeté', en: 'Flow rejected' },
  400: { fr: 'Annuaire mis à jour', en: 'Directory updated' },
  401: { fr: 'Annuaire, demande rejetée', en: 'Directory, request rejected' },
  500: { fr: 'Recevable', en: 'Admissible' },
  501: { fr: 'Irrecevable', en: 'Inadmissible' },
  601: { fr: 'Rejet du portail public', en: 'Rejected by the public portal' },
});
/** Those a person of the school may be told of and type, 212 apart: payments make it. */
export const TYPED_CODES = Object.keys(CODES).filter((code) => code < '250' && code !== '212');

export const codeWords = (code: number): Bilingual<string> =>
  CODES[code] ?? { fr: `Statut ${code}`, en: `Status ${code}` };

/** Why (BR-FR-CDV-CL-09). */
const REASONS: Readonly<Record<string, Bilingual<string>>> = defineWords({
  NON_TRANSMISE: { fr: 'Non transmise', en: 'Not passed on' },
  JUSTIF_ABS: { fr: 'Justificatif absent', en: 'Supporting document missing' },
  ROUTAGE_ERR: { fr: 'Erreur de routage', en: 'Routing error' },
  AUTRE: { fr: 'Autre motif', en: 'Another reason' },
  COORD_BANC_ERR: { fr: 'Coordonnées bancaires fausses', en: 'Wrong bank details' },
  TX_TVA_ERR: { fr: 'Taux de TVA faux', en: 'Wrong VAT rate' },
  MONTANTTOTAL_ERR: { fr: 'Montant total faux', en: 'Wrong total' },
  CALCUL_ERR: { fr: 'Erreur de calcul', en: 'Miscalculated' },
  NON_CONFORME: { fr: 'Mention légale manquante ou fausse', en: 'Legal mention missing or wrong' },
  DOUBLON: { fr: 'Facture en double', en: 'Sent twice' },
  DEST_INC: { fr: 'Destinataire inconnu', en: 'Recipient unknown' },
  DEST_ERR: { fr: 'Mauvais destinataire', en: 'Wrong recipient' },
  TRANSAC_INC: { fr: 'Opération inconnue', en: 'Transaction unknown' },
  EMMET_INC: { fr: 'Émetteur inconnu', en: 'Sender unknown' },
  CONTRAT_TERM: { fr: 'Contrat terminé', en: 'Contract over' },
  DOUBLE_FACT: { fr: 'Déjà facturé', en: 'Invoiced already' },
  CMD_ERR: { fr: 'Numéro de commande faux ou absent', en: 'Order number wrong or missing' },
  ADR_ERR: { fr: 'Adresse électronique fausse', en: 'Wrong electronic address' },
  SIRET_ERR: { fr: 'SIRET faux ou absent', en: 'SIRET wrong or missing' },
  CODE_ROUTAGE_ERR: { fr: 'Code de routage faux ou absent', en: 'Routing code wrong or missing' },
  REF_CT_ABSENT: { fr: 'Référence contractuelle absente', en: 'Contract reference missing' },
  REF_ERR: { fr: 'Référence fausse', en: 'Wrong reference' },
  PU_ERR: { fr: 'Prix unitaire faux', en: 'Wrong unit price' },
  REM_ERR: { fr: 'Remise fausse', en: 'Wrong discount' },
  QTE_ERR: { fr: 'Quantité facturée fausse', en: 'Wrong quantity' },
  ART_ERR: { fr: 'Article faux', en: 'Wrong item' },
  MODPAI_ERR: { fr: 'Mode de paiement faux', en: 'Wrong means of payment' },
  QUALITE_ERR: { fr: 'Qualité non conforme', en: 'Quality not as ordered' },
  LIVR_INCOMP: { fr: 'Livraison incomplète', en: 'Delivery incomplete' },
  REJ_SEMAN: { fr: 'Rejet : contenu', en: 'Rejected: content' },
  REJ_UNI: { fr: 'Rejet : facture déjà reçue', en: 'Rejected: received already' },
  REJ_COH: { fr: 'Rejet : données incohérentes', en: 'Rejected: data disagree' },
  REJ_ADR: { fr: 'Rejet : adresse', en: 'Rejected: address' },
  REJ_CONT_B2G: { fr: 'Rejet : règles du secteur public', en: 'Rejected: rules of public buyers' },
  REJ_REF_PJ: { fr: 'Rejet : référence de pièce jointe', en: 'Rejected: reference of an attachment' },
  REJ_ASS_PJ: { fr: 'Rejet : pièce jointe', en: 'Rejected: attachment' },
  IRR_VIDE_F: { fr: 'Fichier vide', en: 'Empty file' },
  IRR_TYPE_F: { fr: 'Type de fichier', en: 'Type of file' },
  IRR_SYNTAX: { fr: 'Fichier mal écrit', en: 'File badly written' },
  IRR_TAILLE_PJ: { fr: 'Pièce jointe trop lourde', en: 'Attachment too large' },
  IRR_NOM_PJ: { fr: 'Nom de pièce jointe', en: 'Name of an attachment' },
  IRR_VID_PJ: { fr: 'Pièce jointe vide', en: 'Empty attachment' },
  IRR_EXT_DOC: { fr: 'Extension du fichier', en: 'Extension of the file' },
  IRR_TAILLE_F: { fr: 'Fichier trop lourd', en: 'File too large' },
  IRR_ANTIVIRUS: { fr: 'Virus trouvé', en: 'Virus found' },
  IRR_NOM_F: { fr: 'Nom du fichier', en: 'Name of the file' },
  RETRAIT_MAN_SERV: { fr: 'Retirée par le service (secteur public)', en: 'Withdrawn by the service (public buyer)' },
  ST_CT_NON_DECLAR: {
    fr: 'Sous-traitant non déclaré (secteur public)',
    en: 'Subcontractor not declared (public buyer)',
  },
  SUPPR_COMP_AVOIR: {
    fr: 'Supprimée, compensée par un avoir (secteur public)',
    en: 'Deleted, set off by a credit note (public buyer)',
  },
  TRANSF_PMNT_REGIE: { fr: 'Payée par une régie (secteur public)', en: 'Paid by an imprest office (public buyer)' },
  CONTACT_ACHTR: { fr: 'Contactez l’acheteur (secteur public)', en: 'Contact the buyer (public buyer)' },
});
export const KNOWN_REASONS = Object.keys(REASONS);

export const reasonWords = (reason: string): Bilingual<string> => REASONS[reason] ?? { fr: reason, en: reason };

const ABOUT_ORDER = ['CMD_ERR', 'SIRET_ERR', 'CODE_ROUTAGE_ERR', 'REF_CT_ABSENT', 'REF_ERR'];
const ABOUT_LINES = ['PU_ERR', 'REM_ERR', 'QTE_ERR', 'ART_ERR', 'MODPAI_ERR', 'QUALITE_ERR', 'LIVR_INCOMP'];
const ABOUT_PAPER = [
  ...['TX_TVA_ERR', 'MONTANTTOTAL_ERR', 'CALCUL_ERR', 'NON_CONFORME', 'DOUBLON', 'DEST_ERR', 'TRANSAC_INC'],
  ...['EMMET_INC', 'CONTRAT_TERM', 'DOUBLE_FACT', 'ADR_ERR'],
];

/** The reasons each status may give (BR-FR-CDV-CL-09, by status); a status that is not here gives none. */
const REASONS_OF: Readonly<Record<number, readonly string[]>> = {
  200: ['NON_TRANSMISE'],
  206: ['AUTRE', ...ABOUT_ORDER, ...ABOUT_LINES],
  207: ['AUTRE', 'COORD_BANC_ERR', ...ABOUT_PAPER, 'DEST_INC', ...ABOUT_ORDER, ...ABOUT_LINES],
  208: ['JUSTIF_ABS', 'COORD_BANC_ERR', ...ABOUT_ORDER],
  210: [...ABOUT_PAPER, 'CMD_ERR', 'REF_CT_ABSENT'],
  213: [
    ...['MONTANTTOTAL_ERR', 'CALCUL_ERR', 'DOUBLON', 'DEST_INC', 'ADR_ERR', 'REJ_SEMAN', 'REJ_UNI', 'REJ_COH'],
    ...['REJ_ADR', 'REJ_CONT_B2G', 'REJ_REF_PJ', 'REJ_ASS_PJ'],
  ],
  221: ['ROUTAGE_ERR'],
};

/** In the order of their list. */
export const reasonsOf = (code: number): string[] =>
  KNOWN_REASONS.filter((reason) => REASONS_OF[code]?.includes(reason));

/** A status that says no must say why (BR-FR-CDV-15). */
export const NEEDS_REASON: readonly number[] = [206, 207, 208, 210, 213, 501];

const ASKS: Readonly<Record<number, TaskKind>> = { 207: 'dispute', 208: 'document', 210: 'refused', 213: 'rejected' };
const QUALITY = ['QUALITE_ERR', 'QTE_ERR', 'LIVR_INCOMP'];

/** What a status asks of a person. */
export function tasksOf(code: number, reasons: readonly (string | null)[]): TaskKind[] {
  const asked = ASKS[code];
  const quality = reasons.some((reason) => reason !== null && QUALITY.includes(reason));
  return [...(asked ? [asked] : []), ...(quality ? (['quality'] as const) : [])];
}

/** What a status settles: the buyer approves, the seller completed. */
export const settledBy = (code: number): TaskKind[] =>
  code === 205 || code === 211 ? ['dispute', 'document'] : code === 209 ? ['document'] : [];

/** The way on of a paper stops there: what comes in of it is no longer told. */
export const stops = (code: number | null): boolean => code === 210 || code === 213 || code === 220 || code === 501;

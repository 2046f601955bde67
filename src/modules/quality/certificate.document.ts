import { recipientOf, sellerOf, type BuyerParty, type SellerParty } from '../../core/documents/letterhead.js';
import { quantityText } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { shortDate } from '../../core/words/format.js';
import type { WorkOrderLot } from '../materials/index.js';
import type { WorkOrderSheet } from '../production/index.js';
import { boundsText, measureText, valueText } from './quality.format.js';
import type { InspectionRead, MeasureRead, NonConformityRow, OperationControl } from './quality.types.js';
import { dispositionWords } from './quality.words.js';

export const CERTIFICATE_TEMPLATE = 'src/modules/quality/documents/certificate.typ';

export interface CertificateToIssue {
  number: string;
  date: LocalDate;
  sheet: WorkOrderSheet;
  orderId: number;
  /** Steps of the unit of the OF. */
  quantity: number;
  nonConformities: readonly NonConformityRow[];
}

interface CertificateToPrint extends CertificateToIssue {
  controls: readonly OperationControl[];
  lots: readonly WorkOrderLot[];
  school: SellerParty;
  buyer: BuyerParty;
  /** Who answers for it. */
  signer: string;
  wish: { number: string; customerReference: string | null };
}

/** What certificate.typ prints: what was asked, what was found on how many pieces, and no learner. */
export function certificateData(print: CertificateToPrint): object {
  const { number, date, sheet, quantity, school, buyer, signer, wish } = print;
  const pieces = quantityText(quantity, sheet.unitCode, 'fr');
  return {
    title: 'Certificat de conformité',
    number,
    seller: sellerOf(school),
    recipient: recipientOf(buyer),
    facts: [
      { label: 'Date', value: shortDate(date, 'fr'), strong: true },
      { label: 'Votre commande', value: wish.customerReference },
      { label: 'Notre commande', value: wish.number },
      { label: 'Ordre de fabrication', value: sheet.number },
    ],
    strip: [
      { label: 'Article', value: sheet.itemName },
      { label: 'Indice du plan', value: sheet.drawingRevision },
      { label: 'Quantité certifiée', value: pieces },
    ],
    statement: `Nous certifions que ${pieces} de cette commande ont été fabriquées et contrôlées selon le plan et le plan de contrôle, et qu’elles y sont conformes${print.nonConformities.length > 0 ? ', aux réserves ci-dessous près' : ''}.`,
    materials: print.lots
      .filter(({ used }) => used > 0)
      .map(({ materialName, lotNumber }) => `${materialName}, lot ${lotNumber}`),
    columns: ['Contrôle', 'Demandé', 'Trouvé', 'Pièces', 'Moyen'],
    checks: print.controls.flatMap(checksOf),
    noCheck: 'Contrôle visuel de chaque pièce par l’atelier ; aucune cote n’est demandée au plan de contrôle.',
    reserves: print.nonConformities.map((one) => ({
      title: `${one.number} · ${quantityText(one.quantity, one.unitCode, 'fr')}`,
      text: `${one.defect} Décision : ${dispositionWords[one.disposition!].fr.toLowerCase()}.`,
    })),
    signature: { title: 'Pour l’école', note: signer, asked: ['Signature', 'Date'] },
  };
}

/** One row a characteristic and tolerance: sizes that ask something else have their own. */
function checksOf({ operationName, inspections }: OperationControl): string[][] {
  const kept = inspections.filter(({ state }) => state !== 'refused');
  const rows = new Map<string, Found[]>();
  for (const inspection of kept)
    for (const measure of inspection.measures) {
      const key = `${measure.characteristicId}/${measure.nominal}/${measure.minimum}/${measure.maximum}`;
      rows.set(key, [...(rows.get(key) ?? []), { inspection, measure }]);
    }
  const found = [...rows.values()];
  const several = (id: number) => found.filter(([one]) => one!.measure.characteristicId === id).length > 1;
  return found.map((own) => rowOf(operationName, own, several(own[0]!.measure.characteristicId)));
}

interface Found {
  inspection: InspectionRead;
  measure: MeasureRead;
}

/** `sized`: other sizes ask something else, so these are named. */
function rowOf(operationName: string, found: readonly Found[], sized: boolean): string[] {
  const { measure } = found[0]!;
  const { name, unit, nominal, minimum, maximum } = measure;
  const sizes = [...new Set(found.flatMap(({ inspection }) => inspection.size ?? []))];
  const of = sized && sizes.length > 0 ? `, taille ${sizes.join(', ')}` : '';
  const looked = nominal === null || minimum === null || maximum === null;
  return [
    `${name}${of}\n${operationName}`,
    looked ? 'Conforme à l’œil' : boundsText({ nominal, minimum, maximum }, unit, 'fr'),
    looked ? 'Conforme' : spread(found, unit),
    String(found.filter(({ measure: { conform } }) => conform).length),
    measure.instrument ?? '–',
  ];
}

function spread(found: readonly Found[], unit: string | null): string {
  const values = found.filter(({ measure }) => measure.conform).map(({ measure }) => measure.value!);
  if (values.length === 0) return '–';
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most
    ? measureText(least, unit, 'fr')
    : `${valueText(least, 'fr')} à ${measureText(most, unit, 'fr')}`;
}

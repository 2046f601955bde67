import { sizeOrder } from '../../core/quantity/size-order.js';
import type { SellerParty } from '../../core/documents/letterhead.js';
import { qrSvg } from '../../core/documents/qr.js';
import { formatQuantity, quantityText } from '../../core/quantity/unit.js';
import { shortDate } from '../../core/words/format.js';
import type { WorkOrderLot } from '../materials/index.js';
import { criticalityWords, kindWords, sizeText, type OperationRow, type WorkOrderSheet } from '../production/index.js';

export const TRAVELLER_TEMPLATE = 'src/modules/workshop/documents/traveller.typ';
export const LABELS_TEMPLATE = 'src/modules/workshop/documents/labels.typ';

export interface TravellerToPrint {
  sheet: WorkOrderSheet;
  /** What it is made of. */
  lots: readonly WorkOrderLot[];
  school: SellerParty;
  /** Name of each work centre. */
  places: ReadonlyMap<number, string>;
  /** Name of each subcontractor. */
  suppliers: ReadonlyMap<number, string>;
  /** What people type: a scan opens the house there. */
  baseUrl: string;
  /** The customer's copy carries no learner's name. */
  named: boolean;
}

const HAND = null;

/** `https://…/scan/OF-2026-00012/20`: the OF, and one of its operations. */
export const scanAddress = (baseUrl: string, number: string, position?: number): string =>
  `${baseUrl}/scan/${number}${position === undefined ? '' : `/${position}`}`;

/** What traveller.typ prints: as far as the OF is, the rest to be written by hand. */
export function travellerData(print: TravellerToPrint): object {
  const { sheet, school, baseUrl, named } = print;
  const { number, unitCode, criticality, wish } = sheet;
  return {
    title: named ? 'Fiche suiveuse' : 'Fiche suiveuse, exemplaire client',
    number,
    school: school.name,
    critical: criticality === 'critical' ? criticalityWords.critical.fr : null,
    item: sheet.itemName,
    qr: qrSvg(scanAddress(baseUrl, number)),
    facts: [
      { label: 'Quantité', value: quantityText(sheet.quantity, unitCode, 'fr'), strong: true },
      { label: 'À finir le', value: shortDate(sheet.dueOn, 'fr'), strong: true },
      { label: 'Nature', value: kindWords[sheet.kind].fr },
      { label: 'Commande', value: wish?.orderNumber ?? null },
      { label: 'Référence du client', value: wish?.customerReference ?? null },
      { label: 'Indice du plan', value: sheet.drawingRevision, strong: true },
    ],
    ...gridOf(sheet),
    trace: [
      { label: 'Matière et lot', value: lotsText(print.lots) },
      { label: 'Outils, programme, fichiers', value: HAND },
      { label: 'Protections (EPI), demandes du client', value: wish?.note ?? HAND },
    ],
    stepsTitle: 'Opérations',
    steps: sheet.operations.filter(({ state }) => state !== 'skipped').map((operation) => stepOf(print, operation)),
    release: {
      title: 'Libération',
      note: 'Le maître libère le lot : quantités comptées, contrôles faits.',
      asked: ['Nom', 'Date'],
    },
    footer: named ? 'Document interne' : 'Exemplaire sans nom d’élève',
  };
}

const lotsText = (lots: readonly WorkOrderLot[]): string | null =>
  lots
    .filter(({ used }) => used > 0)
    .map(({ materialName, lotNumber }) => `${materialName}, lot ${lotNumber}`)
    .join('\n') || HAND;

function placeOf({ places, suppliers, named }: TravellerToPrint, { workCenterId, supplierId }: OperationRow): string {
  // A customer is not told who else works for the school.
  if (supplierId !== null) return named ? (suppliers.get(supplierId) ?? '') : 'Sous-traitance';
  return (workCenterId !== null && places.get(workCenterId)) || '';
}

function stepOf(print: TravellerToPrint, operation: OperationRow): object {
  const { sheet, baseUrl, named } = print;
  const { unitCode, reports, number } = sheet;
  const said = (quantity: number) =>
    operation.good + operation.scrap === 0 ? HAND : formatQuantity(quantity, unitCode, 'fr');
  const own = reports.filter(({ operationId, reversal }) => operationId === operation.id && !reversal);
  const names = [...new Set(own.flatMap(({ learnerName }) => learnerName ?? []))].join(', ');
  const validated = operation.validated > 0 && operation.validated === operation.good;
  return {
    number: String(operation.position),
    name: operation.name,
    place: placeOf(print, operation),
    instructions: operation.instructions,
    qr: qrSvg(scanAddress(baseUrl, number, operation.position)),
    boxes: [
      { label: 'Temps prévu', value: `${operation.plannedMinutes} min` },
      { label: 'Temps passé', value: operation.spentMinutes > 0 ? `${operation.spentMinutes} min` : HAND },
      { label: 'Bonnes', value: said(operation.good) },
      { label: 'Perdues', value: said(operation.scrap) },
      { label: 'Contrôle', value: validated ? 'Validé' : '☐ OK ☐ NC' },
      { label: named ? 'Fait par, visa' : 'Visa', value: named ? names || HAND : HAND },
    ],
  };
}

function gridOf(sheet: WorkOrderSheet): object {
  const cells = sheet.cellsByOperation[sheet.operations[0]?.id ?? 0] ?? [];
  if (cells.length < 2) return {};
  const met = [...new Set(cells.map(({ size }) => size ?? ''))];
  const sizes = sizeOrder(met).map((place) => met[place]!);
  const colours = [...new Set(cells.map(({ colour }) => colour ?? ''))];
  const of = (size: string, colour: string) =>
    cells.find((cell) => (cell.size ?? '') === size && (cell.colour ?? '') === colour)?.quantity ?? 0;
  const said = (quantity: number) => (quantity === 0 ? '' : formatQuantity(quantity, sheet.unitCode, 'fr'));
  const sum = (quantities: readonly number[]) => said(quantities.reduce((total, one) => total + one, 0));
  return {
    gridTitle: 'Tailles',
    grid: {
      sizes,
      rows: colours.map((colour) => {
        const row = sizes.map((size) => of(size, colour));
        return { label: colour || 'Quantité', cells: row.map((one) => said(one) || null), total: sum(row) };
      }),
      totals: sizes.map((size) => sum(colours.map((colour) => of(size, colour)))),
      total: formatQuantity(sheet.quantity, sheet.unitCode, 'fr'),
    },
  };
}

type LabelsToPrint = Pick<TravellerToPrint, 'sheet' | 'school' | 'baseUrl'> & {
  /** Pieces a bundle, in steps of the unit; null: one label a parcel. */
  bundle: number | null;
};

/** A parcel in bundles of so many, the last with what is left. */
export function bundlesOf(quantity: number, bundle: number | null): number[] {
  if (bundle === null) return [quantity];
  const whole = Array.from({ length: Math.floor(quantity / bundle) }, () => bundle);
  const rest = quantity % bundle;
  return rest > 0 ? [...whole, rest] : whole;
}

/** One label a parcel: a size and colour of garments, the lot of a part. */
export function labelsData({ sheet, school, baseUrl, bundle }: LabelsToPrint): object {
  const { number, itemName, unitCode, drawingRevision, dueOn } = sheet;
  const cells = sheet.cellsByOperation[sheet.operations[0]?.id ?? 0] ?? [];
  const foot = [school.name, drawingRevision && `indice ${drawingRevision}`, `pour le ${shortDate(dueOn, 'fr')}`];
  return {
    labels: cells.flatMap((cell) =>
      bundlesOf(cell.quantity, bundle).map((quantity, at, all) => ({
        ...{ number, item: itemName, size: cell.size ?? sizeText(cell), colour: cell.colour ?? '' },
        quantity: quantityText(quantity, unitCode, 'fr'),
        qr: qrSvg(scanAddress(baseUrl, number)),
        bundle: all.length > 1 ? `Paquet ${at + 1} sur ${all.length}` : '',
        foot: foot.filter(Boolean).join(' · '),
      })),
    ),
  };
}

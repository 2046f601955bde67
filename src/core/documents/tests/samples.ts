import { formatCents, formatPrice } from '../../money/money.js';
import type { DocumentSeller, SizeGrid } from '../document-data.js';

export const seller: DocumentSeller = {
  name: 'Fil en Normandie',
  tagline: 'École de production · confection et usinage',
  address: ['12, rue des Filatures', '76000 Rouen'],
  phone: '02 35 00 00 00',
  email: 'commandes@fil-en-normandie.example',
  legalForm: 'Association loi 1901',
  siren: '902 000 001',
  siret: '902 000 001 00012',
  rna: 'W761000001',
  uai: '0762000A',
  vatNumber: 'FR12902000001',
};

const recipient = {
  name: 'Filix SAS',
  address: ['Service fournisseurs', '4, quai de la Bourse', '27000 Évreux', 'France'],
};

const line = (designation: string, quantity: string, priceE4: number, net: number, more: object = {}) => ({
  designation,
  quantity,
  price: formatPrice(priceE4),
  vat: '20 %',
  net: formatCents(net),
  ...more,
});

const noireau = [
  { label: 'Écru', cells: ['S 4', 'M 8', 'L 6', 'XL 2'].map(sized), total: '20' },
  { label: 'Bleu de travail', cells: ['S 2', 'M 6', 'L 6', 'XL 2'].map(sized), total: '16' },
];

function sized(text: string) {
  const [size, quantity] = text.split(' ');
  return { size, quantity };
}

/** Every mention an invoice carries (CGI ann. II 242 nonies A, C. com. L441-9). */
export const invoice = {
  title: 'Facture',
  number: 'FA-2026-00001',
  seller,
  recipient,
  recipientFacts: [
    { label: 'SIREN', value: '552 100 554' },
    { label: 'TVA', value: 'FR40552100554' },
    { label: 'Livré à', value: 'Filix, atelier de Louviers\n8, rue du Quai, 27400 Louviers' },
  ],
  facts: [
    { label: 'Date d’émission', value: '23/11/2026' },
    { label: 'Livraison', value: '20/11/2026' },
    { label: 'Échéance', value: '23/12/2026', strong: true },
    { label: 'Votre commande', value: 'F-7781 du 06/11/2026' },
    { label: 'Notre commande', value: 'CO-2026-00042' },
    { label: 'Bon de livraison', value: 'BL-2026-00031' },
    { label: 'Opération', value: 'Livraison de biens et prestation de services' },
  ],
  lines: [
    line('Tablier d’atelier « Noireau »', '36 pièces', 185_000, 66_600, {
      reference: 'TAB-NOI',
      detail: 'Coton 320 g/m², deux poches, fil fourni par le client',
      sizes: noireau,
    }),
    line('Bague entretoise Ø 20 × 12, tolérance ±0,05', '120 pièces', 24_750, 29_700, {
      reference: 'BAG-20',
      detail: 'Acier 42CrMo4, plan 4417 indice C',
    }),
    line('Broderie du logo, ½ format', '36 pièces', 21_000, 7_560),
    line('Étude de gradation', '3,5 h', 420_000, 14_700, { detail: 'Remise de 10 % acquise : 16,33 €' }),
  ],
  vat: [{ rate: '20 %', base: formatCents(118_560), vat: formatCents(23_712) }],
  vatNotes: ['Option pour le paiement de la taxe d’après les débits.'],
  totals: [
    { label: 'Total HT', value: formatCents(118_560) },
    { label: 'TVA', value: formatCents(23_712) },
    { label: 'Total TTC', value: formatCents(142_272) },
    { label: 'Acompte FA-2026-00000 du 06/11/2026', value: `− ${formatCents(40_000)}` },
    { label: 'Net à payer', value: formatCents(102_272), strong: true },
  ],
  payment: [
    { label: 'Par virement avant le', value: '23/12/2026' },
    { label: 'IBAN', value: 'FR76 1234 5678 9012 3456 7890 123' },
    { label: 'BIC', value: 'AGRIFRPP' },
    { label: 'Référence à rappeler', value: 'FA-2026-00001' },
  ],
  conditions: [
    'Pénalités de retard : taux de refinancement de la BCE majoré de 10 points, exigibles sans rappel le lendemain de l’échéance.',
    'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €. Pas d’escompte pour paiement anticipé.',
    'Empreinte du registre : 3f9a 11c0 b27e',
  ],
};

const deliveredGrid: SizeGrid = {
  sizes: ['S', 'M', 'L', 'XL'],
  rows: [
    { label: 'Écru', cells: ['4', '8', '6', '2'], total: '20' },
    { label: 'Bleu de travail', cells: ['2', '6', '6', null], total: '14' },
    { label: 'Gris ardoise', cells: ['1', '3', '3', '1'], total: '8' },
  ],
  totals: ['7', '17', '15', '3'],
  total: '42',
};

/** A partial delivery with a grid of twelve cells. */
export const deliveryNote = {
  title: 'Bon de livraison',
  number: 'BL-2026-00031',
  seller,
  recipient,
  facts: [
    { label: 'Date', value: '20/11/2026' },
    { label: 'Votre commande', value: 'F-7781 du 06/11/2026' },
    { label: 'Notre commande', value: 'CO-2026-00042' },
    { label: 'Livraison', value: '1re sur 2, par nos soins' },
    { label: 'Colis', value: '2 cartons, 11,4 kg' },
  ],
  lines: [
    {
      designation: 'Tablier d’atelier « Noireau »',
      reference: 'TAB-NOI',
      detail: 'Coton 320 g/m², détail par taille ci-dessous',
      ordered: '44',
      deliveredBefore: '0',
      delivered: '42',
      remaining: '2',
    },
    { designation: 'Chutes de fil rendues', ordered: '–', deliveredBefore: '–', delivered: '1,2 kg', remaining: '–' },
  ],
  gridTitle: 'Tablier d’atelier « Noireau », pièces livrées',
  grid: deliveredGrid,
  remarkTitle: 'Reste à livrer',
  remark: '2 tabliers bleu de travail XL, promis pour le 27/11/2026.',
  handedOver: { title: 'Remis par', note: 'Signature', asked: ['Nom', 'Date'] },
  received: { title: 'Reçu par', note: 'Signature, réserves éventuelles', asked: ['Nom', 'Date'] },
};

/** Eighty lines over three pages and more. */
export const longOrder = {
  title: 'Accusé de réception de commande',
  number: 'CO-2026-00057',
  seller,
  recipient,
  facts: [
    { label: 'Date', value: '23/11/2026' },
    { label: 'Votre commande', value: 'F-7802 du 20/11/2026' },
    { label: 'Livraison prévue', value: '15/01/2027' },
  ],
  lines: Array.from({ length: 80 }, (_, index) => {
    const detail = index % 4 === 0 ? { detail: 'Acier S235, ébavuré, selon plan joint' } : {};
    return line(`Platine de fixation ${index + 1}`, `${index + 1} pièces`, 35_000, (index + 1) * 350, detail);
  }),
  vat: [{ rate: '20 %', base: formatCents(1_134_000), vat: formatCents(226_800) }],
  totals: [
    { label: 'Total HT', value: formatCents(1_134_000) },
    { label: 'TVA', value: formatCents(226_800) },
    { label: 'Total TTC', value: formatCents(1_360_800), strong: true },
  ],
  conditionsTitle: 'Conditions',
  conditions: ['Paiement à 30 jours, date d’émission de la facture. Prix fermes jusqu’au 15/01/2027.'],
};

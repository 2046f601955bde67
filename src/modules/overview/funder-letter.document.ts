import { sellerOf, type SellerParty } from '../../core/documents/letterhead.js';
import { formatEuros, type Cents } from '../../core/money/money.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { formatNumber, percent, shortDate } from '../../core/words/format.js';

export const LETTER_TEMPLATE = 'src/modules/overview/documents/funder-letter.typ';
export const LETTER_TITLE = 'Lettre d’impact';

export interface FunderLetter {
  school: SellerParty;
  /** `2026-2027` */
  schoolYear: string;
  issuedOn: LocalDate;
  /** The last day told of. */
  asOf: LocalDate;
  /** Null under five: a smaller count would tell about persons. */
  headcount: number | null;
  /** Five at least each. */
  classes: readonly { className: string; count: number }[];
  orders: number;
  customers: number;
  salesCents: Cents;
  /** Hundredths of a percent; null when there is nothing yet. */
  revenueShare: number | null;
  /** Validated. */
  minutes: { all: number; sold: number };
  /** The grant of the funder written to; null for all funders. */
  grant: { funder: string; agreement: string | null; notifiedCents: Cents; receivedCents: Cents } | null;
}

const counted = (n: number, one: string, many: string) => `${formatNumber(n, 'fr')} ${n > 1 ? many : one}`;
const hours = (minutes: number) => counted(Math.floor(minutes / 60), 'heure', 'heures');

/** What funder-letter.typ prints, in French: counts, hours and shares, and nobody. */
export function funderLetterData(letter: FunderLetter): object {
  const { school, schoolYear, issuedOn, asOf, headcount, classes, grant } = letter;
  return {
    title: LETTER_TITLE,
    year: schoolYear,
    seller: sellerOf(school),
    recipient: grant && { name: grant.funder, address: [] },
    facts: [
      { label: 'Date', value: shortDate(issuedOn, 'fr') },
      { label: 'Année scolaire', value: schoolYear, strong: true },
      { label: 'Chiffres au', value: shortDate(asOf, 'fr') },
      { label: 'Convention', value: grant?.agreement ?? null },
    ],
    opening: ['Madame, Monsieur,', thanks(letter)],
    strip: [
      { label: 'Élèves', value: headcount === null ? null : formatNumber(headcount, 'fr') },
      { label: 'Commandes facturées', value: formatNumber(letter.orders, 'fr') },
      { label: 'Clients', value: formatNumber(letter.customers, 'fr') },
      { label: 'Heures de production', value: formatNumber(Math.floor(letter.minutes.all / 60), 'fr') },
      { label: 'Part des ventes', value: letter.revenueShare === null ? null : percent(letter.revenueShare, 'fr') },
    ],
    body: told(letter),
    classesTitle: 'Élèves par classe',
    classes: classes.map(({ className, count }) => ({ label: className, value: formatNumber(count, 'fr') })),
    closing: [
      'Ces chiffres viennent du registre de l’école : élèves inscrits, factures émises, séances validées par les maîtres. Aucun élève n’y est nommé.',
      'Nous vous prions d’agréer, Madame, Monsieur, nos salutations distinguées.',
    ],
    signature: `Pour ${school.name}`,
  };
}

function thanks({ schoolYear, grant }: FunderLetter): string {
  if (!grant)
    return `Voici ce que notre école a fait, pendant l’année scolaire ${schoolYear}, avec l’aide de ses financeurs.`;
  const { notifiedCents, receivedCents } = grant;
  const given = `votre aide de ${formatEuros(notifiedCents, 'fr')} pour l’année scolaire ${schoolYear}`;
  const came = receivedCents > 0 ? `, dont ${formatEuros(receivedCents, 'fr')} déjà reçus` : '';
  return `Merci de ${given}${came}. Voici ce qu’elle a permis.`;
}

function told({ orders, customers, salesCents, minutes, revenueShare }: FunderLetter): string[] {
  if (orders === 0) return ['Aucune commande n’est encore facturée cette année.'];
  const made = counted(orders, 'commande facturée', 'commandes facturées');
  const asked = counted(customers, 'client', 'clients');
  const sold = `Nos élèves ont travaillé à ${made}, demandées par ${asked}, pour ${formatEuros(salesCents, 'fr')} hors taxes.`;
  const worked = `Ils y ont passé ${hours(minutes.sold)}, sur ${hours(minutes.all)} de production validées par leurs maîtres.`;
  const share =
    revenueShare === null
      ? []
      : [
          `Ces ventes font ${percent(revenueShare, 'fr')} des ressources de l’année ; le reste vient de nos financeurs, dont le soutien paie le temps d’apprendre.`,
        ];
  return [sold, worked, ...share];
}

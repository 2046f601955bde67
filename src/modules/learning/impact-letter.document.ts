import { recipientOf, sellerOf, type BuyerParty, type SellerParty } from '../../core/documents/letterhead.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { formatNumber, shortDate } from '../../core/words/format.js';
import type { Impact } from '../production/index.js';

export const IMPACT_TEMPLATE = 'src/modules/learning/documents/impact-letter.typ';
export const IMPACT_TITLE = 'Lettre d’impact';

/** A day in the workshop: thirty-five hours a week. */
const MINUTES_A_DAY = 420;

export interface ImpactToPrint {
  school: SellerParty;
  buyer: BuyerParty;
  /** `2026-2027` */
  schoolYear: string;
  impact: Impact;
  issuedOn: LocalDate;
}

/** What impact-letter.typ prints, in French: sums of validated work, and nobody. */
export function impactLetterData({ school, buyer, schoolYear, impact, issuedOn }: ImpactToPrint): object {
  const { minutes, orders } = impact;
  const titles = [...new Set(impact.competences.map(({ title }) => title))];
  const count = (n: number, one: string, many: string) => `${formatNumber(n, 'fr')} ${n > 1 ? many : one}`;
  const hours = count(Math.floor(minutes / 60), 'heure', 'heures');
  const days = count(Math.round(minutes / MINUTES_A_DAY), 'journée', 'journées');
  const taught = count(titles.length, 'compétence', 'compétences');
  const own = orders > 1 ? `Vos ${formatNumber(orders, 'fr')} commandes ont donné` : 'Votre commande a donné';
  return {
    title: IMPACT_TITLE,
    year: schoolYear,
    seller: sellerOf(school),
    recipient: recipientOf(buyer),
    facts: [
      { label: 'Date', value: shortDate(issuedOn, 'fr') },
      { label: 'Année scolaire', value: schoolYear, strong: true },
    ],
    opening: [
      'Madame, Monsieur,',
      minutes === 0
        ? `Aucun travail de vos commandes n’est encore validé pour l’année scolaire ${schoolYear} : cette lettre dira ce qu’elles auront fait apprendre.`
        : `${own} à nos apprentis, pendant l’année scolaire ${schoolYear}, ${hours} de travail vrai : fait à l’atelier, contrôlé, puis validé par leurs maîtres professionnels.`,
    ],
    strip:
      minutes === 0
        ? []
        : [
            { label: 'Commandes', value: formatNumber(orders, 'fr') },
            { label: 'Heures validées', value: hours },
            { label: 'Soit', value: `${days} d’apprenti` },
            { label: 'Compétences travaillées', value: taught },
          ],
    competencesTitle: 'Ce que ce travail a fait apprendre',
    competences: titles,
    closing: [
      'Ces chiffres viennent des seules séances validées ; les démonstrations des maîtres et le travail non validé n’y sont pas.',
      'Merci de confier à des jeunes en formation des pièces qui servent. Nous vous prions d’agréer, Madame, Monsieur, nos salutations distinguées.',
    ],
    signature: { title: `Pour ${school.name}`, note: null, asked: ['Nom', 'Signature'] },
  };
}

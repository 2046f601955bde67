import type { INestApplicationContext } from '@nestjs/common';
import type { PartnerScope } from '../../src/core/access/scope.js';
import { addDays, type LocalDate } from '../../src/core/time/local-date.js';
import { CatalogQueries } from '../../src/modules/catalog/index.js';
import {
  QuoteDrafting,
  QuoteSending,
  QuotesService,
  RequestsService,
  RequestThread,
} from '../../src/modules/quoting/index.js';
import type { Foundation } from './foundation.js';

interface AskingSeed {
  /** Nobody has answered it yet. */
  fresh: { subject: string; need: string; quantities: number[] };
  /** Spoken of, and quoted. */
  quoted: { subject: string; need: string; quantities: number[]; question: string; answer: string };
  cost: { hourlyRateCents: number; materialE4: number; consumablesE4: number; marginPercent: number };
}

const ASKING: Readonly<Record<'garment' | 'machining', AskingSeed>> = {
  garment: {
    fresh: {
      subject: 'Housses pour bobines',
      need: 'Housses en coton pour des bobines de 20 cm, fermées par un cordon.\nNous fournissons le tissu.',
      quantities: [100, 250],
    },
    quoted: {
      subject: 'Nouvelle série pour le salon de janvier',
      need: 'La même confection que d’habitude, avec notre fil guipé en surpiqûre.',
      quantities: [40, 80],
      question: 'La surpiqûre est-elle visible sur l’envers ?',
      answer: 'Non, l’envers peut rester au fil du tissu.',
    },
    cost: { hourlyRateCents: 3_200, materialE4: 42_000, consumablesE4: 3_500, marginPercent: 22 },
  },
  machining: {
    fresh: {
      subject: 'Entretoises inox',
      need: 'Inox 316L, longueur 42 mm, deux chanfreins de 0,5 mm. Certificat matière demandé.',
      quantities: [20, 60, 200],
    },
    quoted: {
      subject: 'Reprise de la série de l’an dernier',
      need: 'Mêmes tolérances, matière fournie par vous.',
      quantities: [30, 90],
      question: 'Gardez-vous l’état de surface Ra 1,6 partout ?',
      answer: 'Seulement sur la portée ; Ra 3,2 ailleurs.',
    },
    cost: { hourlyRateCents: 5_200, materialE4: 61_000, consumablesE4: 8_000, marginPercent: 25 },
  },
};

/** What a customer asked: one request to answer, another that was spoken of and quoted. */
export async function askPrices(
  app: INestApplicationContext,
  { masters, partners, seed }: Foundation,
  today: LocalDate,
): Promise<void> {
  const { fresh, quoted, cost } = ASKING[seed.school.trade];
  // The best customer who signs in.
  const [customer] = partners.filter((one) => one.scope !== null).sort((a, b) => b.weight - a.weight);
  const scope = customer!.scope as PartnerScope;
  const master = masters[0]!;
  const requests = app.get(RequestsService);
  const counts = (quantities: readonly number[]) => quantities.map((quantity) => ({ quantity }));
  const { id } = await requests.ask(scope, scope.partnerId, { ...quoted, quantities: counts(quoted.quantities) });
  const thread = app.get(RequestThread);
  await thread.write(master, id, quoted.question, true);
  await thread.write(scope, id, quoted.answer);
  const { id: quoteId } = await app.get(QuotesService).answer(master, id);
  const [item] = await app.get(CatalogQueries).orderable(master);
  const [first, ...others] = quoted.quantities;
  await app.get(QuoteDrafting).putLine(master, quoteId, {
    ...{ ...cost, itemId: item!.id, otherQuantities: counts(others) },
    cells: [{ variantId: item!.variants[0]!.id, quantity: first! }],
  });
  const terms = { validUntil: addDays(today, 30), deliverableOn: addDays(today, 45), depositPercent: 30 };
  await app.get(QuoteDrafting).setTerms(master, quoteId, terms);
  await app.get(QuoteSending).send(master, quoteId);
  const wishedOn = addDays(today, 40);
  await requests.ask(scope, scope.partnerId, { ...fresh, wishedOn, quantities: counts(fresh.quantities) });
}

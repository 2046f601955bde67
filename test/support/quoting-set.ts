import type { PartnerScope } from '../../src/core/access/scope.js';
import { PNG } from '../../src/core/files/tests/bytes.js';
import { UploadedFile } from '../../src/core/http/uploaded-file.js';
import type { ItemRead } from '../../src/modules/catalog/index.js';
import {
  QuoteDrafting,
  QuoteSending,
  QuotesQueries,
  QuotesService,
  RequestsService,
  RequestThread,
} from '../../src/modules/quoting/index.js';
import type { House, TestSchool } from './house.js';

/** A request spoken of by both sides, a quote out, another being written. */
export interface QuotingSet {
  requestId: number;
  quotes: { draft: number; sent: number };
  /** Of the quote that is out. */
  quoteLineId: number;
  /** Of the PDF that is out. */
  sha256: string;
}

export async function quotingOf(
  house: House,
  school: TestSchool,
  { scope, item, tag }: { scope: PartnerScope; item: ItemRead; tag: string },
): Promise<QuotingSet> {
  const quotes = house.get(QuotesService);
  const need = { subject: `Besoin ${tag}`, need: `Détail ${tag}`, quantities: [{ quantity: 50 }] };
  const file = new UploadedFile(`besoin-${tag}.png`, PNG);
  const { id: requestId } = await house.get(RequestsService).ask(scope, scope.partnerId, need, file);
  const thread = house.get(RequestThread);
  await thread.write(scope, requestId, `Question ${tag}`);
  await thread.write(school.system, requestId, `Réponse ${tag}`);
  const write = async (id: number) => {
    const cells = [{ variantId: item.variants[0]!.id, quantity: 4 }];
    const cost = { hourlyRateCents: 4_000, materialE4: 50_000, marginPercent: 25 };
    return house.get(QuoteDrafting).putLine(school.system, id, { itemId: item.id, cells, ...cost });
  };
  const { id: sent } = await quotes.start(school.system, scope.partnerId);
  const { quoteLineId } = await write(sent);
  await house.get(QuoteSending).send(school.system, sent);
  const { pdfSha256 } = await house.get(QuotesQueries).sheet(school.system, sent);
  const { id: draft } = await quotes.answer(school.system, requestId);
  await write(draft);
  return { requestId, quotes: { draft, sent }, quoteLineId, sha256: pdfSha256! };
}

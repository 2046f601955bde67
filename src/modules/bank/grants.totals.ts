import { folded } from '../../core/database/sql.js';
import type { Cents } from '../../core/money/money.js';
import type { GrantProposal } from './bank.types.js';
import type { OpenGrant } from './grant-credits.js';
import { AMOUNT, isPayer, NUMBER, PAYER } from './matching.totals.js';

interface Movement {
  amountCents: Cents;
  label: string;
  counterparty: string;
}

/** The grant a credit most likely pays, with a score out of 100; of several alike none is sure. Null when nothing tells. */
export function grantOf(line: Movement, grants: readonly OpenGrant[]): GrantProposal | null {
  if (line.amountCents <= 0) return null;
  const text = bare(`${line.label} ${line.counterparty}`);
  const scored = grants
    .map((grant) => ({ grant, exact: grant.amounts.includes(line.amountCents), named: namedIn(text, grant) }))
    .filter(({ exact, named }) => exact || named)
    .map(({ grant, exact, named }) => {
      const payer = isPayer(line, grant.funder) ? PAYER : 0;
      return { grant, score: (exact ? AMOUNT : 0) + (named ? NUMBER : 0) + payer };
    })
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (best === undefined) return null;
  const { grantId, name, href } = best.grant;
  return { grantId, name, href, score: best.score === second?.score ? Math.min(best.score, AMOUNT) : best.score };
}

function namedIn(text: string, { references, funder }: OpenGrant): boolean {
  return [...references, funder].map(bare).some((word) => word.length >= 5 && text.includes(word));
}

/** Without case, accent, space or sign: banks keep none. */
const bare = (text: string): string => folded(text).replace(/[^a-z0-9]/g, '');

import { StateMachine } from '../../core/state-machine/state-machine.js';
import type { QuoteState } from './quote.entity.js';
import { emptyQuote } from './quoting.errors.js';

/** What the guards look at. */
export interface QuoteSubject {
  id: number;
  schoolId: number;
  state: QuoteState;
  version: number;
  /** Asked before it is sent; who has not counted has none. */
  lineCount?: number;
  fileId: number | null;
  pdfSha256: string | null;
  sentAt: string | null;
  decidedAt: string | null;
  decidedBy: number | null;
  acceptedName: string | null;
  buyer: Record<string, unknown> | null;
}

export type QuoteEvent = 'send' | 'accept' | 'decline' | 'supersede' | 'cancel';

/** `draft → sent → accepted | declined`; a newer revision takes the place of one that is out (ADR 17). */
export const quoteMachine = new StateMachine<QuoteState, QuoteEvent, QuoteSubject>({
  name: 'quote',
  initial: 'draft',
  states: {
    draft: { fr: 'Brouillon', en: 'Draft', tone: 'ochre' },
    sent: { fr: 'Envoyé', en: 'Sent', tone: 'blue' },
    accepted: { fr: 'Accepté', en: 'Accepted', tone: 'green' },
    declined: { fr: 'Refusé', en: 'Declined', tone: 'red' },
    superseded: { fr: 'Remplacé', en: 'Superseded', tone: 'plain' },
    cancelled: { fr: 'Annulé', en: 'Cancelled', tone: 'plain' },
  },
  transitions: [
    {
      from: ['draft'],
      event: 'send',
      to: 'sent',
      roles: ['director', 'master'],
      words: { fr: 'Envoyer le devis', en: 'Send the quote' },
      guard: ({ lineCount = 0 }) => (lineCount === 0 ? emptyQuote() : null),
    },
    {
      from: ['sent'],
      event: 'accept',
      to: 'accepted',
      roles: ['buyer'],
      words: { fr: 'Accepter le devis', en: 'Accept the quote' },
    },
    {
      from: ['sent'],
      event: 'decline',
      to: 'declined',
      roles: ['buyer'],
      words: { fr: 'Refuser le devis', en: 'Decline the quote' },
      reasonRequired: true,
    },
    {
      from: ['sent', 'declined'],
      event: 'supersede',
      to: 'superseded',
      roles: [],
      words: { fr: 'Remplacer le devis', en: 'Supersede the quote' },
    },
    {
      from: ['draft', 'sent'],
      event: 'cancel',
      to: 'cancelled',
      roles: ['director', 'master'],
      words: { fr: 'Annuler le devis', en: 'Cancel the quote' },
      reasonRequired: true,
    },
  ],
});

import { StateMachine } from '../../core/state-machine/state-machine.js';
import type { OutputReport, OutputReportState } from './output-report.entity.js';

export type OutputReportEvent = 'post' | 'reject' | 'correct';

/** A learner checks; only a master makes it count for good, or gives it back. */
export const outputReportMachine = new StateMachine<OutputReportState, OutputReportEvent, OutputReport>({
  name: 'output_report',
  initial: 'checked',
  states: {
    checked: { fr: 'À valider', en: 'To validate', tone: 'ochre' },
    posted: { fr: 'Validé', en: 'Validated', tone: 'green' },
    rejected: { fr: 'Refusé', en: 'Rejected', tone: 'red' },
  },
  transitions: [
    {
      from: ['checked'],
      event: 'post',
      to: 'posted',
      roles: ['director', 'master'],
      words: { fr: 'Valider', en: 'Validate' },
    },
    {
      from: ['checked'],
      event: 'reject',
      to: 'rejected',
      roles: ['director', 'master'],
      words: { fr: 'Refuser', en: 'Reject' },
      reasonRequired: true,
    },
    {
      from: ['posted'],
      event: 'correct',
      to: 'posted',
      roles: ['director', 'master'],
      words: { fr: 'Corriger', en: 'Correct' },
      reasonRequired: true,
    },
  ],
});

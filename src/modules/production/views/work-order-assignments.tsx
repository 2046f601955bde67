import { quantityText } from '../../../core/quantity/unit.js';
import { ActionButtons, Badge, DataTable, type Action } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { assignmentMachine } from '../assignment.states.js';
import { productionWords } from '../production.words.js';
import type { WorkOrderSheet } from '../production.types.js';
import { Warnings } from './parts.js';

interface Props {
  locale: Locale;
  sheet: WorkOrderSheet;
  idempotencyKey: string;
}

/** Who has which step of an OF, with what the gate warned of. */
export function AssignmentsTable({ locale, sheet, idempotencyKey }: Props) {
  const words = say(productionWords, locale);
  return (
    <DataTable
      caption={words.assignments}
      columns={[
        { key: 'who', label: words.who },
        { key: 'when', label: words.when },
        { key: 'state', label: words.state },
      ]}
      rows={sheet.assignments.map((one) => {
        const { tone, ...said } = assignmentMachine.states[one.state];
        const step = sheet.operations.find(({ id }) => id === one.operationId)?.name;
        const withdraw: Action = {
          label: words.withdraw,
          action: `/assignments/${one.id}/withdrawal`,
          reason: { label: words.reason },
          idempotencyKey: `${idempotencyKey}-w${one.id}`,
        };
        const stop: Action = {
          label: words.stopSession,
          icon: 'player-pause',
          action: `/assignments/${one.id}/pause`,
          idempotencyKey: `${idempotencyKey}-p${one.id}`,
        };
        return {
          id: one.id,
          cells: {
            who: `${one.learnerName ?? '–'} · ${step}`,
            when: [
              shortDate(one.plannedOn, locale),
              words[one.halfDay],
              one.quantity !== null && quantityText(one.quantity, sheet.unitCode, locale),
            ]
              .filter(Boolean)
              .join(' · '),
            state: (
              <>
                <Badge tone={tone}>{said[locale]}</Badge>
                <Warnings locale={locale} warnings={one.warnings} />
                {one.state !== 'finished' && <ActionButtons actions={one.running ? [stop, withdraw] : [withdraw]} />}
              </>
            ),
          },
        };
      })}
      empty={<p>{words.noAssignments}</p>}
    />
  );
}

import { quantityInput } from '../../../core/quantity/unit.js';
import { Form, Hidden, Icon } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { CellRead, JobCard } from '../../production/index.js';
import { terminalWords } from '../terminal.words.js';

interface AllGoodProps {
  locale: Locale;
  card: JobCard;
  cells: readonly CellRead[];
  idempotencyKey: string;
}

/** What most jobs end with, in one touch: a form of its own, so that Enter in a box never sends it. */
export function AllGood({ locale, card, cells, idempotencyKey }: AllGoodProps) {
  const words = say(terminalWords, locale);
  const many = cells.reduce((sum, { available }) => sum + available, 0);
  const part = card.share !== null && card.share < many ? card.share : null;
  // A part of several sizes is counted size by size.
  if (part === 0 || (part !== null && cells.length > 1)) return null;
  return (
    <>
      <Form
        action={`/terminal/jobs/${card.assignmentId}/reports`}
        idempotencyKey={idempotencyKey}
        press={{ verb: 'report', job: card.assignmentId, label: `${words.allGood} · ${card.operationName}` }}
      >
        <Hidden name="selfChecked" value="1" />
        <Hidden name="finished" value="1" />
        {cells.map(({ operationCellId, available }, index) => (
          <>
            <Hidden name={`cells[${index}][operationCellId]`} value={operationCellId} />
            <Hidden name={`cells[${index}][good]`} value={quantityInput(part ?? available, card.unitCode, locale)} />
          </>
        ))}
        <button class="big go" type="submit">
          <Icon name="circle-check" /> {words.allGood}
        </button>
      </Form>
      <p class="t-step">{words.orCount}</p>
    </>
  );
}

import { quantityText } from '../../../core/quantity/unit.js';
import { Job, Sheet } from '../../../core/ui/index.js';
import { spokenDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { productionWords, subcontractWords, type OutsideRow, type WorkOrderRow } from '../../production/index.js';
import { workshopWords } from '../workshop.words.js';

/** What is at subcontractors, the first due first. */
export function Outside({ locale, outside }: { locale: Locale; outside: readonly OutsideRow[] }) {
  if (outside.length === 0) return null;
  const words = say(subcontractWords, locale);
  return (
    <Sheet title={words.outsideTitle}>
      {outside.map((one) => (
        <Job
          state={one.late ? 'late' : 'running'}
          title={`${one.itemName} · ${one.operationName}`}
          href={`/subcontracting/${one.operationId}`}
          note={[
            one.number,
            words.at(one.supplierName),
            quantityText(one.outside, one.unitCode, locale),
            one.expectedOn && words.expected(spokenDate(one.expectedOn, locale)),
          ]
            .filter(Boolean)
            .join(' · ')}
        />
      ))}
    </Sheet>
  );
}

interface SuspendedProps {
  locale: Locale;
  suspended: readonly WorkOrderRow[];
  reasons: ReadonlyMap<number, string>;
}

/** What a master stopped for a while, and why: material, a question to the customer, a machine. */
export function Suspended({ locale, suspended, reasons }: SuspendedProps) {
  if (suspended.length === 0) return null;
  return (
    <Sheet title={say(workshopWords, locale).suspended}>
      {suspended.map(({ id, number, itemName, dueOn, late }) => (
        <Job
          state={late ? 'late' : 'paused'}
          title={itemName}
          href={`/work-orders/${id}`}
          note={[number, say(productionWords, locale).forDay(spokenDate(dueOn, locale)), reasons.get(id)]
            .filter(Boolean)
            .join(' · ')}
        />
      ))}
    </Sheet>
  );
}

import { formatCents } from '../../../core/money/money.js';
import { DataTable, Facts, Sheet } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { formatCentiminutes } from '../../catalog/index.js';
import type { CostParts, StepCost } from '../price.totals.js';
import { quotingWords } from '../quoting.words.js';

interface Props {
  locale: Locale;
  parts: CostParts;
  steps: readonly StepCost[];
}

/** What a price is made of: its parts, and the time of each step at the cost of its machine. */
export function CostSheet({ locale, parts, steps }: Props) {
  const words = say(quotingWords, locale);
  return (
    <Sheet title={words.ofWhat}>
      <Facts
        facts={[
          { label: words.labour, value: formatCents(parts.labourCents, locale) },
          { label: words.materialCost, value: formatCents(parts.materialCents, locale) },
          { label: words.consumablesCost, value: formatCents(parts.consumablesCents, locale) },
          { label: words.outsideCost, value: formatCents(parts.outsideCents, locale) },
        ]}
      />
      {steps.length > 0 && (
        <DataTable
          caption={words.labour}
          columns={[
            { key: 'step', label: words.step },
            { key: 'time', label: words.time, align: 'right' },
            { key: 'rate', label: words.hourly, align: 'right' },
            { key: 'cost', label: words.cost, align: 'right' },
          ]}
          rows={steps.map(({ name, centiminutes, hourlyRateCents, cents }, at) => ({
            id: at,
            cells: {
              step: name,
              time: formatCentiminutes(centiminutes, locale),
              rate: formatCents(hourlyRateCents, locale),
              cost: formatCents(cents, locale),
            },
          }))}
        />
      )}
    </Sheet>
  );
}

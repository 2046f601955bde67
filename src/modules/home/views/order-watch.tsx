import { formatCents } from '../../../core/money/money.js';
import { quantityText, type SumUnit } from '../../../core/quantity/unit.js';
import { Badge, Badges, Sheet, type IconName, type Tone } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { OrderTrailRead } from '../home.types.js';
import { homeWords } from '../home.words.js';
import type { Watch } from '../order-trail.totals.js';

interface Sign {
  tone: Tone;
  icon: IconName;
  said: string;
}

/** What somebody should look at today. */
export function WatchSheet({ trail, locale }: { trail: OrderTrailRead; locale: Locale }) {
  const words = say(homeWords, locale);
  const signs = trail.watches.map((watch) => signOf(watch, trail.unitCode, locale));
  if (signs.length === 0) return null;
  return (
    <Sheet title={words.watch}>
      <Badges stacked>
        {signs.map(({ tone, icon, said }) => (
          <Badge tone={tone} icon={icon}>
            {said}
          </Badge>
        ))}
      </Badges>
    </Sheet>
  );
}

function signOf(watch: Watch, unit: SumUnit, locale: Locale): Sign {
  const words = say(homeWords, locale);
  switch (watch.kind) {
    case 'late':
      return { tone: 'red', icon: 'alert-triangle', said: words.watchLate(watch.days) };
    case 'tight':
      return { tone: 'ochre', icon: 'clock', said: words.watchTight(watch.days) };
    case 'promised_after_wish':
      return { tone: 'plain', icon: 'calendar', said: words.watchWish(watch.days) };
    case 'rework':
      return { tone: 'red', icon: 'refresh', said: words.watchRework(quantityText(watch.quantity, unit, locale)) };
    case 'reserves':
      return { tone: 'red', icon: 'alert-triangle', said: words.watchReserves(watch.notes) };
    case 'shortfall':
      return {
        tone: 'red',
        icon: 'alert-triangle',
        said: words.watchShortfall(quantityText(watch.quantity, unit, locale)),
      };
    case 'to_invoice':
      return {
        tone: 'ochre',
        icon: 'file-invoice',
        said: words.watchToInvoice(quantityText(watch.quantity, unit, locale)),
      };
    case 'material_late':
      return { tone: 'red', icon: 'package', said: words.watchMaterial(watch.days) };
    case 'over_credit':
      return { tone: 'red', icon: 'cash', said: words.watchCredit(formatCents(watch.cents, locale)) };
    case 'overdue':
      return { tone: 'red', icon: 'cash', said: words.watchOverdue(formatCents(watch.cents, locale), watch.days) };
  }
}

import { quantityText } from '../../../core/quantity/unit.js';
import { DataTable, Sheet } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { ExpectedBadge } from '../../sales/index.js';
import type { PortalOrder } from '../portal.types.js';
import { portalWords } from '../portal.words.js';

/** What the company is to bring for its order, and by when. */
export function BringsSheet({ order, locale, today }: { order: PortalOrder; locale: Locale; today: string }) {
  const words = say(portalWords, locale);
  if (order.brings.length === 0) return null;
  return (
    <Sheet title={words.brings}>
      <DataTable
        caption={words.brings}
        columns={[
          { key: 'material', label: words.material },
          { key: 'quantity', label: words.quantity, align: 'right' },
          { key: 'on', label: words.bringBy },
          { key: 'state', label: words.state },
        ]}
        rows={order.brings.map((one, at) => ({
          id: at,
          cells: {
            material: one.materialName,
            quantity: quantityText(one.quantity, one.unitCode, locale),
            on: shortDate(one.expectedOn, locale),
            state: <ExpectedBadge locale={locale} one={one} today={today} />,
          },
        }))}
      />
    </Sheet>
  );
}

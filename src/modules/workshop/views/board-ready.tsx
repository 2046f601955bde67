import { quantityText, shortQuantity } from '../../../core/quantity/unit.js';
import type { LocalDate } from '../../../core/time/local-date.js';
import { DataTable, Empty, Job, LinkButton, Sheet } from '../../../core/ui/index.js';
import { spokenDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { CriticalBadge, DueDay, OperationBadge, productionWords, type ReadyOperation } from '../../production/index.js';
import { workshopWords } from '../workshop.words.js';

interface ReadyProps {
  locale: Locale;
  ready: readonly ReadyOperation[];
  /** Who already has each operation. */
  given: ReadonlyMap<number, readonly string[]>;
  customers: Customers;
  day: LocalDate;
}

/** Name of the partner of each order. */
type Customers = ReadonlyMap<number, string>;

const customerOf = ({ orderId }: ReadyOperation, customers: Customers) => orderId !== null && customers.get(orderId);

/** What is left to give, by due date. */
export function Ready({ locale, ready, given, customers, day }: ReadyProps) {
  const words = say(productionWords, locale);
  const givenTo = (id: number) => given.has(id) && words.givenTo(given.get(id)!.join(', '));
  return (
    <Sheet title={words.readyTitle} tools={<LinkButton href="/work-orders">{words.allOrders}</LinkButton>}>
      <DataTable
        caption={words.readyTitle}
        columns={[
          { key: 'operation', label: words.operation },
          { key: 'due', label: words.due },
          { key: 'available', label: words.toDo, align: 'right' },
          { key: 'state', label: words.state },
          { key: 'give', label: words.give },
        ]}
        rows={ready.map((one) => ({
          id: one.id,
          cells: {
            operation: (
              <>
                <a href={`/work-orders/${one.workOrderId}`}>{`${one.itemName} · ${one.name}`}</a>{' '}
                <CriticalBadge locale={locale} criticality={one.criticality} />
                <p class="small soft">
                  {[one.number, customerOf(one, customers), givenTo(one.id)].filter(Boolean).join(' · ')}
                </p>
              </>
            ),
            due: <DueDay locale={locale} dueOn={one.dueOn} late={one.late} />,
            available: shortQuantity(one.available, one.unitCode, locale),
            state: <OperationBadge locale={locale} state={one.state} />,
            give: <Give locale={locale} one={one} day={day} />,
          },
        }))}
        empty={<Empty title={words.readyEmpty}>{words.readyEmptyHint}</Empty>}
      />
    </Sheet>
  );
}

function Give({ locale, one, day }: Pick<ReadyProps, 'locale' | 'day'> & { one: ReadyOperation }) {
  const words = say(productionWords, locale);
  if (one.supplierId !== null) return <LinkButton href={`/subcontracting/${one.id}`}>{words.outside}</LinkButton>;
  return <LinkButton href={`/operations/${one.id}/assignments/new?day=${day}`}>{words.give}</LinkButton>;
}

type LateProps = Omit<ReadyProps, 'day'> & { held: ReadonlyMap<number, string> };

/** What is past its day, and why, as far as the workshop's own figures tell. */
export function Late({ locale, ready, given, customers, held }: LateProps) {
  const words = say(productionWords, locale);
  const late = ready.filter((one) => one.late);
  if (late.length === 0) return null;
  return (
    <Sheet title={words.late}>
      {late.map((one) => (
        <Job
          state="late"
          title={`${one.itemName} · ${one.name}`}
          href={`/work-orders/${one.workOrderId}`}
          note={[
            one.number,
            customerOf(one, customers),
            words.forDay(spokenDate(one.dueOn, locale)),
            quantityText(one.remaining, one.unitCode, locale),
            whyLate(one, { given: given.has(one.id), held: held.get(one.workOrderId), locale }),
          ]
            .filter(Boolean)
            .join(' · ')}
        />
      ))}
    </Sheet>
  );
}

/** Learners take their time: twice the market's minutes is long. */
const LONG = 2;

interface Why {
  given: boolean;
  held: string | undefined;
  locale: Locale;
}

function whyLate(
  { spentMinutes, plannedMinutes, state, supplierId, outside }: ReadyOperation,
  { given, held, locale }: Why,
) {
  const words = say(workshopWords, locale);
  if (held) return words.heldBy(held);
  if (plannedMinutes > 0 && spentMinutes > LONG * plannedMinutes) return words.ranLong(spentMinutes, plannedMinutes);
  if (supplierId !== null) return outside > 0 ? words.outsideStill : words.notSent;
  if (!given) return words.nobody;
  return state === 'ready' ? words.notBegun : state === 'paused' && words.stopped;
}

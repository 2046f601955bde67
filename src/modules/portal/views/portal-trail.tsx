import { Trail } from '../../../core/ui/index.js';
import { dayOrDash } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PortalOrder, PortalOrderRow, PortalStep } from '../portal.types.js';
import { portalWords, STEP_WORDS } from '../portal.words.js';

interface TrailProps {
  order: PortalOrderRow;
  locale: Locale;
  /** On the order's own page: each station opens its papers. */
  papers?: Pick<PortalOrder, 'deliveries' | 'invoices'>;
}

/** The five steps of an order, with its dates. */
export function PortalTrail({ order, locale, papers }: TrailProps) {
  const words = say(portalWords, locale);
  const latest = (days: readonly (string | null)[]) =>
    days
      .filter((day) => day !== null)
      .sort()
      .at(-1);
  const shown = (day: string | undefined) => (day === undefined ? undefined : dayOrDash(day, locale));
  const notes: Partial<Record<PortalStep, string>> = {
    placed: dayOrDash(order.placedOn, locale),
    confirmed: order.promisedOn ? words.promisedDay(dayOrDash(order.promisedOn, locale)) : words.notPromised,
    made: words.percent(order.percentMade),
    delivered: shown(latest(papers?.deliveries.map(({ shippedOn }) => shippedOn) ?? [])),
    invoiced: shown(latest(papers?.invoices.map(({ issuedOn }) => issuedOn) ?? [])),
  };
  const places: Partial<Record<PortalStep, string>> = {
    placed: '#lines',
    confirmed: '#documents',
    ...(papers && papers.deliveries.length > 0 ? { delivered: '#papers' } : {}),
    ...(papers && papers.invoices.length > 0 ? { invoiced: '#papers' } : {}),
  };
  return (
    <Trail
      label={words.trail}
      stations={order.steps.map(({ step, state }) => ({
        ...{ label: STEP_WORDS[step][locale], note: notes[step], state },
        href: papers && places[step],
      }))}
    />
  );
}

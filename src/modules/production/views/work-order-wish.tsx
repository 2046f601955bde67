import { ActionButtons, Facts, LinkButton, NumberField, Sheet, Submit } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { productionWords } from '../production.words.js';
import type { WorkOrderSheet } from '../production.types.js';

/** The customer's own words and drawings: what the grid cannot say. */
export function Wish({ locale, sheet: { orderId, wish } }: { locale: Locale; sheet: WorkOrderSheet }) {
  const words = say(productionWords, locale);
  if (!wish) return null;
  const { orderNumber, partnerName, customerReference, note, attachments } = wish;
  return (
    <Sheet title={words.wish}>
      <Facts
        facts={[
          { label: words.order, value: <a href={`/orders/${orderId}`}>{orderNumber}</a>, strong: true },
          { label: words.customer, value: partnerName },
          ...(customerReference ? [{ label: words.customerReference, value: customerReference }] : []),
          ...(note ? [{ label: words.note, value: note }] : []),
          ...attachments.map(({ id, name }) => ({
            label: words.attachment,
            value: (
              <a href={`/files/${id}`} download data-turbo="false">
                {name}
              </a>
            ),
          })),
        ]}
      />
    </Sheet>
  );
}

/** What is printed and goes with the lot. */
export function Papers({ locale, id }: { locale: Locale; id: number }) {
  const words = say(productionWords, locale);
  return (
    <>
      <LinkButton href={`/work-orders/${id}/materials`}>{words.materials}</LinkButton>
      <LinkButton href={`/work-orders/${id}/quality`}>{words.quality}</LinkButton>
      <LinkButton paper href={`/work-orders/${id}/traveller`}>
        {words.traveller}
      </LinkButton>
      <LinkButton paper href={`/work-orders/${id}/labels`}>
        {words.labels}
      </LinkButton>
      <LinkButton paper href={`/work-orders/${id}/traveller/customer`}>
        {words.customerCopy}
      </LinkButton>
    </>
  );
}

/** Labels cut by bundle: a garment lot goes through the workshop tied by twenty. */
export function Bundles({ locale, sheet: { id, quantity, unitCode } }: { locale: Locale; sheet: WorkOrderSheet }) {
  const words = say(productionWords, locale);
  if (quantity < 2 || unitCode !== 'C62') return null;
  return (
    <Sheet title={words.bundles}>
      <form class="form" method="get" action={`/work-orders/${id}/labels`} target="_blank" data-turbo="false">
        <NumberField name="bundle" label={words.bundle} help={words.bundleHelp} min={1} required />
        <Submit>{words.labels}</Submit>
      </form>
    </Sheet>
  );
}

interface NewDrawingProps {
  locale: Locale;
  sheet: WorkOrderSheet;
  idempotencyKey: string;
}

/** A newer drawing stops the work until a master has looked at it. */
export function NewDrawing({ locale, sheet: { id, itemId, newerDrawing }, idempotencyKey }: NewDrawingProps) {
  const words = say(productionWords, locale);
  if (newerDrawing === null) return null;
  const action = `/work-orders/${id}/drawing-acknowledgement`;
  return (
    <Sheet
      title={words.newDrawing(newerDrawing)}
      tools={<LinkButton href={`/items/${itemId}`}>{words.revision}</LinkButton>}
    >
      <p>{words.newDrawingHint}</p>
      <ActionButtons
        actions={[
          { label: words.acknowledge, icon: 'check', primary: true, action, idempotencyKey: `${idempotencyKey}-plan` },
        ]}
      />
    </Sheet>
  );
}

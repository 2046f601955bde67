import { formatPrice } from '../../../core/money/money.js';
import { formatQuantity, quantityText } from '../../../core/quantity/unit.js';
import { ActionButtons, Badge, DataTable, PageHead, Sheet } from '../../../core/ui/index.js';
import { dayTime } from '../../../core/words/format.js';
import { say } from '../../../core/words/words.js';
import { materialsWords, moveWords } from '../materials.words.js';
import { LotsTable } from './lots.js';
import { ReceiveLot, type MaterialProps } from './receive-lot.js';

/** A material: its lots with what is left of each, the way to receive one, and what moved. */
export function MaterialView(props: MaterialProps) {
  const { locale, material } = props;
  const words = say(materialsWords, locale);
  const { name, code, unitCode, owned, priceE4, short } = material;
  return (
    <>
      <PageHead
        title={name}
        sub={
          <>
            {`${code} · ${words.owned} : ${quantityText(owned, unitCode, locale)}`}{' '}
            {short && (
              <Badge tone="red" icon="alert-triangle">
                {words.short}
              </Badge>
            )}
          </>
        }
        actions={
          <ActionButtons
            actions={[
              {
                label: priceE4 === null ? words.setPrice : words.priceOf(formatPrice(priceE4, locale)),
                action: `/materials/${material.id}/price`,
                reason: { label: `${words.price} (€)`, name: 'priceE4' },
              },
            ]}
          />
        }
        back={{ href: '/materials', label: words.materials }}
      />
      <Sheet title={words.lots}>
        <LotsTable locale={locale} material={material} idempotencyKey={props.idempotencyKey} />
      </Sheet>
      <ReceiveLot {...props} />
      {material.moves.length > 0 && (
        <Sheet title={words.moves}>
          <Moves locale={locale} material={material} />
        </Sheet>
      )}
    </>
  );
}

function Moves({ locale, material }: Pick<MaterialProps, 'locale' | 'material'>) {
  const words = say(materialsWords, locale);
  return (
    <DataTable
      caption={words.moves}
      columns={[
        { key: 'when', label: words.when },
        { key: 'lot', label: words.lot },
        { key: 'kind', label: words.kind },
        { key: 'quantity', label: words.quantity, align: 'right' },
        { key: 'about', label: words.reason },
      ]}
      rows={material.moves.map((move) => ({
        id: move.id,
        cells: {
          when: dayTime(move.movedAt, locale),
          lot: move.lotNumber,
          kind: moveWords[move.kind][locale],
          quantity: `${move.quantity > 0 ? '+' : '−'}${formatQuantity(Math.abs(move.quantity), material.unitCode, locale)}`,
          about:
            move.workOrderId === null ? (
              (move.reason ?? '')
            ) : (
              <a href={`/work-orders/${move.workOrderId}/materials`}>{move.workOrderNumber}</a>
            ),
        },
      }))}
    />
  );
}

import { formatQuantity, quantityText } from '../../../core/quantity/unit.js';
import { ActionButtons, DataTable, type Action } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { LotRead, MaterialSheet } from '../materials.types.js';
import { materialsWords } from '../materials.words.js';

interface Props {
  locale: Locale;
  material: MaterialSheet;
  idempotencyKey: string;
}

/** received − used − scrapped − given back is what is left. */
export function LotsTable({ locale, material, idempotencyKey }: Props) {
  const words = say(materialsWords, locale);
  const said = (quantity: number) => (quantity === 0 ? '–' : formatQuantity(quantity, material.unitCode, locale));
  return (
    <DataTable
      caption={words.lots}
      columns={[
        { key: 'number', label: words.lot },
        { key: 'owner', label: words.owner },
        { key: 'received', label: words.received, align: 'right' },
        { key: 'used', label: words.used, align: 'right' },
        { key: 'scrapped', label: words.scrapped, align: 'right' },
        { key: 'givenBack', label: words.givenBack, align: 'right' },
        { key: 'balance', label: words.balance, align: 'right' },
        { key: 'acts', label: '' },
      ]}
      rows={material.lots.map((lot) => ({
        id: lot.id,
        cells: {
          number: <LotName locale={locale} lot={lot} />,
          owner: lot.owner === 'school' ? words.school : lot.partnerName,
          received: said(lot.received),
          used: said(lot.used),
          scrapped: said(lot.scrapped),
          givenBack: said(lot.givenBack),
          balance: <b>{quantityText(lot.balance, material.unitCode, locale)}</b>,
          acts: <ActionButtons actions={actsOf(lot, { locale, material, idempotencyKey })} />,
        },
      }))}
      empty={<p class="soft">{words.noLot}</p>}
    />
  );
}

function LotName({ locale, lot }: { locale: Locale; lot: LotRead }) {
  const words = say(materialsWords, locale);
  return (
    <>
      {lot.number}
      <p class="soft small">{shortDate(lot.receivedOn, locale)}</p>
      {lot.certificateFileId !== null && (
        <a href={`/files/${lot.certificateFileId}`} download data-turbo="false">
          {words.certificate}
        </a>
      )}
    </>
  );
}

function actsOf({ id, owner }: LotRead, { locale, material, idempotencyKey }: Props): Action[] {
  const words = say(materialsWords, locale);
  const at = (noun: string) => `/materials/${material.id}/lots/${id}/${noun}`;
  const quantity = { label: words.quantity, name: 'quantity' };
  const out = (kind: 'scrap' | 'give_back', label: string): Action => ({
    ...{ label, action: at('exits'), fields: { kind }, reason: quantity },
    idempotencyKey: `${idempotencyKey}-${kind}${id}`,
  });
  const count: Action = {
    ...{ label: words.count, action: at('counts'), reason: { label: words.counted, name: 'counted' } },
    idempotencyKey: `${idempotencyKey}-count${id}`,
  };
  return [...(owner === 'customer' ? [out('give_back', words.giveBack)] : []), out('scrap', words.scrap), count];
}

import type { FormTrouble } from '../../../core/http/forms.js';
import { quantityText } from '../../../core/quantity/unit.js';
import {
  DataTable,
  FieldSet,
  Form,
  LinkButton,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { moveWords, type LotRead, type WorkOrderLot } from '../../materials/index.js';
import type { MaterialNeed } from '../work-order-materials.js';
import { workshopWords } from '../workshop.words.js';

interface Props {
  locale: Locale;
  workOrder: { id: number; number: string; itemName: string };
  lots: readonly WorkOrderLot[];
  needs: readonly MaterialNeed[];
  /** What may go to it. */
  usable: readonly LotRead[];
  trouble: FormTrouble;
  idempotencyKey: string;
}

/** What an OF is made of, and the way to give it more or take some back. */
export function WorkOrderMaterialsView({ locale, workOrder, lots, needs, usable, trouble, idempotencyKey }: Props) {
  const words = say(workshopWords, locale);
  const known = new Set(usable.map(({ id }) => id));
  const choices = [
    ...usable.map(({ id, materialName, number, balance, unitCode }) => ({
      value: id,
      label: `${materialName} · ${number} · ${words.left(quantityText(balance, unitCode, locale))}`,
    })),
    ...lots
      .filter(({ lotId }) => !known.has(lotId))
      .map(({ lotId, materialName, lotNumber }) => ({ value: lotId, label: `${materialName} · ${lotNumber}` })),
  ];
  const kinds = (['issue', 'return', 'offcut'] as const).map((value) => ({ value, label: moveWords[value][locale] }));
  return (
    <>
      <PageHead
        title={`${words.materials} · ${workOrder.number}`}
        sub={workOrder.itemName}
        back={{ href: `/work-orders/${workOrder.id}`, label: words.workOrder }}
        actions={<LinkButton href="/materials">{words.stock}</LinkButton>}
      />
      {needs.length > 0 && (
        <Sheet title={words.needs}>
          <Needs locale={locale} needs={needs} />
        </Sheet>
      )}
      <Sheet>
        <OnOrder locale={locale} lots={lots} />
      </Sheet>
      <Sheet title={words.moveMaterial}>
        {choices.length === 0 ? (
          <p class="soft">{words.noLot}</p>
        ) : (
          <Form
            action={`/work-orders/${workOrder.id}/materials`}
            idempotencyKey={idempotencyKey}
            errors={trouble.errors}
            values={trouble.values}
          >
            <FieldSet>
              <SelectField name="kind" label={words.move} options={kinds} blank={false} />
              <SelectField name="lotId" label={words.lot} options={choices} blank={false} />
              <TextField name="quantity" label={words.quantity} inputMode="decimal" size="short" required />
            </FieldSet>
            <Submit icon="package">{words.moveMaterial}</Submit>
          </Form>
        )}
      </Sheet>
    </>
  );
}

function Needs({ locale, needs }: Pick<Props, 'locale' | 'needs'>) {
  const words = say(workshopWords, locale);
  return (
    <DataTable
      caption={words.needs}
      columns={[
        { key: 'name', label: words.material },
        { key: 'needed', label: words.needed, align: 'right' },
        { key: 'issued', label: words.used, align: 'right' },
        { key: 'missing', label: words.toIssue, align: 'right' },
      ]}
      rows={needs.map(({ materialId, materialName, unitCode, needed, issued }) => ({
        id: materialId,
        cells: {
          name: <a href={`/materials/${materialId}`}>{materialName}</a>,
          needed: quantityText(needed, unitCode, locale),
          issued: quantityText(issued, unitCode, locale),
          missing: issued >= needed ? '–' : <b>{quantityText(needed - issued, unitCode, locale)}</b>,
        },
      }))}
    />
  );
}

function OnOrder({ locale, lots }: Pick<Props, 'locale' | 'lots'>) {
  const words = say(workshopWords, locale);
  return (
    <DataTable
      caption={words.materials}
      columns={[
        { key: 'name', label: words.material },
        { key: 'lot', label: words.lot },
        { key: 'used', label: words.used, align: 'right' },
      ]}
      rows={lots.map((lot) => ({
        id: lot.lotId,
        cells: {
          name: lot.materialName,
          lot: lot.owner === 'customer' ? `${lot.lotNumber} · ${words.supplied}` : lot.lotNumber,
          used: quantityText(lot.used, lot.unitCode, locale),
        },
      }))}
      empty={<p class="soft">{words.noMaterial}</p>}
    />
  );
}

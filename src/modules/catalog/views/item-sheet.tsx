import type { FormTrouble } from '../../../core/http/forms.js';
import { formatPrice } from '../../../core/money/money.js';
import { UNITS } from '../../../core/quantity/unit.js';
import {
  ActionButtons,
  Badge,
  Badges,
  Columns,
  Facts,
  Form,
  LinkButton,
  PageHead,
  Sheet,
  Submit,
} from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { WorkCenterRead, WorkshopRead } from '../../school/index.js';
import type { ItemRead, RevisionRead, RoutingStep } from '../catalog.types.js';
import { catalogWords, criticalityWords, kindWords } from '../catalog.words.js';
import { VariantFields } from './item-form.js';
import { RoutingTable } from './item-routing.js';
import { Revisions, VariantGrid } from './item-parts.js';

interface Props {
  locale: Locale;
  item: ItemRead;
  /** Name of the one customer it is made for. */
  reservedFor: string | null;
  routing: readonly RoutingStep[];
  revisions: readonly RevisionRead[];
  workshops: readonly WorkshopRead[];
  workCenters: readonly WorkCenterRead[];
  suppliers: readonly { id: number; name: string }[];
  competences: readonly { code: string; title: string }[];
  mayEdit: boolean;
  trouble: FormTrouble;
  formKey: string;
  actionKey: string;
}

export function ItemSheetView(props: Props) {
  const { locale, item, reservedFor, routing, revisions, mayEdit } = props;
  const words = say(catalogWords, locale);
  const edit = mayEdit && <LinkButton href={`/items/${item.id}/edit`}>{words.edit}</LinkButton>;
  const change = mayEdit && (
    <>
      <LinkButton href={`/items/${item.id}/control-plan`}>{words.controlPlan}</LinkButton>
      <LinkButton href={`/items/${item.id}/bill`}>{words.bill}</LinkButton>
      <LinkButton href={`/items/${item.id}/step-pictures`}>{words.stepPictures}</LinkButton>
      <LinkButton href={`/items/${item.id}/routing`}>{words.editRouting}</LinkButton>
    </>
  );
  const sub = reservedFor === null ? item.code : `${item.code} · ${words.reservedFor} ${reservedFor}`;
  return (
    <>
      <PageHead title={item.name} sub={sub} actions={edit} back={{ href: '/items', label: words.back }} />
      <Columns
        main={
          <>
            <Sheet title={words.variants}>
              <VariantGrid locale={locale} item={item} />
              {mayEdit && <MoreVariants locale={locale} item={item} formKey={props.actionKey} />}
            </Sheet>
            <Sheet title={words.routing} tools={change}>
              <RoutingTable
                locale={locale}
                steps={routing}
                workCenters={props.workCenters}
                suppliers={props.suppliers}
                competences={props.competences}
              />
            </Sheet>
          </>
        }
        side={
          <>
            <Identity {...props} />
            <Sheet title={words.revisions}>
              <Revisions
                locale={locale}
                item={item}
                revisions={revisions}
                form={mayEdit ? { key: props.formKey, trouble: props.trouble } : null}
              />
            </Sheet>
          </>
        }
      />
    </>
  );
}

function Identity({ locale, item, workshops, mayEdit, actionKey }: Props) {
  const words = say(catalogWords, locale);
  const market = item.marketPriceE4 === null ? '–' : formatPrice(item.marketPriceE4, locale);
  return (
    <Sheet title={words.identity}>
      <Badges>
        <Badge tone={item.active ? 'green' : 'plain'}>{item.active ? words.active : words.retired}</Badge>
        {item.underMarket && (
          <Badge tone="ochre" icon="alert-triangle">
            {words.underMarket}
          </Badge>
        )}
      </Badges>
      {item.underMarket && <p>{words.underMarketNote}</p>}
      <Facts
        facts={[
          { label: words.kind, value: kindWords[item.kind][locale] },
          { label: words.workshop, value: workshops.find(({ id }) => id === item.workshopId)?.name },
          { label: words.unit, value: UNITS[item.unitCode][locale] },
          { label: words.price, value: formatPrice(item.priceE4, locale), strong: true },
          { label: words.marketPrice, value: market },
          { label: words.criticality, value: criticalityWords[item.criticality][locale] },
          { label: words.drawing, value: item.drawingRevision ?? '–' },
        ]}
      />
      {mayEdit && <Retirement locale={locale} item={item} actionKey={actionKey} />}
    </Sheet>
  );
}

function Retirement({ locale, item, actionKey }: { locale: Locale; item: ItemRead; actionKey: string }) {
  const words = say(catalogWords, locale);
  const at = (noun: string) => ({ action: `/items/${item.id}/${noun}`, idempotencyKey: actionKey });
  const retire = { label: words.retire, confirm: words.retireLoss, ...at('retirement') };
  const reinstate = { label: words.reinstate, ...at('reinstatement') };
  const copy = { label: words.copy, reason: { label: words.code, name: 'code' }, ...at('copies') };
  return <ActionButtons actions={[copy, item.active ? retire : reinstate]} />;
}

function MoreVariants({ locale, item, formKey }: { locale: Locale; item: ItemRead; formKey: string }) {
  const words = say(catalogWords, locale);
  return (
    <details>
      <summary>{words.addVariants}</summary>
      <Form action={`/items/${item.id}/variants`} idempotencyKey={`${formKey}-variants`}>
        <VariantFields locale={locale} />
        <Submit icon="plus">{words.save}</Submit>
      </Form>
    </details>
  );
}

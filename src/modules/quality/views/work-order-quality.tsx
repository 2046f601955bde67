import { quantityText, type UnitCode } from '../../../core/quantity/unit.js';
import { ActionButtons, Columns, LinkButton, PageHead, Sheet } from '../../../core/ui/index.js';
import { dayInFrance } from '../../../core/time/local-date.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { CertificateRead, NonConformityRow, OperationControl } from '../quality.types.js';
import { qualityWords } from '../quality.words.js';
import { NonConformitiesTable } from './non-conformities.js';
import { OperationChecks } from './operation-checks.js';

interface Props {
  locale: Locale;
  workOrder: {
    id: number;
    number: string;
    itemId: number;
    itemName: string;
    unitCode: UnitCode;
    orderId: number | null;
  };
  controls: readonly OperationControl[];
  nonConformities: readonly NonConformityRow[];
  certificates: readonly CertificateRead[];
  idempotencyKey: string;
}

/** All that was checked on an OF, what was not as asked, and what is certified. */
export function WorkOrderQualityView(props: Props) {
  const { locale, workOrder, controls, nonConformities } = props;
  const { id, number, itemId, itemName } = workOrder;
  const words = say(qualityWords, locale);
  return (
    <>
      <PageHead
        title={`${words.quality} · ${number}`}
        sub={itemName}
        back={{ href: `/work-orders/${id}`, label: words.backToWorkOrder }}
        actions={<LinkButton href={`/items/${itemId}/control-plan`}>{words.plan}</LinkButton>}
      />
      {controls.map((control) => (
        <OperationChecks locale={locale} control={control} />
      ))}
      <Columns
        main={
          <Sheet
            title={words.nonConformities}
            tools={<LinkButton href={`/work-orders/${id}/non-conformities/new`}>{words.openOne}</LinkButton>}
          >
            <NonConformitiesTable locale={locale} rows={nonConformities} />
          </Sheet>
        }
        side={workOrder.orderId !== null && <Certificates {...props} />}
      />
    </>
  );
}

function Certificates({ locale, workOrder, certificates, idempotencyKey }: Props) {
  const words = say(qualityWords, locale);
  const issue = {
    label: words.issue,
    icon: 'certificate' as const,
    primary: certificates.length === 0,
    action: `/work-orders/${workOrder.id}/certificates`,
    idempotencyKey: `${idempotencyKey}-cc`,
  };
  return (
    <Sheet title={words.certificate}>
      <p class="soft">{words.certificateHint}</p>
      <ul>
        {certificates.map(({ number, quantity, fileId, issuedAt }) => (
          <li>
            <a href={`/files/${fileId}`} download data-turbo="false">
              {number}
            </a>{' '}
            {words.certified(
              quantityText(quantity, workOrder.unitCode, locale),
              shortDate(dayInFrance(new Date(issuedAt)), locale),
            )}
          </li>
        ))}
      </ul>
      <ActionButtons actions={[issue]} />
    </Sheet>
  );
}

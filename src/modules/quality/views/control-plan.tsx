import { ActionButtons, Badge, DataTable, PageHead, Sheet } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { RoutingStep } from '../../catalog/index.js';
import { deviationsText, measureText } from '../quality.format.js';
import type { CharacteristicRead } from '../quality.types.js';
import { qualityWords } from '../quality.words.js';
import { AddCheck, type ControlPlanProps } from './control-plan-form.js';
import { InstrumentBadge } from './parts.js';

/** What is checked at each operation of an item, and the way to add one. */
export function ControlPlanView(props: ControlPlanProps) {
  const { locale, item, routing, lines } = props;
  const words = say(qualityWords, locale);
  const at = (step: RoutingStep) =>
    lines.filter(({ position, code }) => position === step.position && code === step.code);
  const known = new Set(routing.flatMap(at));
  const lost = lines.filter((line) => !known.has(line));
  const critical = item.criticality === 'critical' && lines.length === 0;
  return (
    <>
      <PageHead
        title={`${words.plan} · ${item.name}`}
        sub={words.planSub}
        back={{ href: `/items/${item.id}`, label: words.backToItem }}
      />
      {critical && (
        <Badge tone="red" icon="alert-triangle">
          {words.criticalWithoutPlan}
        </Badge>
      )}
      {routing.length === 0 && <Sheet>{words.noRouting}</Sheet>}
      {routing.map((step) => (
        <Sheet title={`${step.position} · ${step.name}`}>
          <PlanTable {...props} title={step.name} lines={at(step)} />
        </Sheet>
      ))}
      {lost.length > 0 && (
        <Sheet title={words.lost}>
          <PlanTable {...props} title={words.lost} lines={lost} />
        </Sheet>
      )}
      {routing.length > 0 && <AddCheck {...props} />}
    </>
  );
}

function PlanTable({ locale, title, lines, idempotencyKey }: ControlPlanProps & { title: string }) {
  const words = say(qualityWords, locale);
  return (
    <DataTable
      caption={`${words.plan} · ${title}`}
      columns={[
        { key: 'name', label: words.characteristic },
        { key: 'asked', label: words.asked },
        { key: 'every', label: words.frequency },
        { key: 'instrument', label: words.instrument },
        { key: 'acts', label: '' },
      ]}
      rows={lines.map((line) => ({
        id: line.id,
        cells: {
          name: line.name,
          asked: <Tolerance locale={locale} line={line} />,
          every: line.every === 0 ? words.firstOnly : words.oneIn(line.every),
          instrument: line.instrument && (
            <>
              {line.instrument.name} <InstrumentBadge locale={locale} instrument={line.instrument} />
            </>
          ),
          acts: (
            <ActionButtons
              actions={[
                {
                  label: words.retire,
                  confirm: words.retireLoss,
                  action: `/characteristics/${line.id}/retirement`,
                  idempotencyKey: `${idempotencyKey}-r${line.id}`,
                },
              ]}
            />
          ),
        },
      }))}
      empty={<p class="soft">{words.noPlan}</p>}
    />
  );
}

export function Tolerance({ locale, line }: { locale: Locale; line: CharacteristicRead }) {
  const { nominal, lower, upper, unit, sizes } = line;
  if (nominal === null || lower === null || upper === null) return <>{say(qualityWords, locale).look}</>;
  const text = (value: number) => measureText(value, unit, locale);
  return (
    <>
      {`${text(nominal)} ${deviationsText(lower, upper, locale)}`}
      {sizes.length > 0 && (
        <p class="soft small">{sizes.map(({ size, nominal: own }) => `${size} : ${text(own)}`).join(' · ')}</p>
      )}
    </>
  );
}

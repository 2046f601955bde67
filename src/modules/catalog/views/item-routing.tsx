import { Badge, DataTable, Empty, Facts } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { WorkCenterRead } from '../../school/index.js';
import { formatCentiminutes, marketCentiminutes } from '../catalog.totals.js';
import type { RoutingStep } from '../catalog.types.js';
import { catalogWords } from '../catalog.words.js';

interface Props {
  locale: Locale;
  steps: readonly RoutingStep[];
  workCenters: readonly WorkCenterRead[];
  suppliers: readonly { id: number; name: string }[];
  competences: readonly { code: string; title: string }[];
}

/** The routing (gamme) with its market time for one and for a hundred. */
export function RoutingTable(props: Props) {
  const { locale, steps, competences } = props;
  const words = say(catalogWords, locale);
  if (steps.length === 0) return <Empty title={words.noRouting}>{words.noRoutingHint}</Empty>;
  const time = (units: number) => formatCentiminutes(marketCentiminutes(steps, units), locale);
  return (
    <>
      <DataTable
        caption={words.routing}
        columns={[
          { key: 'position', label: words.position },
          { key: 'operation', label: words.operation },
          { key: 'center', label: words.workCenter },
          { key: 'setup', label: words.setup, align: 'right' },
          { key: 'unit', label: words.unitTime, align: 'right' },
          { key: 'level', label: words.level, align: 'right' },
        ]}
        rows={steps.map((step) => ({
          id: step.position,
          cells: {
            position: step.position,
            operation: (
              <>
                <b>{step.code}</b> {step.name}
                <Marks locale={locale} step={step} competences={competences} />
              </>
            ),
            center: placeOf(step, props) ?? words.noWorkCenter,
            setup: formatCentiminutes(step.setupMinutes * 100, locale),
            unit: formatCentiminutes(step.unitCentiminutes, locale),
            level: step.requiredLevel,
          },
        }))}
      />
      <Facts
        facts={[
          { label: words.timeForOne, value: time(1), strong: true },
          { label: words.timeForHundred, value: time(100), strong: true },
        ]}
      />
    </>
  );
}

const placeOf = ({ workCenterId, supplierId }: RoutingStep, { workCenters, suppliers }: Props): string | undefined =>
  workCenters.find(({ id }) => id === workCenterId)?.name ?? suppliers.find(({ id }) => id === supplierId)?.name;

function Marks({ locale, step, competences }: Pick<Props, 'locale' | 'competences'> & { step: RoutingStep }) {
  const words = say(catalogWords, locale);
  return (
    <div class="small">
      {step.competenceCodes.map((code) => {
        const known = competences.find((competence) => competence.code === code);
        return known ? (
          <p class="soft">
            {code} · {known.title}
          </p>
        ) : (
          <Badge tone="ochre" icon="alert-triangle">
            {code}, {words.unknownCompetence}
          </Badge>
        );
      })}
      {step.workRules.map((rule) => (
        <Badge tone="red" icon="shield-check">
          {rule}
        </Badge>
      ))}
      {step.heavyLoad && <Badge tone="ochre">{words.heavyLoad}</Badge>}
    </div>
  );
}

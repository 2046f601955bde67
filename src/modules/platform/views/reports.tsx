import { formatCents } from '../../../core/money/money.js';
import { ActionButtons, Badge, DataTable, Empty, PageHead, Sheet } from '../../../core/ui/index.js';
import type { Tone } from '../../../core/state-machine/state-machine.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ReportPeriodRead, ReportState } from '../platform.types.js';
import { platformWords } from '../platform.words.js';
import { reportWords } from '../report.words.js';
import { FLOW_TONES } from './platform.tone.js';

interface ReportsProps {
  locale: Locale;
  periods: readonly ReportPeriodRead[];
  formKey: string;
}

const TONES: Readonly<Record<ReportState, Tone>> = {
  ...{ running: 'plain', nothing: 'plain', due: 'ochre', ready: 'ochre', declared: 'green', changed: 'red' },
};

/** What is to declare of sales to consumers, period by period. */
export function ReportsView({ locale, periods, formKey }: ReportsProps) {
  const words = say(reportWords, locale);
  return (
    <>
      <PageHead title={words.reports} sub={words.reportsSub} back={{ href: '/platform', label: words.back }} />
      <Sheet title={words.periods}>
        <DataTable
          caption={words.periods}
          columns={[
            { key: 'period', label: words.period },
            { key: 'kind', label: words.kind },
            { key: 'taxable', label: words.taxable, align: 'right' },
            { key: 'vat', label: words.vat, align: 'right' },
            { key: 'dueOn', label: words.dueOn },
            { key: 'state', label: words.state },
            { key: 'files', label: words.files },
            { key: 'act', label: words.act },
          ]}
          rows={periods.map((period) => ({
            id: `${period.kind}-${period.from}`,
            cells: cellsOf(period, { locale, formKey }),
          }))}
          empty={<Empty title={words.noPeriod}>{words.noPeriodHelp}</Empty>}
        />
        <p class="soft">{words.abroadHelp}</p>
      </Sheet>
    </>
  );
}

function cellsOf(period: ReportPeriodRead, { locale, formKey }: Pick<ReportsProps, 'locale' | 'formKey'>) {
  const words = say(reportWords, locale);
  const { kind, from, to, dueOn, state, late, taxableCents, vatCents } = period;
  const declare = {
    ...{ label: state === 'changed' ? words.correct : words.declare, action: '/platform/reports' },
    ...{ fields: { kind, from }, primary: true, idempotencyKey: `${formKey}-${kind}-${from}` },
  };
  return {
    period: (
      <a href={`/platform/reports/${to.slice(0, 7)}`}>{`${shortDate(from, locale)} – ${shortDate(to, locale)}`}</a>
    ),
    kind: words[`kind_${kind}`],
    taxable: formatCents(taxableCents, locale),
    vat: formatCents(vatCents, locale),
    dueOn: shortDate(dueOn, locale),
    state: (
      <>
        <Badge tone={TONES[state]}>{words[`state_${state}`]}</Badge>{' '}
        {late && (
          <Badge tone="red" icon="alert-triangle">
            {words.late}
          </Badge>
        )}
      </>
    ),
    files: <Files locale={locale} declarations={period.declarations} />,
    act: state === 'due' || state === 'changed' ? <ActionButtons actions={[declare]} /> : null,
  };
}

function Files({ locale, declarations }: { locale: Locale } & Pick<ReportPeriodRead, 'declarations'>) {
  const words = say(reportWords, locale);
  const flows = say(platformWords, locale);
  return (
    <>
      {declarations.map(({ fileId, rank, flowState }) => (
        <div>
          <a href={`/files/${fileId}`} download>
            {words.file(rank)}
          </a>{' '}
          <Badge tone={FLOW_TONES[flowState]}>{flows[`flow_${flowState}`]}</Badge>
        </div>
      ))}
    </>
  );
}

import { Badge, Badges } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { sentenceOf, type GateFinding } from '../../safety/index.js';
import { criticalityWords, productionWords } from '../production.words.js';
import type { Criticality, OperationState, OutputReportState, WorkOrderState } from '../production.types.js';
import { outputReportMachine } from '../output-report.states.js';
import { operationMachine } from '../work-operation.states.js';
import { workOrderMachine } from '../work-order.states.js';

export function OperationBadge({ locale, state }: { locale: Locale; state: OperationState }) {
  const { tone, ...said } = operationMachine.states[state];
  return <Badge tone={tone}>{said[locale]}</Badge>;
}

export function WorkOrderBadge({ locale, state }: { locale: Locale; state: WorkOrderState }) {
  const { tone, ...said } = workOrderMachine.states[state];
  return <Badge tone={tone}>{said[locale]}</Badge>;
}

export function ReportBadge({ locale, state }: { locale: Locale; state: OutputReportState }) {
  const { tone, ...said } = outputReportMachine.states[state];
  return <Badge tone={tone}>{said[locale]}</Badge>;
}

export function DueDay({ locale, dueOn, late }: { locale: Locale; dueOn: string; late: boolean }) {
  return (
    <>
      {shortDate(dueOn, locale)}{' '}
      {late && (
        <Badge tone="red" icon="clock">
          {say(productionWords, locale).late}
        </Badge>
      )}
    </>
  );
}

export function CriticalBadge({ locale, criticality }: { locale: Locale; criticality: Criticality }) {
  if (criticality !== 'critical') return null;
  return (
    <Badge tone="red" icon="alert-triangle">
      {criticalityWords.critical[locale]}
    </Badge>
  );
}

/** What the gate warned of, one sentence each. */
export function Warnings({ locale, warnings }: { locale: Locale; warnings: readonly GateFinding[] }) {
  if (warnings.length === 0) return null;
  return (
    <Badges stacked>
      {warnings.map((finding) => (
        <Badge tone="ochre" icon="alert-triangle">
          {sentenceOf(finding, locale)}
        </Badge>
      ))}
    </Badges>
  );
}

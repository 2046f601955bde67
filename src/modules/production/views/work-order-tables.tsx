import { shortQuantity } from '../../../core/quantity/unit.js';
import { Bar, DataTable, LinkButton } from '../../../core/ui/index.js';
import { dayTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { productionWords, sizeText } from '../production.words.js';
import type { CellRead, OperationRow, ReportRead, WorkOrderSheet } from '../production.types.js';
import { OperationActs } from './operation-acts.js';
import { OperationBadge, ReportBadge } from './parts.js';
import { Decide, Lost, type Said } from './validation.js';

interface Props {
  locale: Locale;
  sheet: WorkOrderSheet;
  idempotencyKey: string;
}

export function OperationsTable({ locale, sheet, idempotencyKey }: Props) {
  const words = say(productionWords, locale);
  const said: Said = (quantity) => shortQuantity(quantity, sheet.unitCode, locale);
  return (
    <DataTable
      caption={words.operations}
      columns={[
        { key: 'name', label: words.operation },
        { key: 'progress', label: words.progress },
        { key: 'good', label: words.good, align: 'right' },
        { key: 'rework', label: words.redo, align: 'right' },
        { key: 'scrap', label: words.scrap, align: 'right' },
        { key: 'remaining', label: words.remaining, align: 'right' },
        { key: 'time', label: words.time },
        { key: 'act', label: words.give },
      ]}
      rows={sheet.operations.map((one) => ({
        id: one.id,
        cells: {
          name: (
            <>
              {`${one.position} · ${one.name}`} <OperationBadge locale={locale} state={one.state} />
              <Sizes cells={sheet.cellsByOperation[one.id] ?? []} said={said} />
            </>
          ),
          progress: <Progress locale={locale} one={one} />,
          good: said(one.good),
          rework: said(one.rework),
          scrap: said(one.scrap),
          remaining: said(one.remaining),
          time: [
            words.minutes(one.spentMinutes, one.plannedMinutes),
            one.shownMinutes > 0 && words.shownMinutes(one.shownMinutes),
          ]
            .filter(Boolean)
            .join(' · '),
          act: <OperationActs locale={locale} one={one} sheet={sheet} idempotencyKey={idempotencyKey} />,
        },
      }))}
    />
  );
}

function Progress({ locale, one }: { locale: Locale; one: OperationRow }) {
  // What is lost is not made: the bar of a scrapped piece never fills.
  const share = one.quantity === 0 ? 0 : one.good / one.quantity;
  return (
    <Bar
      share={share}
      tone={one.state === 'done' ? 'green' : 'blue'}
      label={`${one.name} · ${say(productionWords, locale).progress}`}
    />
  );
}

/** `M 4/6`: good pieces of each size, where there are several. */
function Sizes({ cells, said }: { cells: readonly CellRead[]; said: Said }) {
  if (cells.length < 2) return null;
  return (
    <small>
      <br />
      {cells.map((cell) => `${sizeText(cell)} ${said(cell.good)}/${said(cell.quantity)}`).join(' — ')}
    </small>
  );
}

const RUNNING = ['released', 'in_progress'];
const CORRECTABLE = ['in_progress', 'suspended', 'completed'];

/** A count that takes another back counts under nothing. */
const signed = ({ reversal }: ReportRead, text: string) => (reversal && text !== '0' ? `−${text}` : text);

function Decided({ locale, report, sheet }: { locale: Locale; report: ReportRead; sheet: WorkOrderSheet }) {
  const words = say(productionWords, locale);
  const correctable = report.correctable && CORRECTABLE.includes(sheet.state);
  return (
    <>
      {report.reversal ? words.reversal : <ReportBadge locale={locale} state={report.state} />}
      {report.reason && <small> {report.reason}</small>}
      {correctable && <LinkButton href={`/reports/${report.id}/correction/new`}>{words.correct}</LinkButton>}
    </>
  );
}

export function ReportsTable({ locale, sheet, idempotencyKey }: Props) {
  const words = say(productionWords, locale);
  const said: Said = (quantity) => shortQuantity(quantity, sheet.unitCode, locale);
  return (
    <DataTable
      caption={words.reports}
      columns={[
        { key: 'who', label: words.who },
        { key: 'operation', label: words.operation },
        { key: 'when', label: words.when },
        { key: 'good', label: words.good, align: 'right' },
        { key: 'rework', label: words.redo, align: 'right' },
        { key: 'scrap', label: words.scrap, align: 'right' },
        { key: 'state', label: words.state },
      ]}
      rows={sheet.reports.map((one) => ({
        id: one.id,
        cells: {
          who: one.learnerName ?? '–',
          operation: [one.operationName, sizeText(one)].filter(Boolean).join(' · '),
          when: dayTime(one.declaredAt, locale),
          good: signed(one, said(one.good)),
          rework: signed(one, said(one.rework)),
          scrap: one.reversal ? signed(one, said(one.scrap)) : <Lost locale={locale} report={one} said={said} />,
          state:
            one.state === 'checked' && RUNNING.includes(sheet.state) ? (
              <Decide locale={locale} report={one} idempotencyKey={idempotencyKey} />
            ) : (
              <Decided locale={locale} report={one} sheet={sheet} />
            ),
        },
      }))}
      empty={<p>{words.noReports}</p>}
    />
  );
}

import { formatQuantity, quantityText } from '../../../core/quantity/unit.js';
import { ActionButtons, Bar, Columns, Facts, PageHead, Sheet, type Action } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { criticalityWords, kindWords, productionWords, sizeText } from '../production.words.js';
import type { WorkOrderSheet } from '../production.types.js';
import { CriticalBadge, DueDay, WorkOrderBadge } from './parts.js';
import { SessionsTable } from './sessions-table.js';
import { AssignmentsTable } from './work-order-assignments.js';
import { Bundles, NewDrawing, Papers, Wish } from './work-order-wish.js';
import { OperationsTable, ReportsTable } from './work-order-tables.js';

interface Props {
  locale: Locale;
  sheet: WorkOrderSheet;
  idempotencyKey: string;
}

/** An OF: its steps and how far they are, who works on it, what was counted, what is missing. */
export function WorkOrderSheetView({ locale, sheet, idempotencyKey }: Props) {
  const words = say(productionWords, locale);
  const facts = `${quantityText(sheet.quantity, sheet.unitCode, locale)} · ${words.forDay(shortDate(sheet.dueOn, locale))}`;
  const own = { locale, sheet, idempotencyKey };
  return (
    <>
      <PageHead
        title={`${sheet.number} · ${sheet.itemName}`}
        sub={
          <>
            {facts} <WorkOrderBadge locale={locale} state={sheet.state} />{' '}
            <CriticalBadge locale={locale} criticality={sheet.criticality} />
          </>
        }
        back={{ href: '/work-orders', label: words.backToList }}
        actions={
          <>
            <Papers locale={locale} id={sheet.id} />
            <ActionButtons actions={actionsOf(sheet, locale, idempotencyKey)} />
          </>
        }
      />
      <NewDrawing {...own} />
      <Missing {...own} />
      <Sheet title={words.operations}>
        <OperationsTable {...own} />
      </Sheet>
      <Sheet title={words.reports}>
        <ReportsTable {...own} />
      </Sheet>
      <Columns
        main={
          <>
            <Sheet title={words.assignments}>
              <AssignmentsTable {...own} />
            </Sheet>
            <Sheet title={words.times}>
              <SessionsTable locale={locale} caption={words.times} sessions={sheet.sessions} />
            </Sheet>
          </>
        }
        side={
          <>
            <Wish locale={locale} sheet={sheet} />
            <About locale={locale} sheet={sheet} />
            <Bundles locale={locale} sheet={sheet} />
          </>
        }
      />
    </>
  );
}

function About({ locale, sheet }: { locale: Locale; sheet: WorkOrderSheet }) {
  const words = say(productionWords, locale);
  return (
    <Sheet title={words.progress}>
      <Bar share={sheet.progress} tone={sheet.progress >= 1 ? 'green' : 'blue'} label={words.progress} />
      <Facts
        facts={[
          {
            label: words.validated,
            value: `${formatQuantity(sheet.validated, sheet.unitCode, locale)} / ${quantityText(sheet.quantity, sheet.unitCode, locale)}`,
            strong: true,
          },
          { label: words.due, value: <DueDay locale={locale} dueOn={sheet.dueOn} late={sheet.late} /> },
          { label: words.kind, value: kindWords[sheet.kind][locale] },
          { label: words.criticality, value: criticalityWords[sheet.criticality][locale] },
          ...(sheet.drawingRevision ? [{ label: words.revision, value: sheet.drawingRevision }] : []),
        ]}
      />
    </Sheet>
  );
}

function Missing({ locale, sheet, idempotencyKey }: Props) {
  const words = say(productionWords, locale);
  const { missing, id, unitCode } = sheet;
  if (missing.length === 0) return null;
  const count = missing.reduce((sum, cell) => sum + cell.missing, 0);
  const action = `/work-orders/${id}/relaunch`;
  return (
    <Sheet title={words.missing}>
      <p>{words.missingHint(quantityText(count, unitCode, locale))}</p>
      <Facts
        facts={missing.map((cell) => ({
          label: sizeText(cell) || words.oneSize,
          value: quantityText(cell.missing, unitCode, locale),
        }))}
      />
      <ActionButtons
        actions={[
          { label: words.relaunch, icon: 'refresh', primary: true, action, idempotencyKey: `${idempotencyKey}-m` },
        ]}
      />
    </Sheet>
  );
}

const PLACES = {
  suspend: 'suspension',
  resume: 'resumption',
  cancel: 'cancellation',
  abandon: 'cancellation',
  close: 'closure',
} as const;

function actionsOf({ id, events }: WorkOrderSheet, locale: Locale, idempotencyKey: string): Action[] {
  const words = say(productionWords, locale);
  return events.flatMap(({ event, words: said, reasonRequired, refusal }): Action[] => {
    if (!(event in PLACES)) return [];
    const place = PLACES[event as keyof typeof PLACES];
    return [
      {
        label: said[locale],
        action: `/work-orders/${id}/${place}`,
        refused: refusal?.say(locale),
        idempotencyKey: `${idempotencyKey}-${event}`,
        ...(reasonRequired ? { reason: { label: words.reason } } : {}),
        ...(place === 'cancellation' ? { confirm: words.cancelConfirm } : {}),
      },
    ];
  });
}

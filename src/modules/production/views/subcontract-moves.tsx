import { shortQuantity } from '../../../core/quantity/unit.js';
import { ActionButtons, DataTable } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { productionWords, sizeText } from '../production.words.js';
import type { SubcontractMoveRead, SubcontractSheet } from '../subcontract.types.js';
import { subcontractWords } from '../subcontract.words.js';

interface Props {
  locale: Locale;
  sheet: SubcontractSheet;
  formKey: string;
}

/** What left and came back, the newest first; a mistake is taken back with a reason. */
export function SubcontractMoves({ locale, sheet, formKey }: Props) {
  const words = say(subcontractWords, locale);
  const { unitCode } = sheet.operation;
  const sizes = new Map(sheet.cells.map((cell) => [cell.operationCellId, sizeText(cell)]));
  const said = (quantity: number) => shortQuantity(quantity, unitCode, locale);
  const nameOf = ({ kind, good, scrap }: SubcontractMoveRead) =>
    [good + scrap < 0 && words.reversal, kind === 'sent' ? words.kindSent : words.kindReceived]
      .filter(Boolean)
      .join(' · ');
  return (
    <DataTable
      caption={words.moves}
      columns={[
        { key: 'move', label: words.move },
        { key: 'on', label: words.movedOn },
        { key: 'size', label: words.size },
        { key: 'good', label: words.quantity, align: 'right' },
        { key: 'scrap', label: words.scrap, align: 'right' },
        { key: 'slip', label: words.slip },
        { key: 'act', label: say(productionWords, locale).state },
      ]}
      rows={sheet.moves.map((move) => ({
        id: move.id,
        cells: {
          move: nameOf(move),
          on: shortDate(move.movedOn, locale),
          size: sizes.get(move.operationCellId) ?? '',
          good: said(move.good),
          scrap: move.kind === 'sent' ? '–' : said(move.scrap),
          slip: [move.slip, move.reason, move.expectedOn && words.expected(shortDate(move.expectedOn, locale))]
            .filter(Boolean)
            .join(' · '),
          act: move.reversible && (
            <ActionButtons
              actions={[
                {
                  label: words.reverse,
                  action: `/subcontract-moves/${move.id}/reversal`,
                  reason: { label: words.reason },
                  idempotencyKey: `${formKey}-r${move.id}`,
                },
              ]}
            />
          ),
        },
      }))}
      empty={<p>{words.noMoves}</p>}
    />
  );
}

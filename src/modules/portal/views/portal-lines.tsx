import { formatCents } from '../../../core/money/money.js';
import { quantityText, UNITS } from '../../../core/quantity/unit.js';
import { Facts, Sheet, SizeGrid, sizeGridOf } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PortalLine } from '../portal.types.js';
import { portalWords } from '../portal.words.js';

/** Lines of an order: what was ordered, made and delivered, by size and colour. */
export function PortalLines({ lines, locale }: { lines: readonly PortalLine[]; locale: Locale }) {
  return (
    <>
      {lines.map((line) => (
        <Line line={line} locale={locale} />
      ))}
    </>
  );
}

function Line({ line, locale }: { line: PortalLine; locale: Locale }) {
  const words = say(portalWords, locale);
  const { itemName, itemCode, unitCode, drawingRevision } = line;
  const title = [`${itemName} (${itemCode})`, drawingRevision && words.drawing(drawingRevision)].filter(Boolean);
  const figure = (quantity: number) => quantityText(quantity, unitCode, locale);
  const sum = (of: (cell: PortalLine['cells'][number]) => number) =>
    line.cells.reduce((all, cell) => all + of(cell), 0);
  const net = line.lineNetCents !== null && <span class="soft">{formatCents(line.lineNetCents, locale)}</span>;
  return (
    <Sheet title={title.join(' · ')} tools={net}>
      {UNITS[unitCode].scale === 0 ? (
        <SizeGrid
          unit={unitCode}
          caption={itemName}
          {...sizeGridOf(line.cells, { size: words.quantity, colour: itemName }, (cell, index) => ({
            id: index,
            quantity: cell.ordered,
            note: cell.made > 0 ? words.cellNote(cell.made, cell.delivered) : undefined,
          }))}
        />
      ) : (
        <Facts
          facts={[
            { label: words.ordered, value: figure(sum((cell) => cell.ordered)) },
            { label: words.made, value: figure(sum((cell) => cell.made)) },
            { label: words.delivered, value: figure(sum((cell) => cell.delivered)) },
          ]}
        />
      )}
    </Sheet>
  );
}

import { SizeGrid, sizeGridOf, useRefusal } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { COLOUR_ROWS, PROPOSED_SIZES } from '../quoting.forms.js';
import type { AskedSizes } from '../quoting.types.js';
import { quotingWords } from '../quoting.words.js';

/** For a garment: how many of each size × colour, their names free. */
export function RequestGrid({ locale }: { locale: Locale }) {
  const words = say(quotingWords, locale);
  const { typed } = useRefusal('grid[0-0]');
  return (
    <details open={typed !== undefined}>
      <summary>{words.bySize}</summary>
      <div class="scroll" role="region" aria-label={words.bySize} tabIndex={0}>
        <table class="grid">
          <caption class="visually-hidden">{words.bySize}</caption>
          <thead>
            <tr>
              <th scope="col">{words.colour}</th>
              {PROPOSED_SIZES.map((size, column) => (
                <th scope="col">
                  <Box name={`sizes[${column}]`} value={size} label={words.sizeAt(column + 1)} maxLength={20} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: COLOUR_ROWS }, (_, row) => (
              <tr>
                <th scope="row">
                  <Box name={`colours[${row}]`} label={words.colourAt(row + 1)} maxLength={40} wide />
                </th>
                {PROPOSED_SIZES.map((size, column) => (
                  <td>
                    <Box
                      name={`grid[${row}-${column}]`}
                      label={words.cellAt(row + 1, size || String(column + 1))}
                      maxLength={8}
                      figures
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="help">{words.bySizeHelp}</p>
    </details>
  );
}

interface BoxProps {
  name: string;
  label: string;
  value?: string;
  maxLength: number;
  figures?: boolean;
  wide?: boolean;
}

function Box({ name, label, value = '', maxLength, figures, wide }: BoxProps) {
  const { typed } = useRefusal(name);
  return (
    <input
      type="text"
      class={wide ? 'wide' : undefined}
      name={name}
      value={typed ?? value}
      aria-label={label}
      maxLength={maxLength}
      inputMode={figures ? 'numeric' : 'text'}
      autoComplete="off"
    />
  );
}

/** The grid that was asked. */
export function AskedGrid({ locale, sizes }: { locale: Locale; sizes: AskedSizes }) {
  const words = say(quotingWords, locale);
  const grid = sizeGridOf(sizes, { size: '–', colour: '–' }, ({ quantity }, id) => ({ id, quantity }));
  return <SizeGrid caption={words.bySize} {...grid} />;
}

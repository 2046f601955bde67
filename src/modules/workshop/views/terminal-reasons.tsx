import { Icon } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { SCRAP_REASONS, scrapWords, type JobCard } from '../../production/index.js';
import { terminalWords } from '../terminal.words.js';

const SIGNS = {
  measure: 'ruler',
  surface: 'eye',
  seam: 'needle',
  shock: 'tool',
  material: 'package',
  missed_step: 'list-check',
  wrong_plan: 'file-text',
  other: 'dots',
} as const;

interface ReasonsProps {
  locale: Locale;
  trade: JobCard['itemKind'];
  name: string;
  chosen: string | undefined;
}

/** Why pieces are lost, in the words of the trade. */
export function Reasons({ locale, trade, name, chosen }: ReasonsProps) {
  const reasons = SCRAP_REASONS.map((value) => [value, scrapWords(trade)[value]] as const);
  return (
    <fieldset>
      <legend>{say(terminalWords, locale).why}</legend>
      <div class="t-actions">
        {reasons.map(([value, said]) => (
          <label class="big">
            <input type="radio" name={name} value={value} checked={chosen === value} />
            <Icon name={SIGNS[value]} /> {said[locale]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

import type { FormTrouble } from '../../../core/http/forms.js';
import { BigButton, Field, Form, Hidden, Icon } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { sizeText, type JobCard } from '../../production/index.js';
import { boundsText, type BenchControl, type BenchLine } from '../../quality/index.js';
import { terminalWords } from '../terminal.words.js';
import { TerminalFrame } from './terminal-frame.js';

interface Props {
  locale: Locale;
  learnerId: number;
  card: JobCard;
  control: BenchControl;
  trouble: FormTrouble;
  idempotencyKey: string;
}

const MOST_LINES = 60;

/** Whether the next piece checked is the one a master decides on. */
export const asksFirst = ({ first }: BenchControl): boolean => first === 'missing' || first === 'refused';

/** One piece on the gauge: each line says what is asked, and says at once when it is not met. */
export function TerminalCheckView(props: Props) {
  const { locale, learnerId, card, control, trouble } = props;
  const words = say(terminalWords, locale);
  const alone = control.cells.length === 1;
  const typed = trouble.values['operationCellId'];
  return (
    <TerminalFrame locale={locale} learnerId={learnerId} head={`${card.itemName} · ${card.operationName}`}>
      <div class="t-text">
        <h1 data-spoken>{asksFirst(control) ? words.checkFirst : words.checkPiece}</h1>
        {!alone && <p class="t-step">{words.whichSize}</p>}
        {control.cells.map((cell) =>
          alone ? (
            <PieceForm {...props} cell={cell} />
          ) : (
            <details open={typed === String(cell.operationCellId)}>
              <summary class="big">{sizeText(cell)}</summary>
              <PieceForm {...props} cell={cell} />
            </details>
          ),
        )}
        <div class="t-actions">
          <BigButton icon="arrow-left" href="/terminal">
            {words.back}
          </BigButton>
        </div>
      </div>
    </TerminalFrame>
  );
}

function PieceForm({
  locale,
  card,
  control,
  trouble,
  idempotencyKey,
  cell,
}: Props & { cell: BenchControl['cells'][number] }) {
  const words = say(terminalWords, locale);
  const { operationCellId, lines } = cell;
  const first = asksFirst(control);
  const from = control.cells.indexOf(cell) * MOST_LINES;
  const own = trouble.values['operationCellId'] === String(operationCellId) ? trouble : { errors: [], values: {} };
  const label = [first ? words.checkFirst : words.checkPiece, sizeText(cell), card.operationName];
  return (
    <Form
      action={`/terminal/jobs/${card.assignmentId}/checks`}
      idempotencyKey={`${idempotencyKey}-${operationCellId}`}
      errors={own.errors}
      values={own.values}
      press={{ verb: first ? 'first' : 'check', job: card.assignmentId, label: label.filter(Boolean).join(' · ') }}
    >
      <Hidden name="operationCellId" value={operationCellId} />
      {first && <Hidden name="first" value="1" />}
      {lines.map((line, index) => (
        <LineField locale={locale} line={line} place={from + index} />
      ))}
      <div class="t-actions">
        <div class="go-form">
          <button class="big go" type="submit">
            <Icon name="ruler" /> {first ? words.sendFirst : words.keepCheck}
          </button>
        </div>
      </div>
    </Form>
  );
}

interface LineProps {
  locale: Locale;
  line: BenchLine;
  /** Of the box on the page: several sizes have each their own form there. */
  place: number;
}

function LineField({ locale, line, place }: LineProps) {
  const words = say(terminalWords, locale);
  const { characteristicId, name, bounds, unit, instrument } = line;
  const at = (part: string) => `measures[${place}][${part}]`;
  return (
    <>
      <Hidden name={at('characteristicId')} value={characteristicId} />
      {bounds === null ? (
        <fieldset class="t-look">
          <legend>{name}</legend>
          <div class="t-actions">
            {(['good', 'bad'] as const).map((value) => (
              <label class="big">
                <input type="radio" name={at('look')} value={value} />
                <Icon name={value === 'good' ? 'check' : 'x'} /> {value === 'good' ? words.looksGood : words.looksBad}
              </label>
            ))}
          </div>
        </fieldset>
      ) : (
        <div
          data-controller="tolerance"
          data-tolerance-minimum-value={bounds.minimum}
          data-tolerance-maximum-value={bounds.maximum}
        >
          <Field
            name={at('value')}
            label={
              <>
                {name} <span class="t-asked">{boundsText(bounds, unit, locale)}</span>
              </>
            }
            help={instrument?.name}
          >
            {(ties, typed) => (
              <input
                {...ties}
                type="text"
                inputMode="decimal"
                autoComplete="off"
                value={typed}
                data-action="input->tolerance#look"
              />
            )}
          </Field>
          <p class="error" role="status" data-tolerance-target="said" hidden>
            <Icon name="alert-triangle" /> {words.outOfTolerance}
          </p>
        </div>
      )}
    </>
  );
}

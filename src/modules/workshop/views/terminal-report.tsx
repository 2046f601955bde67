import type { ComponentChildren } from 'preact';
import { parseQuantity, quantityText, type UnitCode, UNITS } from '../../../core/quantity/unit.js';
import {
  BigButton,
  CheckField,
  FieldSet,
  Form,
  Hidden,
  Icon,
  NumberField,
  Sheet,
  TextField,
} from '../../../core/ui/index.js';
import type { FormTrouble } from '../../../core/http/forms.js';
import { say, type Locale } from '../../../core/words/words.js';
import { sizeText, type CellRead, type JobCard } from '../../production/index.js';
import { terminalWords } from '../terminal.words.js';
import { AllGood } from './terminal-all-good.js';
import { TerminalFrame } from './terminal-frame.js';
import { Reasons } from './terminal-reasons.js';

interface Props {
  locale: Locale;
  learnerId: number;
  card: JobCard;
  trouble: FormTrouble;
  idempotencyKey: string;
}

/** Counting: how many are good, to redo, lost and why, for each size that is left. */
export function TerminalReportView({ locale, learnerId, card, trouble, idempotencyKey }: Props) {
  const words = say(terminalWords, locale);
  const countLabel = `${words.howMany} · ${card.operationName}`;
  const cells = card.cells.filter(({ available }) => available > 0);
  return (
    <TerminalFrame locale={locale} learnerId={learnerId} head={`${card.itemName} · ${card.operationName}`}>
      <div class="t-text">
        <h1 data-spoken>{words.howMany}</h1>
        {cells.length === 0 && <p class="t-step">{words.allCounted}</p>}
        {cells.length > 0 && (
          <AllGood locale={locale} card={card} cells={cells} idempotencyKey={`${idempotencyKey}-all`} />
        )}
        <Form
          action={`/terminal/jobs/${card.assignmentId}/reports`}
          idempotencyKey={idempotencyKey}
          errors={trouble.errors}
          values={trouble.values}
          press={{ verb: 'report', job: card.assignmentId, label: countLabel }}
        >
          {cells.map((cell, index) => (
            <Size
              locale={locale}
              cell={cell}
              unit={card.unitCode}
              trade={card.itemKind}
              index={index}
              values={trouble.values}
              alone={cells.length === 1}
            />
          ))}
          <CheckField name="selfChecked" label={words.checked} />
          <div class="t-actions">
            <div class="go-form">
              <button class="big go" type="submit" name="finished" value="1">
                <Icon name="check" /> {words.finish}
              </button>
            </div>
            {cells.length > 0 && (
              <button class="big" type="submit" name="finished" value="0">
                <Icon name="plus" /> {words.countAndGoOn}
              </button>
            )}
            <BigButton icon="arrow-left" href="/terminal">
              {words.back}
            </BigButton>
          </div>
        </Form>
      </div>
    </TerminalFrame>
  );
}

interface SizeProps {
  locale: Locale;
  cell: CellRead;
  unit: UnitCode;
  trade: JobCard['itemKind'];
  index: number;
  values: FormTrouble['values'];
  alone: boolean;
}

function Size({ locale, cell, unit, trade, index, values, alone }: SizeProps) {
  const words = say(terminalWords, locale);
  const name = (part: string) => `cells[${index}][${part}]`;
  const legend = [sizeText(cell), words.canCount(quantityText(cell.available, unit, locale))]
    .filter(Boolean)
    .join(' · ');
  const lost = (parseQuantity(values[name('scrap')] ?? '', unit) ?? 0) > 0;
  // The sheet says the size already: it is spoken again with each box.
  const label = (text: string) =>
    alone ? (
      text
    ) : (
      <>
        {text}
        <span class="visually-hidden">{` · ${sizeText(cell)}`}</span>
      </>
    );
  return (
    <Sheet title={legend}>
      <Hidden name={name('operationCellId')} value={cell.operationCellId} />
      <FieldSet>
        <CountField name={name('good')} label={label(words.good)} unit={unit} most={cell.available} />
        <CountField name={name('rework')} label={label(words.redo)} unit={unit} most={cell.available} />
      </FieldSet>
      <details open={lost}>
        <summary class="btn ghost">{label(words.lost)}</summary>
        <FieldSet>
          <CountField name={name('scrap')} label={label(words.scrap)} unit={unit} most={cell.available} />
        </FieldSet>
        <Reasons locale={locale} trade={trade} name={name('scrapReason')} chosen={values[name('scrapReason')]} />
      </details>
    </Sheet>
  );
}

interface CountProps {
  name: string;
  label: ComponentChildren;
  unit: UnitCode;
  most: number;
}

/** Whole pieces by the keys of the tablet; `2,5` hours as they are written. */
function CountField({ unit, most, ...field }: CountProps) {
  if (UNITS[unit].scale === 0) return <NumberField {...field} min={0} max={most} />;
  return <TextField {...field} inputMode="decimal" size="short" />;
}

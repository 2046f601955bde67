import type { FormTrouble } from '../../../core/http/forms.js';
import { quantityText } from '../../../core/quantity/unit.js';
import {
  Columns,
  DateField,
  Empty,
  FieldSet,
  Form,
  Hidden,
  PageHead,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import type { LocalDate } from '../../../core/time/local-date.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { CellRead } from '../production.types.js';
import { sizeText } from '../production.words.js';
import type { SubcontractSheet } from '../subcontract.types.js';
import { subcontractWords } from '../subcontract.words.js';
import { SubcontractMoves } from './subcontract-moves.js';

interface Props {
  locale: Locale;
  sheet: SubcontractSheet;
  /** The form the trouble is about. */
  of: 'sendings' | 'receptions' | null;
  trouble: FormTrouble;
  today: LocalDate;
  formKey: string;
}

/** A step made outside: what leaves and what comes back, on one page. */
export function SubcontractView(props: Props) {
  const { locale, sheet } = props;
  const words = say(subcontractWords, locale);
  const { operation, supplierName } = sheet;
  return (
    <>
      <PageHead
        title={`${operation.name} · ${supplierName}`}
        sub={`${operation.itemName} · ${operation.number} · ${quantityText(operation.quantity, operation.unitCode, locale)}`}
        back={{ href: `/work-orders/${operation.workOrderId}`, label: words.back }}
      />
      <Forms {...props} />
      <Sheet title={words.moves}>
        <SubcontractMoves locale={locale} sheet={sheet} formKey={props.formKey} />
      </Sheet>
    </>
  );
}

/** What can be done now; when nothing can, why. */
function Forms(props: Props) {
  const { locale, sheet } = props;
  const words = say(subcontractWords, locale);
  const sends = sheet.cells.some(({ available }) => available > 0);
  const receives = sheet.cells.some(({ outside }) => outside > 0);
  if (sends && receives) return <Columns main={<Sending {...props} />} side={<Reception {...props} />} />;
  if (sends) return <Sending {...props} />;
  if (receives) return <Reception {...props} />;
  return (
    <Sheet>
      <Empty title={words.nothing}>{words.nothingHint}</Empty>
    </Sheet>
  );
}

const formOf = ({ sheet, of, trouble, formKey }: Props, name: 'sendings' | 'receptions') => ({
  action: `/subcontracting/${sheet.operation.id}/${name}`,
  idempotencyKey: `${formKey}-${name}`,
  ...(of === name ? trouble : {}),
});

function Sending(props: Props) {
  const { locale, sheet, today } = props;
  const words = say(subcontractWords, locale);
  const { unitCode } = sheet.operation;
  const cells = sheet.cells.filter(({ available }) => available > 0);
  return (
    <Sheet title={words.sendTitle}>
      <Form {...formOf(props, 'sendings')}>
        {cells.map((cell, at) => (
          <>
            <Hidden name={`cells[${at}][operationCellId]`} value={cell.operationCellId} />
            <TextField
              name={`cells[${at}][quantity]`}
              label={sizeText(cell) || words.quantity}
              help={`${words.toSend} : ${quantityText(cell.available, unitCode, locale)}`}
              inputMode="decimal"
              size="short"
            />
          </>
        ))}
        <FieldSet>
          <DateField name="sentOn" label={words.movedOn} value={today} />
          <DateField name="expectedOn" label={words.expectedOn} />
          <TextField name="slip" label={words.slip} maxLength={40} />
        </FieldSet>
        <Submit icon="arrow-right">{words.send}</Submit>
      </Form>
    </Sheet>
  );
}

function Reception(props: Props) {
  const { locale, sheet, today } = props;
  const words = say(subcontractWords, locale);
  const cells = sheet.cells.filter(({ outside }) => outside > 0);
  return (
    <Sheet title={words.receiveTitle}>
      <Form {...formOf(props, 'receptions')}>
        <p class="soft">{words.receiveHelp}</p>
        {cells.map((cell, at) => (
          <Back locale={locale} sheet={sheet} cell={cell} at={at} />
        ))}
        <FieldSet>
          <DateField name="receivedOn" label={words.movedOn} value={today} />
          <TextField name="supplierSlip" label={words.supplierSlip} maxLength={40} />
        </FieldSet>
        <Submit icon="check">{words.receive}</Submit>
      </Form>
    </Sheet>
  );
}

function Back({ locale, sheet, cell, at }: Pick<Props, 'locale' | 'sheet'> & { cell: CellRead; at: number }) {
  const words = say(subcontractWords, locale);
  const there = `${words.there} : ${quantityText(cell.outside, sheet.operation.unitCode, locale)}`;
  return (
    <FieldSet legend={[sizeText(cell), there].filter(Boolean).join(' · ')}>
      <Hidden name={`cells[${at}][operationCellId]`} value={cell.operationCellId} />
      <TextField name={`cells[${at}][good]`} label={words.good} inputMode="decimal" size="short" />
      <TextField name={`cells[${at}][scrap]`} label={words.scrap} inputMode="decimal" size="short" />
    </FieldSet>
  );
}

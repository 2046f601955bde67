import { formatCents } from '../../../core/money/money.js';
import {
  ActionButtons,
  DataTable,
  DateField,
  Empty,
  FieldSet,
  Form,
  MoneyField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say } from '../../../core/words/words.js';
import type { ReceiptRead } from '../funding.types.js';
import { fundingWords } from '../funding.words.js';
import type { FundingLineProps } from './line-props.js';

type ReceiptsProps = Pick<FundingLineProps, 'line' | 'locale' | 'formKey'>;

/** What came, and what of it was taken back. */
export function Receipts({ line, locale, formKey }: ReceiptsProps) {
  const words = say(fundingWords, locale);
  const action = (receipt: ReceiptRead) => ({
    label: words.takeBack,
    action: `/funding/${line.schoolYear}/lines/${line.id}/receipts/${receipt.id}/reversal`,
    reason: { label: words.takeBackWhy },
    idempotencyKey: `${formKey}-${receipt.id}`,
  });
  return (
    <Sheet title={words.receipts} id="receipts">
      <DataTable
        caption={words.receipts}
        columns={[
          { key: 'on', label: words.receivedOn },
          { key: 'reference', label: words.reference },
          { key: 'amount', label: words.amount, align: 'right' },
          { key: 'act', label: '' },
        ]}
        rows={line.receipts.map((receipt) => ({
          id: receipt.id,
          cells: {
            on: shortDate(receipt.receivedOn, locale),
            reference: receipt.reason ? words.takenBack(receipt.reason) : (receipt.reference ?? '—'),
            amount: formatCents(receipt.amountCents, locale),
            act: receipt.reversesId === null && !receipt.takenBack && <ActionButtons actions={[action(receipt)]} />,
          },
        }))}
        total={line.receipts.length > 1 ? { amount: formatCents(line.receivedCents, locale) } : undefined}
        empty={<Empty title={words.noReceipt} />}
      />
    </Sheet>
  );
}

export function ReceiptForm({ line, locale, trouble, formKey, today }: FundingLineProps) {
  const words = say(fundingWords, locale);
  const action = `/funding/${line.schoolYear}/lines/${line.id}/receipts`;
  const mine = 'receivedOn' in trouble.values ? trouble : { errors: [], values: {} };
  return (
    <Sheet title={words.receive}>
      <Form action={action} idempotencyKey={`${formKey}-receipt`} {...mine}>
        <FieldSet>
          <DateField name="receivedOn" label={words.receivedOn} value={today} max={today} required />
          <MoneyField name="amountCents" label={words.amount} required />
          <TextField name="reference" label={words.reference} maxLength={140} required={false} />
        </FieldSet>
        <Submit>{words.receive}</Submit>
      </Form>
    </Sheet>
  );
}

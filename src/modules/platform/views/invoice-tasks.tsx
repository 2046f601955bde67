import {
  ActionButtons,
  Form,
  LinkButton,
  NumberField,
  SelectField,
  Sheet,
  Submit,
  TextArea,
} from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { FormTrouble } from '../../../core/http/forms.js';
import type { ClaimableLine, TaskRead } from '../platform.types.js';
import { platformWords } from '../platform.words.js';
import { TaskText } from './waiting.js';

interface TasksProps {
  locale: Locale;
  tasks: readonly TaskRead[];
  /** Lines of the order, for a complaint about one. */
  lines: readonly ClaimableLine[];
  trouble: FormTrouble;
  formKey: string;
}

/** What an invoice asks for, each with the act that answers it. */
export function InvoiceTasks(props: TasksProps) {
  const { locale, tasks, formKey } = props;
  const words = say(platformWords, locale);
  const open = tasks.filter(({ state }) => state === 'open');
  const linked = tasks.filter(({ nonConformityId }) => nonConformityId !== null);
  if (open.length === 0 && linked.length === 0) return null;
  return (
    <Sheet title={words.toDo}>
      {open.map((task) => {
        const action = `/platform/tasks/${task.id}/done`;
        return (
          <>
            <p id={`task-${task.id}`}>
              <TaskText locale={locale} task={task} />
            </p>
            {(task.kind === 'refused' || task.kind === 'rejected') && (
              <LinkButton href={`/invoices/${task.invoiceId}/credit-notes/new`} primary>
                {words.makeCredit}
              </LinkButton>
            )}
            {task.kind === 'quality' && <QualityForm {...props} task={task} />}
            <ActionButtons actions={[{ label: words.done, action, idempotencyKey: `${formKey}-t${task.id}` }]} />
          </>
        );
      })}
      {linked.map(({ nonConformityId }) => (
        <p>
          <a href={`/non-conformities/${nonConformityId}`}>{words.nonConformity}</a>
        </p>
      ))}
    </Sheet>
  );
}

function QualityForm({ locale, lines, trouble, formKey, task }: TasksProps & { task: TaskRead }) {
  const words = say(platformWords, locale);
  const options = lines.map(({ orderLineId, itemName }) => ({ value: String(orderLineId), label: itemName }));
  const only = options.length === 1 ? options[0]!.value : undefined;
  return (
    <Form action={`/platform/tasks/${task.id}/non-conformity`} idempotencyKey={`${formKey}-q`} {...trouble}>
      <SelectField name="orderLineId" label={words.line} options={options} value={only} required />
      <NumberField name="quantity" label={words.quantity} min={1} step={1} value={1} required />
      <TextArea name="defect" label={words.defect} rows={2} maxLength={500} value={task.note ?? undefined} required />
      <Submit icon="check">{words.openQuality}</Submit>
    </Form>
  );
}

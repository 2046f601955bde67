import { ActionButtons, DataTable, Empty, Sheet } from '../../../core/ui/index.js';
import { dateTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { reasonWords } from '../platform.codes.js';
import type { TaskRead } from '../platform.types.js';
import { platformWords, toDoWords } from '../platform.words.js';
import { Failures, UnreadMessages, type WaitingProps } from './failures.js';
import { CodeBadge } from './timeline.js';

/** What waits for a person, before all else. */
export function WaitingSheets(props: WaitingProps) {
  const { failures, unread } = props.waiting;
  return (
    <>
      <Tasks {...props} />
      <ToHandOver {...props} />
      {failures.length > 0 && <Failures {...props} />}
      {unread.length > 0 && <UnreadMessages {...props} />}
    </>
  );
}

function Tasks({ locale, waiting }: WaitingProps) {
  const words = say(platformWords, locale);
  return (
    <Sheet title={words.toDo}>
      <DataTable
        caption={words.toDo}
        columns={[
          { key: 'number', label: words.number },
          { key: 'customer', label: words.customer },
          { key: 'code', label: words.code },
          { key: 'what', label: words.toDo },
        ]}
        rows={waiting.tasks.map((task) => ({
          id: task.id,
          cells: {
            number: <a href={`/platform/invoices/${task.invoiceId}`}>{task.number}</a>,
            customer: task.partnerName,
            code: <CodeBadge locale={locale} code={task.code} />,
            what: <TaskText locale={locale} task={task} />,
          },
        }))}
        empty={<Empty title={words.noTask}>{words.noTaskHelp}</Empty>}
      />
    </Sheet>
  );
}

export function TaskText({ locale, task }: { locale: Locale; task: TaskRead }) {
  const said = [task.reason && reasonWords(task.reason)[locale], task.note].filter(Boolean).join(' · ');
  return (
    <>
      {say(toDoWords, locale)[task.kind]} {said && <span class="soft">{said}</span>}
    </>
  );
}

function ToHandOver({ locale, waiting, formKey }: WaitingProps) {
  const words = say(platformWords, locale);
  const { byHand, drops } = waiting;
  if (byHand.length === 0 && drops.length === 0) return null;
  const take = {
    ...{ label: words.handOver, action: '/platform/drops', primary: true, icon: 'download' as const },
    idempotencyKey: formKey,
  };
  return (
    <Sheet title={words.toHandOver}>
      {byHand.length > 0 && (
        <>
          <p>{words.toHandOverHelp(byHand.length)}</p>
          <ActionButtons actions={[take]} />
        </>
      )}
      {drops.length > 0 && (
        <p>
          {words.drops} :{' '}
          {drops.map(({ fileId, at }) => (
            <>
              <a href={`/files/${fileId}`} download>
                {dateTime(at, locale)}
              </a>{' '}
            </>
          ))}
        </p>
      )}
    </Sheet>
  );
}

import { shortQuantity } from '../../../core/quantity/unit.js';
import { ActionButtons, DataTable, Empty, LazyFrame, LinkButton, PageHead, Sheet } from '../../../core/ui/index.js';
import { dayTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { productionWords, scrapWords, sizeText } from '../production.words.js';
import type { QueueJob, ReportRead, SessionRead } from '../production.types.js';
import { CriticalBadge } from './parts.js';
import { SessionsTable } from './sessions-table.js';

interface Props {
  locale: Locale;
  queue: readonly QueueJob[];
  toCheck: readonly SessionRead[];
  idempotencyKey: string;
}

/** What learners counted and nobody has decided on: one press validates a job, another rejects a size. */
export function ValidationView({ locale, queue, toCheck, idempotencyKey }: Props) {
  const words = say(productionWords, locale);
  return (
    <>
      <PageHead
        title={words.validation}
        sub={queue.length > 0 ? words.validationSub(queue.length) : undefined}
        actions={<LinkButton href="/quality">{words.quality}</LinkButton>}
      />
      {queue.length === 0 && (
        <Sheet>
          <Empty title={words.nothingToValidate}>{words.nothingToValidateHint}</Empty>
        </Sheet>
      )}
      {queue.map((job, index) => (
        <JobSheet locale={locale} job={job} place={index + 1} idempotencyKey={idempotencyKey} />
      ))}
      {toCheck.length > 0 && (
        <Sheet title={words.timesToCheck}>
          <p class="soft">{words.timesToCheckHint}</p>
          <SessionsTable
            locale={locale}
            caption={words.timesToCheck}
            sessions={toCheck}
            idempotencyKey={idempotencyKey}
          />
        </Sheet>
      )}
    </>
  );
}

interface JobProps {
  locale: Locale;
  job: QueueJob;
  /** In the queue: two jobs may be of the same learner, step and minute. */
  place: number;
  idempotencyKey: string;
}

function JobSheet({ locale, job, place, idempotencyKey }: JobProps) {
  const words = say(productionWords, locale);
  const title = `${job.learnerName} · ${job.operationName}`;
  const said: Said = (quantity) => shortQuantity(quantity, job.unitCode, locale);
  const all = {
    label: words.validateAll,
    icon: 'check' as const,
    primary: true,
    action: `/assignments/${job.assignmentId}/validation`,
    idempotencyKey: `${idempotencyKey}-a${job.assignmentId}`,
  };
  return (
    <Sheet title={title} tools={job.reports.length > 1 && <ActionButtons actions={[all]} />}>
      <p>
        <a href={`/work-orders/${job.workOrderId}`}>{`${job.itemName} · ${job.number}`}</a>{' '}
        <CriticalBadge locale={locale} criticality={job.criticality} />
      </p>
      <DataTable
        caption={`${place} · ${title} · ${job.number}`}
        columns={[
          { key: 'size', label: words.size },
          { key: 'when', label: words.when },
          { key: 'good', label: words.good, align: 'right' },
          { key: 'rework', label: words.redo, align: 'right' },
          { key: 'scrap', label: words.scrap, align: 'right' },
          { key: 'decide', label: words.validation },
        ]}
        rows={job.reports.map((report) => ({
          id: report.id,
          cells: {
            size: sizeText(report) || words.oneSize,
            when: dayTime(report.declaredAt, locale),
            good: said(report.good),
            rework: said(report.rework),
            scrap: <Lost locale={locale} report={report} said={said} />,
            decide: (
              <Decide
                locale={locale}
                report={report}
                idempotencyKey={idempotencyKey}
                primary={job.reports.length === 1}
              />
            ),
          },
        }))}
      />
      <LazyFrame id={`checks-${job.assignmentId}`} src={`/assignments/${job.assignmentId}/checks`}>
        <a href={`/work-orders/${job.workOrderId}/quality`}>{words.checks}</a>
      </LazyFrame>
    </Sheet>
  );
}

/** A quantity in the unit of the OF. */
export type Said = (quantity: number) => string;

export function Lost({ locale, report, said }: { locale: Locale; report: ReportRead; said: Said }) {
  return (
    <>
      {said(report.scrap)}
      {report.scrapReason && <small> {scrapWords('service')[report.scrapReason][locale]}</small>}
    </>
  );
}

interface DecideProps {
  locale: Locale;
  report: ReportRead;
  idempotencyKey: string;
  primary?: boolean;
}

export function Decide({ locale, report, idempotencyKey, primary }: DecideProps) {
  const words = say(productionWords, locale);
  return (
    <ActionButtons
      actions={[
        {
          label: words.validate,
          icon: 'check',
          primary,
          action: `/reports/${report.id}/validation`,
          idempotencyKey: `${idempotencyKey}-v${report.id}`,
        },
        {
          label: words.reject,
          icon: 'x',
          action: `/reports/${report.id}/rejection`,
          reason: { label: words.rejectWhy },
          idempotencyKey: `${idempotencyKey}-r${report.id}`,
        },
      ]}
    />
  );
}

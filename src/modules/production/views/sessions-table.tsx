import { ActionButtons, DataTable } from '../../../core/ui/index.js';
import { dayTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { productionWords, sessionWords } from '../production.words.js';
import type { SessionRead } from '../production.types.js';

interface Props {
  locale: Locale;
  caption: string;
  sessions: readonly SessionRead[];
  /** A master may say how long they were. */
  idempotencyKey?: string;
}

/** Stretches of learners' time: who, on what, from when, how long. */
export function SessionsTable({ locale, caption, sessions, idempotencyKey }: Props) {
  const words = say(productionWords, locale);
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'who', label: words.who },
        { key: 'what', label: words.operation },
        { key: 'when', label: words.when },
        { key: 'minutes', label: words.duration, align: 'right' },
        ...(idempotencyKey ? [{ key: 'act', label: words.validation }] : []),
      ]}
      rows={sessions.map((one) => ({
        id: one.id,
        cells: {
          who: one.learnerName ?? '–',
          what: [one.job, one.kind !== 'work' && sessionWords[one.kind][locale]].filter(Boolean).join(' · '),
          when: dayTime(one.startedAt, locale),
          minutes: one.endedAt === null ? words.running : words.minutesOf(one.minutes),
          act: idempotencyKey && <Acts locale={locale} one={one} idempotencyKey={idempotencyKey} />,
        },
      }))}
      empty={<p>{words.noTimes}</p>}
    />
  );
}

function Acts({ locale, one, idempotencyKey }: { locale: Locale; one: SessionRead; idempotencyKey: string }) {
  const words = say(productionWords, locale);
  return (
    <ActionButtons
      actions={[
        {
          label: words.correctTime,
          icon: 'clock',
          action: `/work-sessions/${one.id}/correction`,
          fields: { reason: words.timesToCheck },
          reason: { label: words.realMinutes, name: 'minutes' },
          idempotencyKey: `${idempotencyKey}-t${one.id}`,
        },
        {
          label: words.leaveOut,
          icon: 'x',
          action: `/work-sessions/${one.id}/rejection`,
          reason: { label: words.reason },
          idempotencyKey: `${idempotencyKey}-x${one.id}`,
        },
      ]}
    />
  );
}

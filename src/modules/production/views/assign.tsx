import { quantityText } from '../../../core/quantity/unit.js';
import { ActionButtons, Badge, DataTable, Empty, ErrorSummary, PageHead, Sheet } from '../../../core/ui/index.js';
import type { FormTrouble } from '../../../core/http/forms.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { sentenceOf, type GateFinding } from '../../safety/index.js';
import { productionWords } from '../production.words.js';
import type { AssignmentChoice, Candidate } from '../production.types.js';
import { Around } from './assign-around.js';
import { Warnings } from './parts.js';

interface Props {
  locale: Locale;
  choice: AssignmentChoice;
  trouble: FormTrouble;
  idempotencyKey: string;
}

const TONES = { clear: 'green', warned: 'ochre', refused: 'red' } as const;
const SIGNS = { clear: 'shield-check', warned: 'alert-triangle', refused: 'shield-x' } as const;

/** Who can do an operation: each learner with the gate's answer before anything is pressed. */
export function AssignView({ locale, choice, trouble, idempotencyKey }: Props) {
  const words = say(productionWords, locale);
  const { operation, candidates } = choice;
  const shared = sharedBy(candidates, locale);
  return (
    <>
      <PageHead
        title={words.assignTitle(operation.name)}
        sub={`${operation.itemName} · ${operation.number} · ${quantityText(operation.remaining, operation.unitCode, locale)} · ${words.forDay(shortDate(operation.dueOn, locale))}`}
        back={{ href: `/workshop?day=${choice.plannedOn}`, label: words.back }}
      />
      <Sheet>
        <ErrorSummary errors={trouble.errors} />
        <Around locale={locale} choice={choice} />
        <CommonWarnings locale={locale} shared={shared} />
      </Sheet>
      <Sheet title={words.candidates}>
        <DataTable
          caption={words.candidates}
          columns={[
            { key: 'learner', label: words.learner },
            { key: 'answer', label: words.state },
            { key: 'give', label: words.give },
          ]}
          rows={candidates.map((one) => ({
            id: one.learnerId,
            cells: {
              learner: <Who locale={locale} one={one} />,
              answer: <Answer locale={locale} one={one} shared={shared} />,
              give: <Give locale={locale} one={one} choice={choice} idempotencyKey={idempotencyKey} />,
            },
          }))}
          empty={<Empty title={words.noLearners}>{words.noLearnersHint}</Empty>}
        />
      </Sheet>
    </>
  );
}

type Shared = ReadonlyMap<string, GateFinding>;

/** What the gate warns of whoever is chosen: said once, not beside every name. */
function sharedBy(candidates: readonly Candidate[], locale: Locale): Shared {
  const asked = candidates.filter(({ outcome }) => outcome !== 'refused');
  const [first, ...others] = asked;
  if (!first || others.length === 0) return new Map();
  const said = ({ warnings }: Candidate) => warnings.map((finding) => sentenceOf(finding, locale));
  const common = first.warnings.filter((finding) =>
    others.every((one) => said(one).includes(sentenceOf(finding, locale))),
  );
  return new Map(common.map((finding) => [sentenceOf(finding, locale), finding]));
}

function CommonWarnings({ locale, shared }: { locale: Locale; shared: Shared }) {
  if (shared.size === 0) return null;
  return (
    <>
      <p class="soft">{say(productionWords, locale).warnsAll}</p>
      <Warnings locale={locale} warnings={[...shared.values()]} />
    </>
  );
}

function Who({ locale, one }: { locale: Locale; one: Candidate }) {
  const words = say(productionWords, locale);
  const facts = [one.className, words.level(one.level), one.jobs > 0 && words.busy(one.jobs)];
  return (
    <>
      <b>{one.displayName}</b> <small>{facts.filter(Boolean).join(' · ')}</small>
    </>
  );
}

function Answer({ locale, one, shared }: { locale: Locale; one: Candidate; shared: Shared }) {
  const own = one.warnings.filter((finding) => !shared.has(sentenceOf(finding, locale)));
  return (
    <>
      <Badge tone={TONES[one.outcome]} icon={SIGNS[one.outcome]}>
        {say(productionWords, locale)[one.outcome]}
      </Badge>{' '}
      {one.outcome !== 'refused' && <Warnings locale={locale} warnings={own} />}
    </>
  );
}

function Give({ locale, one, choice, idempotencyKey }: Omit<Props, 'trouble'> & { one: Candidate }) {
  const { operation, plannedOn, halfDay, supervisorId, workCenterId, quantity } = choice;
  const place: Record<string, number> = workCenterId === null ? {} : { workCenterId };
  const action = {
    label: say(productionWords, locale).give,
    action: `/operations/${operation.id}/assignments`,
    fields: {
      learnerId: one.learnerId,
      supervisorId: supervisorId ?? '',
      plannedOn,
      halfDay,
      ...place,
      ...(quantity ? { quantity } : {}),
    },
    idempotencyKey: `${idempotencyKey}-${one.learnerId}`,
    refused: one.outcome === 'refused' ? one.blocks.map((finding) => sentenceOf(finding, locale)).join(' ') : undefined,
  };
  return <ActionButtons actions={[action]} />;
}

import type { ComponentChildren } from 'preact';
import {
  ActionButtons,
  Badge,
  Columns,
  DataTable,
  LinkButton,
  PageHead,
  Sheet,
  type Tone,
} from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say } from '../../../core/words/words.js';
import type { PapersRead } from '../safety.types.js';
import { derogationWords, safetyWords } from '../safety.words.js';
import { PaperForms, type PaperFormsProps } from './paper-forms.js';

export interface LearnerPapersProps extends PaperFormsProps {
  papers: PapersRead;
  displayName: string;
  trainerNames: ReadonlyMap<number, string>;
  /** The head may take out what was recorded by mistake. */
  retracts: boolean;
}

const OUTCOMES = { fit: 'green', fit_with_reserves: 'ochre', unfit: 'red' } as const satisfies Record<string, Tone>;
const OUTCOME_ICONS = { fit: 'circle-check', fit_with_reserves: 'alert-triangle', unfit: 'ban' } as const;

export function LearnerPapersView(props: LearnerPapersProps) {
  const { locale, papers, displayName } = props;
  const words = say(safetyWords, locale);
  return (
    <>
      <PageHead
        title={words.papersOf(displayName)}
        sub={words.papersRead}
        actions={<LinkButton href={`/learners/${papers.learnerId}`}>{words.record}</LinkButton>}
        back={{ href: '/safety', label: words.safety }}
      />
      <Columns main={<Tables {...props} />} side={<PaperForms {...props} />} />
    </>
  );
}

function Tables(props: LearnerPapersProps) {
  const { locale, papers, trainerNames, codes } = props;
  const words = say(safetyWords, locale);
  const day = (date: string) => shortDate(date, locale);
  const name = (code: string) => codes.find((one) => one.value === code)?.label ?? code;
  const list = (all: readonly string[]) => (all.length === 0 ? '—' : all.map(name).join(', '));
  const { medicalOpinions, trainings, drivingAuthorisations, standingDerogations } = papers;
  return (
    <>
      <PaperTable
        {...props}
        kind="medical_opinion"
        title={words.opinions}
        heads={[words.outcome, words.issuedOn, words.validUntil, words.excluded]}
        lines={medicalOpinions.map(({ id, outcome, issuedOn, validUntil, excludedClassCodes }) => ({
          id,
          cells: [
            <Badge tone={OUTCOMES[outcome]} icon={OUTCOME_ICONS[outcome]}>
              {words[outcome]}
            </Badge>,
            day(issuedOn),
            day(validUntil),
            list(excludedClassCodes),
          ],
        }))}
      />
      <PaperTable
        {...props}
        kind="safety_training"
        title={words.trainings}
        heads={[words.machineClass, words.trainedOn, words.trainer]}
        lines={trainings.map(({ id, machineClassCode, trainedOn, trainerId }) => ({
          id,
          cells: [name(machineClassCode), day(trainedOn), trainerNames.get(trainerId) ?? '—'],
        }))}
      />
      <PaperTable
        {...props}
        kind="driving_authorisation"
        title={words.driving}
        heads={[words.machineClass, words.issuedOn, words.validUntil]}
        lines={drivingAuthorisations.map(({ id, classCode, issuedOn, validUntil }) => ({
          id,
          cells: [name(classCode), day(issuedOn), day(validUntil)],
        }))}
      />
      <PaperTable
        {...props}
        kind="standing_derogation"
        title={words.derogations}
        heads={[words.article, words.covers, words.from, words.until]}
        lines={standingDerogations.map(({ id, article, scope, from, until }) => ({
          id,
          cells: [say(derogationWords, locale)[article], list(scope), day(from), day(until)],
        }))}
      />
    </>
  );
}

interface PaperTableProps extends LearnerPapersProps {
  kind: string;
  title: string;
  heads: readonly string[];
  lines: readonly { id: number; cells: readonly ComponentChildren[] }[];
}

function PaperTable({ locale, papers, kind, title, heads, lines, retracts }: PaperTableProps) {
  const words = say(safetyWords, locale);
  const columns = heads.map((label, at) => ({ key: String(at), label }));
  const retraction = (learnerId: number, id: number) => ({
    label: words.retract,
    action: `/safety/learners/${learnerId}/papers/${kind}/${id}/retraction`,
    confirm: words.retractConfirm,
    reason: { label: words.reason },
  });
  const rows = lines.map(({ id, cells }) => ({
    id,
    cells: { ...cells, act: <ActionButtons actions={[retraction(papers.learnerId, id)]} /> },
  }));
  return (
    <Sheet title={title}>
      <DataTable
        caption={title}
        columns={retracts ? [...columns, { key: 'act', label: words.actions }] : columns}
        rows={rows}
        empty={<p class="soft">{words.none}</p>}
      />
    </Sheet>
  );
}

import { Badge, DataTable, Facts } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { formatCentiminutes } from '../../catalog/index.js';
import type { FitCompetence, TeachingFit } from '../learning.types.js';
import { learningWords, verdictWords } from '../learning.words.js';

interface Props {
  locale: Locale;
  fit: TeachingFit;
}

export function VerdictBadge({ locale, fit }: Props) {
  const { tone, [locale]: said } = verdictWords[fit.verdict];
  return <Badge tone={tone}>{said}</Badge>;
}

/** Hours, level, competences and machines of a work. */
export function Fit({ locale, fit }: Props) {
  const words = say(learningWords, locale);
  const critical = fit.works.some((work) => work.critical);
  return (
    <>
      <Facts
        facts={[
          { label: words.hours, value: formatCentiminutes(fit.minutes * 100, locale), strong: true },
          { label: words.level, value: words.atLevel(fit.requiredLevel, fit.atLevel, fit.learners) },
          ...(critical ? [{ label: words.critical, value: words.criticalWork }] : []),
        ]}
      />
      <Competences locale={locale} fit={fit} />
      <Machines locale={locale} fit={fit} />
    </>
  );
}

function Competences({ locale, fit }: Props) {
  const words = say(learningWords, locale);
  return (
    <DataTable
      caption={words.competence}
      columns={[
        { key: 'competence', label: words.competence },
        { key: 'time', label: words.time, align: 'right' },
        { key: 'lacking', label: words.lacking },
      ]}
      rows={fit.competences.map((competence) => ({
        id: `${competence.frameworkCode}-${competence.code}`,
        cells: {
          competence: (
            <>
              <b>{competence.code}</b> {competence.title}
            </>
          ),
          time: formatCentiminutes(competence.minutes * 100, locale),
          lacking: <Lacking locale={locale} competence={competence} />,
        },
      }))}
      empty={<p class="soft">{words.noCompetence}</p>}
    />
  );
}

function Lacking({ locale, competence: { lacking, learners } }: { locale: Locale; competence: FitCompetence }) {
  const words = say(learningWords, locale);
  if (lacking.length === 0) return <span class="soft">{words.nobody}</span>;
  return (
    <>
      <b>{words.lackingOf(lacking.length, learners)}</b>
      <br />
      <span class="soft">{lacking.join(', ')}</span>
    </>
  );
}

function Machines({ locale, fit }: Props) {
  const words = say(learningWords, locale);
  if (fit.machines.length === 0) return null;
  return (
    <DataTable
      caption={words.machine}
      columns={[
        { key: 'machine', label: words.machine },
        { key: 'time', label: words.time, align: 'right' },
        { key: 'cleared', label: words.cleared, align: 'right' },
      ]}
      rows={fit.machines.map(({ workCenterId, name, inService, minutes, cleared }) => ({
        id: workCenterId,
        cells: {
          machine: name,
          time: formatCentiminutes(minutes * 100, locale),
          cleared: inService ? words.lackingOf(cleared, fit.learners) : <Badge tone="red">{words.outOfService}</Badge>,
        },
      }))}
    />
  );
}

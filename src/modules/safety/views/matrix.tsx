import { Badge, Badges, DataTable, Empty, Sheet, type Tone } from '../../../core/ui/index.js';
import { spokenDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { MatrixCell, SafetyMatrix } from '../safety.types.js';
import { lackWords, ruleWords, safetyWords } from '../safety.words.js';

const LOOK = {
  clear: { tone: 'green', icon: 'circle-check' },
  warned: { tone: 'ochre', icon: 'alert-triangle' },
  refused: { tone: 'red', icon: 'ban' },
} as const satisfies Record<MatrixCell['outcome'], { tone: Tone; icon: string }>;

/** A word, a sign and a colour in each cell, and the paper that is missing. */
export function Matrix({ locale, matrix }: { locale: Locale; matrix: SafetyMatrix }) {
  const words = say(safetyWords, locale);
  const rules = say(ruleWords, locale);
  const columns = [
    { key: 'learner', label: words.learner },
    ...matrix.machines.map(({ workCenterId, name, rule }) => ({
      key: String(workCenterId),
      label: rule ? `${name} (${rules[rule]})` : name,
    })),
  ];
  const rows = matrix.rows.map(({ learnerId, displayName, cells }) => ({
    id: learnerId,
    cells: {
      learner: <a href={`/safety/learners/${learnerId}`}>{displayName}</a>,
      ...Object.fromEntries(cells.map((cell) => [cell.workCenterId, <Cell locale={locale} cell={cell} />])),
    },
  }));
  const caption = words.matrixOn(spokenDate(matrix.on, locale));
  const bare = rows.length === 0 || matrix.machines.length === 0;
  return (
    <Sheet title={caption} id="matrix">
      {bare ? (
        <Empty title={words.noMatrix}>{words.noMatrixYet}</Empty>
      ) : (
        <DataTable caption={caption} columns={columns} rows={rows} />
      )}
    </Sheet>
  );
}

function Cell({ locale, cell }: { locale: Locale; cell: MatrixCell }) {
  const lacks = say(lackWords, locale);
  const { tone, icon } = LOOK[cell.outcome];
  return (
    <Badges stacked>
      <Badge tone={tone} icon={icon}>
        <span class="whole">{say(safetyWords, locale)[cell.outcome]}</span>
      </Badge>
      {cell.rules.length > 0 && <small>{cell.rules.map((rule) => lacks[rule]).join(', ')}</small>}
    </Badges>
  );
}

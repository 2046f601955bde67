import { Badge, DataTable, Sheet } from '../../../core/ui/index.js';
import type { LocalDate } from '../../../core/time/local-date.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { BoardJob, BoardRead } from '../../production/index.js';
import type { WorkCenterRead } from '../../school/index.js';
import { workshopWords } from '../workshop.words.js';

interface Props {
  locale: Locale;
  board: BoardRead;
  machines: readonly WorkCenterRead[];
}

/** The same day by machine: whether it may run, who is on it, who comes. Those with nothing to say are left out. */
export function Machines({ locale, board, machines }: Props) {
  const words = say(workshopWords, locale);
  const jobs = board.learners.flatMap(({ displayName, am, pm }) =>
    [...am, ...pm].map((job) => ({ ...job, displayName })),
  );
  const rows = machines
    .map((machine) => ({ machine, own: jobs.filter(({ workCenterId }) => workCenterId === machine.id) }))
    .filter(({ machine, own }) => own.length > 0 || stopOf(machine, board.day, locale) !== null);
  if (rows.length === 0) return null;
  return (
    <Sheet title={words.machines}>
      <DataTable
        caption={words.machines}
        columns={[
          { key: 'machine', label: words.machine },
          { key: 'state', label: words.machineState },
          { key: 'now', label: words.now },
          { key: 'planned', label: words.planned },
        ]}
        rows={rows.map(({ machine, own }) => ({
          id: machine.id,
          cells: {
            machine: machine.name,
            state: <MachineState locale={locale} machine={machine} day={board.day} />,
            now: told(own.filter(({ running }) => running)),
            planned: told(own.filter(({ running, state }) => !running && state !== 'finished')),
          },
        }))}
      />
    </Sheet>
  );
}

const told = (jobs: readonly (BoardJob & { displayName: string })[]) =>
  jobs.length === 0
    ? '–'
    : jobs.map((job) => `${job.displayName} · ${job.itemName} · ${job.operationName}`).join(' — ');

function MachineState({ locale, machine, day }: { locale: Locale; machine: WorkCenterRead; day: LocalDate }) {
  const stop = stopOf(machine, day, locale);
  if (stop === null) return <Badge tone="green">{say(workshopWords, locale).inService}</Badge>;
  return (
    <Badge tone="red" icon="ban">
      {stop}
    </Badge>
  );
}

/** Why the gate refuses this machine that day (B7); null when it does not. */
function stopOf(machine: WorkCenterRead, day: LocalDate, locale: Locale): string | null {
  const words = say(workshopWords, locale);
  const { inService, outOfServiceReason, machineClassCode, checkValidUntil } = machine;
  if (!inService) return words.outOfService(outOfServiceReason ?? '');
  if (machineClassCode === null) return null;
  if (checkValidUntil === null) return words.neverChecked;
  return checkValidUntil < day ? words.checkOver(shortDate(checkValidUntil, locale)) : null;
}

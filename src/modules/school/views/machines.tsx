import { formatCents } from '../../../core/money/money.js';
import { ActionButtons, Badge, DataTable, Empty, Sheet } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { WorkCenterRead } from '../school.types.js';
import { schoolWords } from '../school.words.js';

interface MachinesProps {
  locale: Locale;
  workCenters: readonly WorkCenterRead[];
  acts: boolean;
}

/** Machines and benches: in service or not, checked until when. */
export function Machines({ locale, workCenters, acts }: MachinesProps) {
  const words = say(schoolWords, locale);
  const columns = [
    { key: 'machine', label: words.machine },
    { key: 'workshop', label: words.workshop },
    { key: 'state', label: words.state },
    { key: 'check', label: words.check },
    { key: 'rate', label: words.hourlyCost, align: 'right' as const },
    ...(acts ? [{ key: 'act', label: '' }] : []),
  ];
  const rows = workCenters.map((center) => ({
    id: center.id,
    cells: {
      machine: `${center.code} · ${center.name}`,
      workshop: center.workshopName,
      state: <MachineState locale={locale} center={center} />,
      check: center.checkValidUntil
        ? shortDate(center.checkValidUntil, locale)
        : center.machineClassCode
          ? words.noCheck
          : '—',
      rate: center.hourlyRateCents === null ? '—' : formatCents(center.hourlyRateCents, locale),
      act: <MachineActions locale={locale} center={center} />,
    },
  }));
  return (
    <Sheet title={words.machines}>
      <DataTable caption={words.machines} columns={columns} rows={rows} empty={<Empty title={words.none} />} />
    </Sheet>
  );
}

function MachineState({ locale, center }: { locale: Locale; center: WorkCenterRead }) {
  const words = say(schoolWords, locale);
  if (center.inService)
    return (
      <Badge tone="green" icon="check">
        {words.inService}
      </Badge>
    );
  return (
    <>
      <Badge tone="red" icon="ban">
        {words.outOfService}
      </Badge>{' '}
      {center.outOfServiceReason}
    </>
  );
}

function MachineActions({ locale, center }: { locale: Locale; center: WorkCenterRead }) {
  const words = say(schoolWords, locale);
  const at = `/school/work-centers/${center.id}`;
  const toggle = center.inService
    ? { label: words.stop, action: `${at}/out-of-service`, reason: { label: words.stopReason } }
    : { label: words.back, action: `${at}/in-service` };
  const check = {
    label: words.recordCheck,
    action: `${at}/checks`,
    reason: { label: `${words.validUntil} (JJ/MM/AAAA)`, name: 'checkValidUntil' },
  };
  const rate = {
    label: words.setRate,
    action: `${at}/hourly-rate`,
    reason: { label: `${words.hourlyCost} (€)`, name: 'hourlyRateCents' },
  };
  const unrate = { label: words.removeRate, action: `${at}/hourly-rate/removal` };
  const cost = center.hourlyRateCents === null ? rate : unrate;
  return <ActionButtons actions={center.machineClassCode ? [toggle, check, cost] : [toggle, cost]} />;
}

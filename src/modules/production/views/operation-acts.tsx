import { ActionButtons, LinkButton, type Action } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { productionWords } from '../production.words.js';
import type { OperationRow, WorkOrderSheet } from '../production.types.js';

interface Props {
  locale: Locale;
  one: OperationRow;
  sheet: WorkOrderSheet;
  idempotencyKey: string;
}

/** What a master can do with a step: give it, send its pieces, skip it, show how. */
export function OperationActs({ locale, one, sheet, idempotencyKey }: Props) {
  const words = say(productionWords, locale);
  const runs = sheet.state === 'released' || sheet.state === 'in_progress';
  const over = !runs || one.state === 'done' || one.state === 'skipped';
  // Open to the end: what was received by mistake is taken back there.
  const outside = <LinkButton href={`/subcontracting/${one.id}`}>{words.outside}</LinkButton>;
  if (over) return one.supplierId !== null && one.state !== 'skipped' ? outside : null;
  const skip: Action = {
    label: words.skip,
    action: `/operations/${one.id}/skip`,
    reason: { label: words.reason },
    idempotencyKey: `${idempotencyKey}-s${one.id}`,
  };
  const show: Action = {
    label: words.show,
    action: `/operations/${one.id}/demonstrations`,
    reason: { label: words.shownLabel, name: 'minutes' },
    idempotencyKey: `${idempotencyKey}-d${one.id}`,
  };
  const skippable = one.state === 'ready' || one.state === 'blocked';
  if (one.supplierId !== null)
    return (
      <>
        {outside}
        {skippable && <ActionButtons actions={[skip]} />}
      </>
    );
  return (
    <>
      <LinkButton href={`/operations/${one.id}/assignments/new`}>{words.give}</LinkButton>
      <ActionButtons actions={skippable ? [skip, show] : [show]} />
    </>
  );
}

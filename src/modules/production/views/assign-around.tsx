import { quantityText } from '../../../core/quantity/unit.js';
import { DateField, Form, SelectField, Submit, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { productionWords } from '../production.words.js';
import type { AssignmentChoice } from '../production.types.js';

/** What the gate is asked about: changing it asks again. */
export function Around({ locale, choice }: { locale: Locale; choice: AssignmentChoice }) {
  const words = say(productionWords, locale);
  const { operation, plannedOn, halfDay, supervisorId, workCenterId, quantity, given } = choice;
  const { supervisors, workCenters } = choice;
  const halves = (['am', 'pm'] as const).map((value) => ({ value, label: words[value] }));
  const adults = supervisors.map(({ userId, name, present }) => ({
    value: userId,
    label: present ? name : `${name} (${words.absent})`,
  }));
  const centers = workCenters.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form action={`/operations/${operation.id}/assignments/new`} method="get" filter>
      <DateField name="day" label={words.day} value={plannedOn} />
      <SelectField name="halfDay" label={words.halfDay} options={halves} value={halfDay} blank={false} />
      <SelectField
        name="supervisorId"
        label={words.supervisor}
        options={adults}
        value={supervisorId ?? ''}
        blank={adults.length === 0 ? words.noSupervisor : false}
      />
      <SelectField
        name="workCenterId"
        label={words.workCenter}
        options={centers}
        value={workCenterId ?? ''}
        blank={words.noWorkCenter}
      />
      <TextField
        name="quantity"
        label={words.share}
        help={words.shareHelp(quantityText(Math.max(0, operation.remaining - given), operation.unitCode, locale))}
        value={quantity ?? ''}
        inputMode="decimal"
        maxLength={12}
        size="short"
      />
      <Submit icon="filter">{words.see}</Submit>
    </Form>
  );
}

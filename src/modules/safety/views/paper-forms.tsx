import type { ComponentChildren } from 'preact';
import type { FormTrouble } from '../../../core/http/forms.js';
import {
  CheckField,
  DateField,
  FieldSet,
  Form,
  SelectField,
  Sheet,
  Submit,
  type Option,
} from '../../../core/ui/index.js';
import type { LocalDate } from '../../../core/time/local-date.js';
import { say, type Locale } from '../../../core/words/words.js';
import { derogationWords, safetyWords } from '../safety.words.js';

/** The forms of the page, by the last word of their address. */
export type PaperFormName = 'medical-opinions' | 'trainings' | 'driving-authorisations' | 'standing-derogations';

export interface PaperFormsProps {
  locale: Locale;
  learnerId: number;
  today: LocalDate;
  /** Machine classes of the school. */
  classes: readonly Option[];
  /** Those that are driven. */
  driven: readonly Option[];
  /** Machine classes and regulated works. */
  codes: readonly Option[];
  /** Who may have trained. */
  trainers: readonly Option[];
  trouble: FormTrouble;
  of: PaperFormName | null;
  formKey: string;
}

export function PaperForms(props: PaperFormsProps) {
  return (
    <>
      <OpinionForm {...props} />
      <TrainingForm {...props} />
      <DrivingForm {...props} />
      <DerogationForm {...props} />
    </>
  );
}

interface PaperFormProps extends PaperFormsProps {
  name: PaperFormName;
  title: string;
  submit: string;
  children: ComponentChildren;
}

function PaperForm({ learnerId, trouble, of, formKey, name, title, submit, children }: PaperFormProps) {
  const action = `/safety/learners/${learnerId}/${name}`;
  return (
    <Sheet title={title}>
      <Form action={action} idempotencyKey={`${formKey}-${name}`} {...(of === name ? trouble : {})}>
        {children}
        <Submit icon="certificate">{submit}</Submit>
      </Form>
    </Sheet>
  );
}

function OpinionForm(props: PaperFormsProps) {
  const { locale, today, codes } = props;
  const words = say(safetyWords, locale);
  const outcomes = (['fit', 'fit_with_reserves', 'unfit'] as const).map((value) => ({ value, label: words[value] }));
  return (
    <PaperForm {...props} name="medical-opinions" title={words.opinions} submit={words.recordOpinion}>
      <SelectField name="outcome" label={words.outcome} help={words.opinionHelp} options={outcomes} required />
      <DateField name="issuedOn" label={words.issuedOn} max={today} required />
      <DateField name="validUntil" label={words.validUntil} required />
      <CheckField name="includesHandling" label={words.handling} />
      <CodeBoxes legend={words.excluded} name="excluded" codes={codes} />
    </PaperForm>
  );
}

function TrainingForm(props: PaperFormsProps) {
  const { locale, today, classes, trainers } = props;
  const words = say(safetyWords, locale);
  return (
    <PaperForm {...props} name="trainings" title={words.trainings} submit={words.recordTraining}>
      <SelectField name="machineClassCode" label={words.machineClass} options={classes} required />
      <DateField name="trainedOn" label={words.trainedOn} value={today} max={today} required />
      <SelectField name="trainerId" label={words.trainer} options={trainers} required />
    </PaperForm>
  );
}

function DrivingForm(props: PaperFormsProps) {
  const { locale, today, driven } = props;
  const words = say(safetyWords, locale);
  if (driven.length === 0)
    return (
      <Sheet title={words.driving}>
        <p class="soft">{words.noDriven}</p>
      </Sheet>
    );
  return (
    <PaperForm {...props} name="driving-authorisations" title={words.driving} submit={words.authorise}>
      <SelectField name="classCode" label={words.machineClass} options={driven} required />
      <DateField name="issuedOn" label={words.issuedOn} max={today} required />
      <DateField name="validUntil" label={words.validUntil} required />
    </PaperForm>
  );
}

function DerogationForm(props: PaperFormsProps) {
  const { locale, codes } = props;
  const words = say(safetyWords, locale);
  const articles = Object.entries(say(derogationWords, locale)).map(([value, label]) => ({ value, label }));
  return (
    <PaperForm {...props} name="standing-derogations" title={words.derogations} submit={words.grant}>
      <SelectField name="article" label={words.article} options={articles} required />
      <DateField name="validFrom" label={words.from} required />
      <DateField name="validUntil" label={words.until} required />
      <CodeBoxes legend={words.covers} name="codes" codes={codes} />
    </PaperForm>
  );
}

// Folded: a school has many codes and a paper few of them.
function CodeBoxes({ legend, name, codes }: { legend: string; name: string; codes: readonly Option[] }) {
  return (
    <details>
      <summary class="btn ghost">{legend}</summary>
      <FieldSet>
        {codes.map(({ value, label }) => (
          <CheckField name={`${name}[${value}][code]`} value={String(value)} label={label} />
        ))}
      </FieldSet>
    </details>
  );
}

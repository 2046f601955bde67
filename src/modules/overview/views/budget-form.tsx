import type { FormTrouble } from '../../../core/http/forms.js';
import { FieldSet, Form, Hidden, MoneyField, PageHead, SelectField, Sheet, Submit } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { accountWords, budgetWords, sectorWords } from '../overview.words.js';
import { hasSector, SECTORS, type BudgetRead } from '../budget.types.js';

interface BudgetFormProps {
  locale: Locale;
  budget: BudgetRead;
  trouble: FormTrouble;
  formKey: string;
}

/** Every account on one form: planned, realised, and its sector of VAT. */
export function BudgetForm({ locale, budget, trouble, formKey }: BudgetFormProps) {
  const words = say(budgetWords, locale);
  const accounts = say(accountWords, locale);
  const sectors = SECTORS.map((sector) => ({ value: sector, label: say(sectorWords, locale)[sector] }));
  const back = `/overview/budgets/${budget.schoolYear}`;
  const shown = (cents: number) => (cents === 0 ? undefined : cents);
  return (
    <>
      <PageHead
        title={words.editTitle(budget.schoolYear)}
        sub={words.editSub}
        back={{ href: back, label: words.title(budget.schoolYear) }}
      />
      <Sheet>
        <Form action={back} idempotencyKey={formKey} {...trouble}>
          <Hidden name="version" value={budget.version} />
          {budget.rows.map(({ account, sector, plannedCents, realisedCents }, at) => (
            <FieldSet legend={accounts[account]}>
              <Hidden name={`rows[${at}][account]`} value={account} />
              <MoneyField
                name={`rows[${at}][plannedCents]`}
                label={words.planned}
                cents={shown(plannedCents)}
                required={false}
              />
              {account !== '70' && (
                <MoneyField
                  name={`rows[${at}][realisedCents]`}
                  label={words.realised}
                  cents={shown(realisedCents)}
                  required={false}
                />
              )}
              {hasSector(account) && (
                <SelectField
                  name={`rows[${at}][sector]`}
                  label={words.sector}
                  options={sectors}
                  value={sector ?? 'M'}
                  blank={false}
                />
              )}
            </FieldSet>
          ))}
          <Submit cancel={{ href: back, label: words.cancel }}>{words.save}</Submit>
        </Form>
      </Sheet>
    </>
  );
}

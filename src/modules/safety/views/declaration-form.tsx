import type { FormTrouble } from '../../../core/http/forms.js';
import { CheckField, FieldSet, Form, Hidden, PageHead, Sheet, Submit, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { DeclarationSheet } from '../safety.types.js';
import { safetyWords } from '../safety.words.js';

/** Something that can be declared in a workshop. `key` names its box. */
export interface Declarable {
  key: string;
  name: string;
  code: string;
}

export interface DeclarablePlace {
  workshopId: number;
  workshopName: string;
  works: readonly Declarable[];
}

interface DeclarationFormProps {
  locale: Locale;
  /** Null: a new one. */
  sheet: DeclarationSheet | null;
  /** Keys of the boxes ticked. */
  ticked: ReadonlySet<string>;
  places: readonly DeclarablePlace[];
  trouble: FormTrouble;
  formKey: string;
}

export function DeclarationFormView({ locale, sheet, ticked, places, trouble, formKey }: DeclarationFormProps) {
  const words = say(safetyWords, locale);
  const back = sheet ? `/safety/declarations/${sheet.id}` : '/safety';
  return (
    <>
      <PageHead
        title={sheet ? words.edit : words.newDeclaration}
        back={{ href: back, label: sheet ? sheet.sector : words.safety }}
      />
      <Sheet>
        <Form action={sheet ? back : '/safety/declarations'} idempotencyKey={formKey} {...trouble}>
          {sheet && <Hidden name="version" value={sheet.version} />}
          <TextField
            name="sector"
            label={words.sector}
            help={words.sectorHelp}
            value={sheet?.sector}
            maxLength={150}
            size="wide"
            required
          />
          <WorkBoxes places={places} ticked={ticked} />
          <Submit cancel={{ href: back, label: words.cancel }}>{words.saveDraft}</Submit>
        </Form>
      </Sheet>
    </>
  );
}

export function WorkBoxes({ places, ticked }: Pick<DeclarationFormProps, 'places' | 'ticked'>) {
  return (
    <>
      {places.map(({ workshopName, works }) => (
        <FieldSet legend={workshopName}>
          {works.map(({ key, name, code }) => (
            <CheckField name={`works[${key}]`} label={name} help={code} checked={ticked.has(key)} />
          ))}
        </FieldSet>
      ))}
    </>
  );
}

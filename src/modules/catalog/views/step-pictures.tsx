import type { FormTrouble } from '../../../core/http/forms.js';
import {
  ActionButtons,
  DataTable,
  Empty,
  FileField,
  Form,
  PageHead,
  SelectField,
  Sheet,
  Submit,
} from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ItemRead, RoutingStep } from '../catalog.types.js';
import { catalogWords } from '../catalog.words.js';

interface Props {
  locale: Locale;
  item: ItemRead;
  routing: readonly RoutingStep[];
  pictures: readonly { id: number; code: string; fileId: number }[];
  trouble: FormTrouble;
  formKey: string;
}

/** One picture a step: what the learner sees on the tablet while making it. */
export function StepPicturesView({ locale, item, routing, pictures, trouble, formKey }: Props) {
  const words = say(catalogWords, locale);
  const href = `/items/${item.id}`;
  return (
    <>
      <PageHead title={words.stepPictures} sub={`${item.code} ${item.name}`} back={{ href, label: words.backToItem }} />
      {routing.length === 0 ? (
        <Sheet>
          <Empty title={words.noRouting}>{words.noRoutingHint}</Empty>
        </Sheet>
      ) : (
        <>
          <Sheet title={words.addPicture}>
            <Form action={`${href}/step-pictures`} idempotencyKey={formKey} multipart {...trouble}>
              <SelectField
                name="code"
                label={words.operation}
                options={routing.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
                blank={false}
              />
              <FileField name="file" label={words.picture} help={words.pictureHelp} accept="image/*" />
              <Submit icon="plus">{words.addPicture}</Submit>
            </Form>
          </Sheet>
          <Sheet title={words.routing}>
            <Steps locale={locale} routing={routing} pictures={pictures} />
          </Sheet>
        </>
      )}
    </>
  );
}

function Steps({ locale, routing, pictures }: Pick<Props, 'locale' | 'routing' | 'pictures'>) {
  const words = say(catalogWords, locale);
  return (
    <DataTable
      caption={words.stepPictures}
      columns={[
        { key: 'operation', label: words.operation },
        { key: 'picture', label: words.picture },
        { key: 'act', label: '' },
      ]}
      rows={routing.map(({ position, code, name }) => {
        const picture = pictures.find((one) => one.code === code);
        const remove = picture && { label: words.removePicture, action: `/step-pictures/${picture.id}/removal` };
        return {
          id: position,
          cells: {
            operation: `${position} · ${code} ${name}`,
            picture: picture ? (
              <img src={`/files/${picture.fileId}`} alt={words.pictureOf(name)} width="160" loading="lazy" />
            ) : (
              <span class="soft">{words.noPicture}</span>
            ),
            act: remove && <ActionButtons actions={[remove]} />,
          },
        };
      })}
    />
  );
}

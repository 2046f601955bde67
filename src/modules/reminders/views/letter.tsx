import { ActionButtons, LinkButton, PageHead, Sheet } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { letterMail } from '../letter.document.js';
import type { Letter } from '../letters.js';
import { remindersWords } from '../reminders.words.js';

/** A letter as it will leave, and the button that sends it. */
export function LetterView({ locale, letter, formKey }: { locale: Locale; letter: Letter; formKey: string }) {
  const words = say(remindersWords, locale);
  const { key, partnerName, level, data } = letter;
  const formal = level === 'formal';
  const send = {
    label: formal ? words.keepFormal : words.sendOne,
    action: formal ? '/reminders/formal-notices' : '/reminders/sendings',
    primary: true,
    fields: { [formal ? 'key' : 'letters[0][key]']: key },
    idempotencyKey: formKey,
    ...(formal ? { confirm: words.formalConfirm } : { icon: 'mail' as const }),
  };
  return (
    <>
      <PageHead
        title={data.title}
        sub={partnerName}
        back={{ href: '/reminders', label: words.back }}
        actions={<ActionButtons actions={[send]} />}
      />
      <Sheet
        title={formal ? data.subject : words.mailText}
        tools={
          <LinkButton href={`/reminders/letter.pdf?key=${key}`} paper>
            {words.paper}
          </LinkButton>
        }
      >
        <p class="soft">{formal ? words.byPost : words.byMail}</p>
        {letterMail(data)
          .split('\n\n')
          .map((part) => (
            <p class="said">{part}</p>
          ))}
      </Sheet>
    </>
  );
}

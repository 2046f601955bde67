import { Icon } from './icon.js';
import { useLocale, useUiWords } from './ui.words.js';

export interface Who {
  name: string;
  role: string;
  school: string;
}
export interface SchoolChoice {
  id: string | number;
  name: string;
}

/** An O crossed by a thread. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <circle class="ring" cx="16" cy="16" r="12.5" />
      <path class="gap" d="M6 26 26 6" />
      <path class="strand" d="M5.5 26.5 26.5 5.5" />
    </svg>
  );
}

/** Who is signed in; opens on what belongs to that person. */
export function WhoBlock({ who, schoolSwitch }: { who: Who; schoolSwitch?: readonly SchoolChoice[] }) {
  const words = useUiWords();
  const locale = useLocale();
  const other = locale === 'fr' ? 'en' : 'fr';
  return (
    <details class="who">
      <summary>
        <Icon name="user" />
        <span class="who-text">
          {who.school}
          <br />
          {who.name}, {who.role}
        </span>
      </summary>
      <div class="who-panel">
        <a href="/me">
          <Icon name="settings" /> {words.settings}
        </a>
        <div data-controller="theme" hidden>
          <button type="button" data-theme-target="theme" data-action="theme#toggleTheme" aria-pressed="false">
            <Icon name="moon" /> {words.darkTheme}
          </button>
          <button type="button" data-theme-target="reading" data-action="theme#toggleReading" aria-pressed="false">
            <Icon name="typography" /> {words.readingMode}
          </button>
        </div>
        <form method="post" action="/me/locale">
          <button type="submit" name="locale" value={other} lang={other}>
            <Icon name="language" /> {words.otherLanguage}
          </button>
        </form>
        {schoolSwitch && schoolSwitch.length > 0 && <Schools schools={schoolSwitch} />}
        {/* Without Turbo: a full load empties its memory of private pages. */}
        <form method="post" action="/sign-out" data-turbo="false">
          <button type="submit">
            <Icon name="logout" /> {words.signOut}
          </button>
        </form>
      </div>
    </details>
  );
}

function Schools({ schools }: { schools: readonly SchoolChoice[] }) {
  const words = useUiWords();
  return (
    <form method="post" action="/me/school" aria-label={words.schools}>
      {schools.map(({ id, name }) => (
        <button type="submit" name="schoolId" value={String(id)}>
          <Icon name="school" /> {name}
        </button>
      ))}
    </form>
  );
}

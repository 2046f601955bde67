import { Icon, type IconName } from './icon.js';
import { Mark, WhoBlock, type SchoolChoice, type Who } from './nav-who.js';
import { useUiWords } from './ui.words.js';

export interface MenuEntry {
  href: string;
  label: string;
  icon: IconName;
  badge?: number;
  /** Other addresses of the same room, which have no entry of their own. */
  also?: readonly string[];
}

export interface NavProps {
  menu: readonly MenuEntry[];
  who: Who | null;
  path: string;
  search?: boolean;
  schoolSwitch?: readonly SchoolChoice[];
}

/** Brand, search, at most seven entries, and who is signed in. Works without script at every width. */
export function Nav({ menu, who, path, search, schoolSwitch }: NavProps) {
  const words = useUiWords();
  const current = currentHref(menu, path);
  return (
    <header class="nav">
      <a class="brand" href="/">
        <Mark /> Ouvrage
      </a>
      {search && (
        <form class="nav-search" method="get" action="/search" role="search">
          <Icon name="search" />
          <input type="search" name="q" aria-label={words.search} placeholder={words.searchHint} />
        </form>
      )}
      <nav aria-label={words.menu}>
        <ul class="menu">
          {menu.map(({ href, label, icon, badge }) => (
            <li>
              <a href={href} aria-current={href === current ? 'page' : undefined}>
                <Icon name={icon} />
                <span>{label}</span>
                {badge ? <b class="count">{badge}</b> : null}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {who && <WhoBlock who={who} schoolSwitch={schoolSwitch} />}
    </header>
  );
}

/** The entry of which an address covers the page most closely. */
function currentHref(menu: readonly MenuEntry[], path: string): string | undefined {
  const covers = (at: string) => path === at || (at !== '/' && path.startsWith(`${at}/`));
  return menu
    .flatMap(({ href, also = [] }) => [href, ...also].map((at) => ({ href, at })))
    .filter(({ at }) => covers(at))
    .sort((a, b) => b.at.length - a.at.length)[0]?.href;
}

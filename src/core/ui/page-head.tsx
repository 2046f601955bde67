import type { ComponentChildren } from 'preact';
import { Icon } from './icon.js';

interface PageHeadProps {
  title: ComponentChildren;
  sub?: ComponentChildren;
  actions?: ComponentChildren;
  back?: { href: string; label: string };
}

/** The top of a page: what it is about, and the one thing to do next. */
export function PageHead({ title, sub, actions, back }: PageHeadProps) {
  return (
    <header class="head">
      <div class="head-text">
        {back && (
          <a class="back" href={back.href}>
            <Icon name="arrow-left" /> {back.label}
          </a>
        )}
        <h1>{typeof title === 'string' ? wholeReferences(title) : title}</h1>
        {sub && <p class="sub">{sub}</p>}
      </div>
      {actions && <div class="head-actions">{actions}</div>}
    </header>
  );
}

/** `CO-2026-00012` breaks at its hyphens on a phone; a non-breaking hyphen would spoil what people copy. */
const wholeReferences = (title: string) =>
  title.split(/([A-Z]{2}-\d{4}-\d+)/).map((part, at) => (at % 2 === 1 ? <span class="whole">{part}</span> : part));

interface LinkButtonProps {
  href: string;
  primary?: boolean;
  download?: boolean;
  /** A paper, to be read and printed in a window of its own. */
  paper?: boolean;
  children: ComponentChildren;
}

/** A link that looks like a button: goes somewhere, changes nothing. */
export function LinkButton({ href, primary, download, paper, children }: LinkButtonProps) {
  return (
    <a
      class={primary ? 'btn' : 'btn ghost'}
      href={href}
      {...(download ? { download: true, 'data-turbo': 'false' } : {})}
      {...(paper ? { target: '_blank', 'data-turbo': 'false' } : {})}
    >
      {children}
    </a>
  );
}

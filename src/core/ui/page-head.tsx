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
        <h1>{title}</h1>
        {sub && <p class="sub">{sub}</p>}
      </div>
      {actions && <div class="head-actions">{actions}</div>}
    </header>
  );
}

interface LinkButtonProps {
  href: string;
  primary?: boolean;
  download?: boolean;
  children: ComponentChildren;
}

/** A link that looks like a button: goes somewhere, changes nothing. */
export function LinkButton({ href, primary, download, children }: LinkButtonProps) {
  return (
    <a
      class={primary ? 'btn' : 'btn ghost'}
      href={href}
      {...(download ? { download: true, 'data-turbo': 'false' } : {})}
    >
      {children}
    </a>
  );
}

import type { ComponentChildren } from 'preact';

interface EmptyProps {
  title: ComponentChildren;
  /** What to do first. */
  children?: ComponentChildren;
  action?: ComponentChildren;
}

/** Nothing here yet: the thread waits for its needle, and the sentence says what to do first. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div class="empty">
      <Thread />
      <p class="empty-title">{title}</p>
      {children && <p>{children}</p>}
      {action && <p class="empty-action">{action}</p>}
    </div>
  );
}

export function Thread() {
  return (
    <svg class="thread" viewBox="0 0 240 64" aria-hidden="true">
      <path class="strand" d="M4 46C34 20 58 18 74 34S62 62 52 48 84 14 118 30s52 22 78 2" />
      <path class="needle" d="M190 37 228 8" />
      <ellipse class="eye" cx="197" cy="31.6" rx="3.4" ry="1.2" transform="rotate(-37 197 31.6)" />
    </svg>
  );
}

import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.js';
import { Hidden, pressed, type Press } from './form.js';

interface TerminalScreenProps {
  picture?: ComponentChildren;
  step?: ComponentChildren;
  title: ComponentChildren;
  /** One sentence a line. */
  sentences?: readonly ComponentChildren[];
  note?: ComponentChildren;
  /** `BigButton`s, the primary one first. */
  children?: ComponentChildren;
}

/** What a tablet shows at once: one picture, one sentence a line, one huge button. */
export function TerminalScreen({ picture, step, title, sentences, note, children }: TerminalScreenProps) {
  return (
    <>
      <div class={picture ? 't-work' : 't-work alone'}>
        {picture && <div class="t-picture">{picture}</div>}
        <div class="t-text" data-spoken>
          {step}
          <h1>{title}</h1>
          {sentences?.map((sentence) => (
            <p class="t-step">{sentence}</p>
          ))}
          {note && <p class="t-step t-note">{note}</p>}
        </div>
      </div>
      {children && <div class="t-actions">{children}</div>}
    </>
  );
}

interface BigButtonProps {
  icon: IconName;
  primary?: boolean;
  children: ComponentChildren;
  /** A link when it only shows something. */
  href?: string;
  /** The worker of the tablet keeps that page for when the network is gone. */
  ahead?: boolean;
  /** A form when it acts. */
  action?: string;
  fields?: Readonly<Record<string, string | number>>;
  idempotencyKey?: string;
  press?: Press;
}

export function BigButton({ icon, primary, children, ...rest }: BigButtonProps) {
  const { href, ahead, action, fields = {}, idempotencyKey, press } = rest;
  const look = primary ? 'big go' : 'big';
  if (href !== undefined) {
    return (
      <a class={look} href={href} data-ahead={ahead ? '' : undefined}>
        <Icon name={icon} /> {children}
      </a>
    );
  }
  const kept = press ? pressed(press) : {};
  return (
    <form method="post" action={action} data-controller="submit-once" class={primary ? 'go-form' : undefined} {...kept}>
      {idempotencyKey && <Hidden name="_key" value={idempotencyKey} />}
      {Object.entries(fields).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <button class={look} type="submit">
        <Icon name={icon} /> {children}
      </button>
    </form>
  );
}

import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Locale } from '../words/words.js';
import { asset } from './assets.js';
import { Icon } from './icon.js';
import { Nav, type NavProps } from './nav.js';
import { Mark } from './nav-who.js';
import { say } from '../words/words.js';
import { Speak, uiWords } from './ui.words.js';

/** What a person chose to see, kept in the `theme` and `reading` cookies. */
export interface Appearance {
  theme?: 'light' | 'dark';
  reading?: boolean;
}

export function appearanceFrom(cookies: Readonly<Record<string, string | undefined>>): Appearance {
  const { theme, reading } = cookies;
  return { theme: theme === 'light' || theme === 'dark' ? theme : undefined, reading: reading === 'on' };
}

interface DocumentProps {
  locale: Locale;
  title: string;
  appearance?: Appearance;
  /** What the form just sent did. */
  done?: string;
  children: ComponentChildren;
}

/** The house: navigation at the left, the page at the right. */
export function Layout({ locale, title, appearance, done, children, ...nav }: DocumentProps & NavProps) {
  const words = say(uiWords, locale);
  return (
    <Document locale={locale} title={title} appearance={appearance}>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <div class="shell">
        <Nav {...nav} />
        <main id="main" tabIndex={-1}>
          <Done sentence={done} />
          {children}
        </main>
      </div>
    </Document>
  );
}

interface BareLayoutProps extends DocumentProps {
  /** `door`: sign-in and public pages. `terminal`: a learner's tablet. */
  kind?: 'door' | 'terminal';
}

/** A page without navigation. */
export function BareLayout({ locale, title, appearance, done, children, kind = 'door' }: BareLayoutProps) {
  return (
    <Document locale={locale} title={title} appearance={appearance} className={kind}>
      <main id="main" tabIndex={-1} class={kind}>
        {kind === 'door' && (
          <p class="brand">
            <Mark /> Ouvrage
          </p>
        )}
        <Done sentence={done} />
        {children}
      </main>
    </Document>
  );
}

function Done({ sentence }: { sentence?: string }) {
  if (!sentence) return null;
  return (
    <p class="flash" role="status">
      <Icon name="check" /> {sentence}
    </p>
  );
}

function Document({ locale, title, appearance, children, className }: DocumentProps & { className?: string }) {
  return (
    <html lang={locale} data-theme={appearance?.theme} data-reading={appearance?.reading ? 'on' : undefined}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · Ouvrage`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="turbo-refresh-method" content="morph" />
        <meta name="turbo-refresh-scroll" content="preserve" />
        <link rel="preload" href={asset('font.woff2')} as="font" type="font/woff2" crossorigin="anonymous" />
        <link rel="stylesheet" href={asset('app.css')} data-turbo-track="reload" />
        <link rel="icon" type="image/svg+xml" href={asset('mark.svg')} />
        <link rel="manifest" href="/manifest.webmanifest" />
        <link rel="modulepreload" href={asset('turbo.js')} />
        <link rel="modulepreload" href={asset('stimulus.js')} />
        <script type="module" src={asset('app.js')} data-turbo-track="reload" />
      </head>
      <body class={className && `body-${className}`}>
        <Speak.Provider value={locale}>{children}</Speak.Provider>
      </body>
    </html>
  );
}

/** A whole document, ready to send. */
export function documentHtml(vnode: VNode): string {
  return `<!doctype html>${renderToString(vnode)}`;
}

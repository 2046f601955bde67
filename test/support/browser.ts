import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const INSTALLED = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];
const IMAGES = resolve(import.meta.dirname, '../../docs/guide/images');

/**
 * A real Chromium: CHROME_PATH, an installed one, or (Linux x64) the one inside the npm package, with no download.
 * PACKAGED_CHROMIUM=1 insists on the last.
 */
export async function launchBrowser(): Promise<Browser> {
  const installed = INSTALLED.find((path) => path && existsSync(path));
  if (installed && !process.env.PACKAGED_CHROMIUM) {
    return chromium.launch({ executablePath: installed, headless: true, args: ARGS });
  }
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x'; // makes the package unpack its own libnss3 beside the binary
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packaged.executablePath(), headless: true, args: ARGS });
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Fails on any accessibility violation of the page as it is now; the message names the rule and the elements. */
export async function checkAxe(page: Page): Promise<void> {
  // A page keeps the script until it is loaded anew.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  const found = violations.map(({ id, help, nodes }) => {
    const places = nodes.map(({ html, failureSummary }) => `    ${html}\n    ${failureSummary ?? ''}`).join('\n');
    return `${id}: ${help}\n${places}`;
  });
  if (found.length) throw new Error(`${page.url()} is not accessible:\n${found.join('\n')}`);
}

/** What gloves and thumbs need of a page: targets of 44 px, and contrast at its highest (WCAG 2.2 AAA). */
export async function checkThumbs(page: Page): Promise<void> {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main :is(a, button, summary, label.big, input:not([type=hidden]))')]
      .filter((one) => one.checkVisibility())
      // A box is pressed by its label.
      .map((one) => (one.closest('label') ?? one).getBoundingClientRect())
      .filter(({ width, height }) => width > 0 && (width < 44 || height < 44))
      .map(
        ({ width, height, x, y }) =>
          `${Math.round(width)} × ${Math.round(height)} px at ${Math.round(x)}, ${Math.round(y)}`,
      ),
  );
  if (small.length) throw new Error(`${page.url()} has targets too small for a thumb: ${small.join('; ')}`);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { runOnly: { type: 'rule', values: ['color-contrast-enhanced'] } }),
  );
  const pale = violations.flatMap(({ nodes }) =>
    nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`),
  );
  if (pale.length) throw new Error(`${page.url()} is too pale:\n${pale.join('\n')}`);
}

/** Collects, from now on, what the page reports as broken; a journey ends with `expect(errors).toEqual([])`. */
export function consoleErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => {
    // Nor is a page Turbo was still reading when the next one was asked: it leaves that promise alone.
    if (String(error) !== 'AbortError: signal is aborted without reason') errors.push(String(error));
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'failed';
    // A request given up by the next navigation is not a fault.
    if (why !== 'net::ERR_ABORTED') errors.push(`${why} ${request.url()}`);
  });
  return errors;
}

/** Writes docs/guide/images/<name>.png when SHOTS=1, so that the guide shows what the journeys saw. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS !== '1') return;
  mkdirSync(IMAGES, { recursive: true });
  await page.screenshot({ path: join(IMAGES, `${name}.png`), animations: 'disabled' });
}

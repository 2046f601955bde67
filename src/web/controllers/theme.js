import { Controller } from '@hotwired/stimulus';

const YEAR_SECONDS = 31_536_000;

/** Theme and reading mode, kept in cookies so that the server draws the next page right at once. */
export default class extends Controller {
  static targets = ['theme', 'reading'];

  connect() {
    this.element.hidden = false;
    this.show();
  }

  toggleTheme() {
    const root = document.documentElement;
    this.keep('theme', this.dark ? 'light' : 'dark');
    root.dataset.theme = this.dark ? 'light' : 'dark';
    this.show();
  }

  toggleReading() {
    const root = document.documentElement;
    const reading = root.dataset.reading === 'on' ? 'off' : 'on';
    this.keep('reading', reading);
    root.dataset.reading = reading;
    this.show();
  }

  get dark() {
    const { theme } = document.documentElement.dataset;
    return theme ? theme === 'dark' : window.matchMedia('(prefers-color-scheme: dark)').matches;
  }

  show() {
    this.themeTarget.setAttribute('aria-pressed', String(this.dark));
    this.readingTarget.setAttribute('aria-pressed', String(document.documentElement.dataset.reading === 'on'));
  }

  keep(name, value) {
    document.cookie = `${name}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  }
}

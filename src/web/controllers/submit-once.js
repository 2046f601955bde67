import { Controller } from '@hotwired/stimulus';

/** A second press does nothing while the first is under way; the server's idempotency key is the real guard. */
export default class extends Controller {
  connect() {
    // The pressed button must still be enabled while the browser collects the form's fields.
    this.lock = (event) => setTimeout(() => !event.defaultPrevented && this.disable(true));
    this.unlock = () => this.disable(false);
    this.element.addEventListener('submit', this.lock);
    this.element.addEventListener('turbo:submit-end', this.unlock);
    window.addEventListener('pageshow', this.unlock);
  }

  disconnect() {
    this.unlock();
    this.element.removeEventListener('submit', this.lock);
    this.element.removeEventListener('turbo:submit-end', this.unlock);
    window.removeEventListener('pageshow', this.unlock);
  }

  disable(disabled) {
    for (const button of this.element.querySelectorAll('button[type="submit"]')) button.disabled = disabled;
  }
}

import { Controller } from '@hotwired/stimulus';

const PAUSE_MS = 300;

/** Applies filters as they change; without script the form keeps its own button. */
export default class extends Controller {
  connect() {
    this.later = (event) => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.element.requestSubmit(), event.type === 'change' ? 0 : PAUSE_MS);
    };
    this.element.addEventListener('input', this.later);
    this.element.addEventListener('change', this.later);
  }

  disconnect() {
    clearTimeout(this.timer);
    this.element.removeEventListener('input', this.later);
    this.element.removeEventListener('change', this.later);
  }
}

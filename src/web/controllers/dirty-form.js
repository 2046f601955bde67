import { Controller } from '@hotwired/stimulus';

/** Asks before leaving a form whose input would be lost. */
export default class extends Controller {
  static values = { message: String };

  connect() {
    this.dirty = this.element.dataset.refused === 'true';
    this.mark = () => (this.dirty = true);
    this.keep = () => (this.dirty = false);
    this.unload = (event) => this.dirty && event.preventDefault();
    this.visit = (event) => {
      if (this.dirty && !window.confirm(this.messageValue)) event.preventDefault();
    };
    this.element.addEventListener('input', this.mark);
    this.element.addEventListener('submit', this.keep);
    window.addEventListener('beforeunload', this.unload);
    document.addEventListener('turbo:before-visit', this.visit);
  }

  disconnect() {
    this.element.removeEventListener('input', this.mark);
    this.element.removeEventListener('submit', this.keep);
    window.removeEventListener('beforeunload', this.unload);
    document.removeEventListener('turbo:before-visit', this.visit);
  }
}

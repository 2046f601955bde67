import { Controller } from '@hotwired/stimulus';

/** Reloads a turbo-frame each time the server says that what it shows has changed. */
export default class extends Controller {
  static values = { url: String };

  connect() {
    this.source = new EventSource(this.urlValue);
    this.source.onmessage = () => {
      // Never under someone's hands: a field being filled in keeps its page.
      if (!this.element.contains(document.activeElement)) this.element.reload();
    };
  }

  disconnect() {
    this.source.close();
  }
}

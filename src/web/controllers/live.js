import { Controller } from '@hotwired/stimulus';

// One stream a page however many frames look at it: a browser opens six connections to a house, tabs included.
const streams = new Map();

/** Reloads a turbo-frame each time the server says that something changed. A page nobody looks at listens to nothing. */
export default class extends Controller {
  static values = { url: String, src: String };

  connect() {
    this.hear = () => this.reload();
    this.seen = () => (document.hidden ? leave(this.urlValue, this.hear) : this.listen());
    document.addEventListener('visibilitychange', this.seen);
    this.seen();
  }

  disconnect() {
    document.removeEventListener('visibilitychange', this.seen);
    leave(this.urlValue, this.hear);
  }

  listen() {
    const known = streams.get(this.urlValue) ?? { source: new EventSource(this.urlValue), hearers: new Set() };
    known.hearers.add(this.hear);
    known.source.onmessage = () => known.hearers.forEach((hear) => hear());
    streams.set(this.urlValue, known);
  }

  reload() {
    // Never under someone's hands: a field being filled in keeps its page.
    if (this.element.contains(document.activeElement) && document.activeElement.matches('input, select, textarea'))
      return;
    if (this.element.src) this.element.reload();
    else this.element.src = this.srcValue;
  }
}

function leave(url, hear) {
  const known = streams.get(url);
  if (!known) return;
  known.hearers.delete(hear);
  if (known.hearers.size > 0) return;
  known.source.close();
  streams.delete(url);
}

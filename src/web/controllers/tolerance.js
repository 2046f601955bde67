import { Controller } from '@hotwired/stimulus';

/** Says at once that what is typed is out of tolerance; the house says it again. */
export default class extends Controller {
  static targets = ['said'];
  // Thousandths of the unit, as the house counts.
  static values = { minimum: Number, maximum: Number };

  look({ target }) {
    const typed = target.value.trim().replace(',', '.');
    const found = Math.round(Number(typed) * 1000);
    const out = typed !== '' && (found < this.minimumValue || found > this.maximumValue);
    this.saidTarget.hidden = !out;
  }
}

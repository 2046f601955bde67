import { Controller } from '@hotwired/stimulus';

/** Says of which field each error speaks: the label is drawn after the summary, and only the page has both. */
export default class extends Controller {
  connect() {
    for (const link of this.element.querySelectorAll('a:not([data-named])')) {
      const name = nameOf(document.getElementById(decodeURIComponent(link.hash.slice(1))));
      if (name) link.prepend(`${name} : `);
      link.dataset.named = '';
    }
  }
}

function nameOf(field) {
  if (!field) return null;
  const spoken = field.getAttribute('aria-label') ?? field.querySelector(':scope > legend')?.textContent;
  return (spoken ?? field.labels?.[0]?.firstChild?.textContent)?.trim() || null;
}

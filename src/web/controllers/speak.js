import { Controller } from '@hotwired/stimulus';

/** Reads a card aloud, in the language of the page; a second press stops it. */
export default class extends Controller {
  static targets = ['button'];

  connect() {
    for (const button of this.buttonTargets) button.hidden = !('speechSynthesis' in window);
  }

  disconnect() {
    window.speechSynthesis?.cancel();
  }

  read() {
    const { speechSynthesis: voice } = window;
    if (voice.speaking) return voice.cancel();
    const spoken = [...this.element.querySelectorAll('[data-spoken]')].filter((part) => part.offsetParent !== null);
    for (const part of spoken) {
      const words = new SpeechSynthesisUtterance(part.textContent);
      words.lang = document.documentElement.lang === 'en' ? 'en-GB' : 'fr-FR';
      words.rate = 0.9;
      voice.speak(words);
    }
  }
}

import { Controller } from '@hotwired/stimulus';

const HANDS = ['pointerdown', 'keydown', 'scroll'];

/** A shared tablet nobody touches for a while goes back to its door. */
export default class extends Controller {
  static targets = ['leave'];
  static values = { seconds: Number };

  connect() {
    this.touched = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.leaveTarget.requestSubmit(), this.secondsValue * 1000);
    };
    for (const hand of HANDS) window.addEventListener(hand, this.touched, { passive: true });
    this.touched();
  }

  disconnect() {
    clearTimeout(this.timer);
    for (const hand of HANDS) window.removeEventListener(hand, this.touched);
  }
}

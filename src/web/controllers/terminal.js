import { Controller } from '@hotwired/stimulus';
import { visit } from '@hotwired/turbo';
import { forget, keep, tellAll, waiting } from '../queue.js';

const RETRY_MS = 4_000;
const LOOK_MS = 60_000;
const PATIENCE_MS = 2_500;
const BECOMES = { start: 'running', pause: 'paused', finish: 'done', resume: 'running' };

/**
 * A learner's tablet. Every press is kept first, then told: without Wi-Fi the screen goes on as if it were there, and
 * says what is not sent yet. Without a base of its own (an unsafe address), forms travel as they are.
 */
export default class extends Controller {
  static targets = ['job', 'saved', 'unsent', 'list', 'refused', 'reasons', 'next', 'others'];
  static values = { learner: String, page: String, cleared: Number, unasked: String };

  connect() {
    this.able = window.isSecureContext && 'indexedDB' in window && 'locks' in navigator;
    if (!this.able) {
      this.savedTarget.hidden = false;
      return;
    }
    this.shownAt = Date.now();
    this.retry = setInterval(() => this.catchUp(), RETRY_MS);
    this.look = setInterval(() => this.refresh(), LOOK_MS);
    this.back = () => this.catchUp();
    // A page read again is laid over this one: the house's word is back, and ours goes on top.
    this.drawn = () => this.show();
    window.addEventListener('online', this.back);
    document.addEventListener('turbo:render', this.drawn);
    void this.show();
    void this.catchUp();
    void this.prepare();
  }

  disconnect() {
    clearInterval(this.retry);
    clearInterval(this.look);
    window.removeEventListener('online', this.back);
    document.removeEventListener('turbo:render', this.drawn);
  }

  /** The worker keeps this page, and those a learner needs next. */
  async prepare() {
    if (!('serviceWorker' in navigator)) return;
    // All of the house: a tablet comes here from its door without loading a page anew.
    await navigator.serviceWorker.register('/worker.js');
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) return;
    const ahead = [location.href, ...this.element.querySelectorAll('a[data-ahead]')].map(String);
    for (const url of new Set(ahead)) {
      if (!this.element.isConnected) return;
      await fetch(url, { headers: { accept: 'text/html' } }).catch(() => undefined);
    }
  }

  async press(event) {
    if (!this.able) return;
    event.preventDefault();
    if (this.pressing) return;
    this.pressing = true;
    const form = event.target;
    if (form.dataset.verb === 'start' && !(await this.isCleared())) {
      this.pressing = false;
      this.unasked = true;
      return this.refresh(true);
    }
    const body = new URLSearchParams(new FormData(form, event.submitter));
    body.delete('_key');
    const { verb, job, label } = form.dataset;
    const done = verb === 'report' ? (body.get('finished') === '1' ? 'finish' : 'count') : verb;
    const press = { learner: this.learnerValue, url: form.action, body: String(body), verb: done, job, label };
    const key = await keep(press);
    await this.show();
    // A network that swallows everything must not hold a hand.
    await Promise.race([tellAll(this.learnerValue), new Promise((go) => setTimeout(go, PATIENCE_MS))]);
    this.pressing = false;
    const refused = (await waiting(this.learnerValue)).find((one) => one.key === key && one.refused);
    // On the page where it was counted or measured, the boxes are still full: the sentence is read there.
    if (refused && location.pathname !== '/terminal') await this.sayHere(refused);
    else if (location.pathname === '/terminal') await (refused || !navigator.onLine ? this.show() : this.refresh(true));
    else visit('/terminal', { action: 'replace' });
  }

  /** The gate's yes is of the half-day the page was made in, however often the page is shown again without network. */
  async isCleared() {
    const kept = await caches.match(location.href, { ignoreSearch: true, ignoreVary: true });
    const isThis = kept && (await kept.text()).includes(this.pageValue);
    const madeAt = isThis ? Number(kept.headers.get('x-kept-at')) : this.shownAt;
    return Date.now() < madeAt + this.clearedValue * 1000;
  }

  async leave(event) {
    if (!this.able) return;
    event.preventDefault();
    const told = await tellAll(this.learnerValue);
    await this.show();
    if (!told) return;
    // The next learner must not find this one's pages.
    await caches.delete('pages');
    event.target.submit();
  }

  async understood() {
    this.unasked = false;
    for (const press of await waiting(this.learnerValue)) if (press.refused) await forget(press);
    await this.refresh(true);
  }

  async catchUp() {
    if (this.pressing || (await this.unsent()).length === 0) return;
    const told = await tellAll(this.learnerValue);
    await this.show();
    if (told) await this.refresh(true);
  }

  /** Asks the house what is new; never under someone's hands. */
  async refresh(now = false) {
    if (location.pathname !== '/terminal' || (!now && (document.hidden || (await this.unsent()).length > 0))) return;
    visit('/terminal', { action: 'replace' });
  }

  async unsent() {
    return (await waiting(this.learnerValue)).filter((press) => !press.refused);
  }

  async sayHere(press) {
    this.say(press.refused);
    await forget(press);
  }

  say(sentences) {
    this.refusedTarget.hidden = sentences.length === 0;
    this.reasonsTarget.replaceChildren(...sentences.map((sentence) => line('li', sentence)));
    if (sentences.length > 0) this.refusedTarget.focus();
  }

  /** What the page shows is the house's word plus what it has not heard yet. */
  async show() {
    const presses = await waiting(this.learnerValue);
    const unsent = presses.filter((press) => !press.refused);
    this.savedTarget.hidden = unsent.length > 0;
    this.unsentTarget.hidden = unsent.length === 0;
    this.listTarget.replaceChildren(...unsent.map((press) => line('li', press.label)));
    const refused = presses.flatMap((press) => press.refused?.map((why) => `${press.label} : ${why}`) ?? []);
    if (this.unasked) this.unasked = !(await this.isCleared());
    const said = this.unasked ? [this.unaskedValue, ...refused] : refused;
    if (said.length > 0) this.say(said);
    if (this.jobTargets.length > 0) this.overlay(unsent);
  }

  overlay(unsent) {
    const states = new Map(this.jobTargets.map((card) => [card, card.dataset.state]));
    for (const { verb, job } of unsent)
      for (const card of states.keys()) if (card.dataset.job === job && BECOMES[verb]) states.set(card, BECOMES[verb]);
    const cards = [...states.keys()];
    const open = cards.filter((card) => states.get(card) !== 'done');
    const shown = open.find((card) => states.get(card) === 'running') ?? open[0] ?? cards.at(-1);
    for (const card of cards) {
      card.hidden = card !== shown;
      for (const block of card.querySelectorAll('[data-unless]'))
        block.hidden = unsent.some(({ verb, job }) => verb === block.dataset.unless && job === card.dataset.job);
      for (const block of card.querySelectorAll('[data-when]'))
        block.hidden = !block.dataset.when.split(' ').includes(states.get(card));
    }
    for (const next of this.nextTargets)
      next.hidden =
        next.dataset.job === shown?.dataset.job || !open.some((card) => card.dataset.job === next.dataset.job);
    for (const others of this.othersTargets) others.hidden = states.get(shown) === 'running';
  }
}

function line(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

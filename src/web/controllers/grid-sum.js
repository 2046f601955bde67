import { Controller } from '@hotwired/stimulus';

/** Keeps the sums of a size grid true while it is typed in. */
export default class extends Controller {
  static targets = ['cell', 'row', 'column', 'total'];
  static values = { scale: { type: Number, default: 0 }, unit: { type: String, default: '' } };

  connect() {
    this.sum = this.sum.bind(this);
    this.element.addEventListener('input', this.sum);
    this.sum();
  }

  disconnect() {
    this.element.removeEventListener('input', this.sum);
  }

  sum() {
    const rows = {};
    const columns = {};
    let total = 0;
    for (const cell of this.cellTargets) {
      const typed = Number.parseFloat(cell.value.replace(',', '.').replace(/\s/g, '')) || 0;
      const quantity = Math.round(typed * 10 ** this.scaleValue);
      rows[cell.dataset.row] = (rows[cell.dataset.row] ?? 0) + quantity;
      columns[cell.dataset.column] = (columns[cell.dataset.column] ?? 0) + quantity;
      total += quantity;
    }
    for (const output of this.rowTargets) this.show(output, rows[output.dataset.row]);
    for (const output of this.columnTargets) this.show(output, columns[output.dataset.column]);
    for (const output of this.totalTargets) this.show(output, total);
  }

  show(output, quantity = 0) {
    const maximumFractionDigits = this.scaleValue;
    const figure = (quantity / 10 ** maximumFractionDigits).toLocaleString(document.documentElement.lang, {
      maximumFractionDigits,
    });
    output.textContent = [figure, this.unitValue].filter(Boolean).join(' ');
  }
}

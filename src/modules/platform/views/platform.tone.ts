import type { Tone } from '../../../core/state-machine/state-machine.js';
import type { FlowState } from '../platform.types.js';

/** A status that says no is red, one that asks is ochre, one that ends well is green. */
export function codeTone(code: number): Tone {
  if ([210, 213, 221, 501].includes(code)) return 'red';
  if ([206, 207, 208].includes(code)) return 'ochre';
  return [205, 211, 212].includes(code) ? 'green' : 'blue';
}

export const FLOW_TONES: Readonly<Record<FlowState, Tone>> = {
  ...{ by_hand: 'ochre', pending: 'blue', sent: 'green', dead: 'red', refused: 'red' },
};

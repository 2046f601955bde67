import type { StepSeed } from './seed.types.js';

/** A step of a routing: minutes to set up and a piece, competences it trains, what the learner reads. */
export function step(
  code: string,
  name: string,
  center: string,
  [setup, unit]: [number, number],
  [competences, instructions]: [string[], string],
): StepSeed {
  return { code, name, center, setup, unit, competences, instructions };
}

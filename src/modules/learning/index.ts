export { ImpactLetters } from './impact-letters.js';
export { ImpactYear } from './learning.dto.js';
export { LearningModule } from './learning.module.js';

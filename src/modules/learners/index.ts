export { LearnersModule } from './learners.module.js';
export { LearnersQueries } from './learners.queries.js';
export { LearnersService } from './learners.service.js';
export type { LearnerAtWork, LearnerRow, LearnerStay } from './learners.types.js';

export { LearnersModule } from './learners.module.js';
export { LearnersQueries } from './learners.queries.js';
export {
  LearnersService,
  type LearnerCorrection,
  type NewClass,
  type NewFramework,
  type NewLearner,
} from './learners.service.js';
export type {
  ClassHeadcount,
  ClassRead,
  CompetenceRead,
  EnrolmentRead,
  FrameworkRead,
  FrameworkStatus,
  LearnerAtWork,
  LearnerRead,
  LearnerRow,
} from './learners.types.js';

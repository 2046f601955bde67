export { SafetyModule } from './safety.module.js';
export { SafetyGate } from './safety-gate.service.js';
export { SafetyQueries } from './safety.queries.js';
export { SafetyService, type NewMachineClass } from './safety.service.js';
export { DeclarationsService, type NewDeclaration, type WorkToDeclare } from './declarations.service.js';
export { DeclarationsQueries } from './declarations.queries.js';
export {
  LearnerPapersService,
  type NewDerogation,
  type NewDriving,
  type NewOpinion,
  type NewTraining,
} from './learner-papers.service.js';
export { MACHINE_CLASSES, machineClassName, type MachineClassSeed } from './machine-classes.js';
export { isWorkRule, regulatedWork, REGULATED_WORKS, type WorkRule } from './regulated-works.js';
export { sentenceOf } from './safety.gate.words.js';
export type { GateAnswer, GateFinding, GateRule, SafetyRule } from './safety.gate.types.js';
export type {
  DeclarationRow,
  DeclarationSheet,
  ExpiringPaper,
  GateAsk,
  GateAskMany,
  MachineClassRead,
  MatrixCell,
  MatrixMachine,
  MatrixRow,
  PaperKind,
  PapersRead,
  SafetyMatrix,
  SupervisorRead,
} from './safety.types.js';

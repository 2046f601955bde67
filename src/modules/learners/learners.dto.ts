import { Choice, Day, Id, Int, ListOf, Text } from '../../core/http/shape.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { FrameworkStatus } from './learners.types.js';

const LEVEL = { min: 0, max: 4 };
/** The identity room refuses weak ones. */
const PIN = { max: 12 };

/** The day a list or a count is asked for; today unless said. */
export class OnDay {
  /** @example '2026-11-23' */
  @Day({ optional: true }) on?: LocalDate;
}

/** A new learner: the least that is needed. */
export class AdmitLearner {
  /** @example 'Inès' */
  @Text({ max: 60 }) firstName: string;
  /** @example 'Durand' */
  @Text({ max: 60 }) lastName: string;
  /** @example '2010-04-12' */
  @Day() birthDate: LocalDate;
  /** @example 1 */
  @Id() classId: number;
  /** First day present. @example '2026-09-01' */
  @Day() enteredOn: LocalDate;
  /** 0 discovering … 4 autonomous. @example 0 */
  @Int(LEVEL) level: number;
  /** Code of the tablet; may be given later. @example '4827' */
  @Text({ ...PIN, optional: true }) pin?: string;
}

/** Mends what was typed wrong. */
export class CorrectLearner {
  /** @example 'Inès' */
  @Text({ max: 60 }) firstName: string;
  /** @example 'Durand' */
  @Text({ max: 60 }) lastName: string;
  /** @example '2010-04-12' */
  @Day() birthDate: LocalDate;
  /** The version that was read. @example 1 */
  @Int({ min: 1, max: 2_147_483_647 }) version: number;
}

/** A departure. */
export class Departure {
  /** Last day present. @example '2027-07-02' */
  @Day() lastDay: LocalDate;
}

/** How far a learner is. */
export class SetLevel {
  /** 0 discovering … 4 autonomous. @example 2 */
  @Int(LEVEL) level: number;
}

/** A new code for the tablet. */
export class ResetPin {
  /** @example '4827' */
  @Text(PIN) pin: string;
}

/** A class of the school. */
export class NewSchoolClass {
  /** @example 'CAP couture 1' */
  @Text({ max: 60 }) name: string;
  /** @example 1 */
  @Id() frameworkId: number;
  /** Places. @example 12 */
  @Int({ min: 1, max: 60 }) capacity: number;
}

export class NewCompetence {
  /** @example 'C3-3' */
  @Text({ max: 10 }) code: string;
  /** @example 'Réaliser les opérations d’assemblage' */
  @Text({ max: 200 }) title: string;
}

/** The reference list of a diploma. */
export class AddFramework {
  /** @example 'CAP-MMVF' */
  @Text({ max: 20 }) code: string;
  /** @example 'CAP Métiers de la mode, vêtement flou' */
  @Text({ max: 150 }) title: string;
  /** `working`: the school's own labels, never shown as official. @example 'official' */
  @Choice(['official', 'working']) status: FrameworkStatus;
  /** @example 'Arrêté du 9 juillet 2015' */
  @Text({ max: 200 }) source: string;
  @ListOf(() => NewCompetence, { min: 0, max: 200 }) competences: NewCompetence[];
}

import { Check, Entity, Index } from 'typeorm';
import { DayColumn, FlagColumn, IdColumn, JsonColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** The doctor's answer (R.4153-40 4°): status, dates and limits; never a diagnosis. */
@Entity('medical_opinion')
@Index(['schoolId', 'learnerId'])
@Check('ck_medical_opinion_outcome', "outcome IN ('fit', 'fit_with_reserves', 'unfit')")
@Check('ck_medical_opinion_dates', 'valid_until >= issued_on')
export class MedicalOpinion {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Learner') learnerId: number;
  @DayColumn() issuedOn: string;
  @DayColumn() validUntil: string;
  @VarcharColumn(20) outcome: 'fit' | 'fit_with_reserves' | 'unfit';
  /** Machine classes or works the doctor excludes. */
  @JsonColumn() excludedClassCodes: string[];
  @FlagColumn() includesHandling: boolean;
}

/** Safety training given for a machine class (R.4153-40 2°). */
@Entity('safety_training')
@Index(['schoolId', 'learnerId'])
export class SafetyTraining {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Learner') learnerId: number;
  @VarcharColumn(40) machineClassCode: string;
  @DayColumn() trainedOn: string;
  @RefColumn('AppUser') trainerId: number;
}

/** Autorisation de conduite (R.4323-56). */
@Entity('driving_authorisation')
@Index(['schoolId', 'learnerId'])
@Check('ck_driving_authorisation_dates', 'valid_until >= issued_on')
export class DrivingAuthorisation {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Learner') learnerId: number;
  @VarcharColumn(40) classCode: string;
  @DayColumn() issuedOn: string;
  @DayColumn() validUntil: string;
}

/** What stands in for the declaration for one learner (R.4153-49 diploma, -50 electricity, -51 driving). */
@Entity('standing_derogation')
@Index(['schoolId', 'learnerId'])
@Check('ck_standing_derogation_article', "article IN ('R.4153-49', 'R.4153-50', 'R.4153-51')")
export class StandingDerogation {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Learner') learnerId: number;
  @VarcharColumn(20) article: 'R.4153-49' | 'R.4153-50' | 'R.4153-51';
  @JsonColumn() classCodes: string[];
  @DayColumn() validFrom: string;
  @DayColumn() validUntil: string;
}

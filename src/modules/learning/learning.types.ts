import type { UnitCode } from '../../core/quantity/unit.js';

/** Some of an item that somebody would like made. */
export interface FitWork {
  itemId: number;
  code: string;
  name: string;
  unitCode: UnitCode;
  /** In steps of the unit. */
  quantity: number;
  critical: boolean;
}

/** A competence the work would train. */
export interface FitCompetence {
  code: string;
  title: string;
  frameworkCode: string;
  /** Learners of that framework. */
  learners: number;
  /** Those who have no validated work of it yet: their display names. */
  lacking: string[];
  /** Market minutes of the work that train it. */
  minutes: number;
}

/** A machine or bench the work needs. */
export interface FitMachine {
  workCenterId: number;
  name: string;
  inService: boolean;
  minutes: number;
  /** Learners the safety gate lets work there today, of those present; all of them at a bench. */
  cleared: number;
}

/** `teaches`: somebody lacks what it trains; `known`: nobody does; `closed`: nobody can do a step; `untimed`: no routing. */
export type FitVerdict = 'teaches' | 'known' | 'closed' | 'untimed';

/** What a work would teach, and to whom: for heads and masters. */
export interface TeachingFit {
  works: FitWork[];
  /** In the school, at market pace; what is made outside left out. */
  minutes: number;
  /** The highest level a step asks, 0 to 4. */
  requiredLevel: number;
  /** Learners of that level or above. */
  atLevel: number;
  /** Learners of the school today. */
  learners: number;
  competences: FitCompetence[];
  machines: FitMachine[];
  verdict: FitVerdict;
}

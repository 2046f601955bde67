/** A learner who waits for a master. */
export interface CallRead {
  id: number;
  learnerName: string;
  /** `Tablier · Couper`, what they were at; null when they had nothing to do. */
  job: string | null;
  calledAt: string;
}

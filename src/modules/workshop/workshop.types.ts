/** A learner who waits for a master: one who called, or whose first part is to be accepted. */
export interface CallRead {
  kind: 'call' | 'first_part';
  /** Of the call, or of the inspection. */
  id: number;
  learnerName: string;
  /** `Tablier · Couper`, what they were at; null when they had nothing to do. */
  job: string | null;
  calledAt: string;
}

import type { LocalDate } from '../../core/time/local-date.js';

export type FrameworkStatus = 'official' | 'working';

export interface LearnerRow {
  id: number;
  /** First name and initial: `Inès D.` */
  displayName: string;
  firstName: string;
  lastName: string;
  birthDate: LocalDate;
  /** 0 discovering … 4 autonomous. */
  level: number;
  classId: number;
  className: string;
  enteredOn: LocalDate;
  /** Last day present; null while enrolled. */
  leftOn: LocalDate | null;
}

export interface EnrolmentRead {
  classId: number;
  className: string;
  enteredOn: LocalDate;
  leftOn: LocalDate | null;
}

/** A learner with the latest enrolment, and all of them, newest first. */
export interface LearnerRead extends LearnerRow {
  version: number;
  enrolments: EnrolmentRead[];
}

/** Told once. */
export interface NewBadge {
  /** What the QR code says: opened on a registered tablet, it asks the learner to come in. */
  address: string;
  /** SVG */
  qr: string;
  pdf: { name: string; bytes: Buffer };
}

/** What the safety gate asks of a learner on a day. */
export interface LearnerAtWork {
  id: number;
  birthDate: LocalDate;
  level: number;
  /** In a class of the school on that day. */
  enrolled: boolean;
}

export interface CompetenceRead {
  code: string;
  title: string;
  frameworkCode: string;
  status: FrameworkStatus;
}

export interface FrameworkRead {
  id: number;
  code: string;
  title: string;
  /** `working`: the school's own labels, never to be shown as official. */
  status: FrameworkStatus;
  source: string;
  competences: { code: string; title: string }[];
}

export interface ClassRead {
  id: number;
  name: string;
  capacity: number;
  frameworkId: number;
  frameworkCode: string;
  frameworkTitle: string;
  status: FrameworkStatus;
}

export interface ClassHeadcount {
  classId: number;
  className: string;
  count: number;
}

/** A stay in the school, both days included; null while enrolled. */
export interface LearnerStay {
  learnerId: number;
  enteredOn: LocalDate;
  leftOn: LocalDate | null;
}

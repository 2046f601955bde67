import { localDate } from '../../../core/time/local-date.js';
import type { LearnerRow } from '../../learners/index.js';
import type { WorkCenterRead } from '../../school/index.js';
import { expiringPapers } from '../safety.expiry.js';
import type { GateMedicalOpinion, GatePapers } from '../safety.gate.types.js';

const on = localDate('2026-11-23');
const ines = { id: 1, displayName: 'Inès D.', birthDate: localDate('2010-04-12') } as LearnerRow;
const opinion = (issuedOn: string, validUntil: string): GateMedicalOpinion => ({
  issuedOn: localDate(issuedOn),
  validUntil: localDate(validUntil),
  outcome: 'fit',
  excludedClassCodes: [],
  includesHandling: false,
});
const papers = (changes: Partial<GatePapers> = {}): GatePapers => ({
  declarations: [],
  medicalOpinions: [],
  trainings: [],
  drivingAuthorisations: [],
  standingDerogations: [],
  ...changes,
});
const found = (known: Partial<Parameters<typeof expiringPapers>[0]>) =>
  expiringPapers({ on, declarations: [], learners: [], files: new Map(), centers: [], ...known }).map(
    ({ kind, state, daysLeft }) => [kind, state, daysLeft],
  );
const ofInes = (own: GatePapers, learner = ines) => found({ learners: [learner], files: new Map([[1, own]]) });

describe('papers to renew', () => {
  it('misses the medical opinion of a minor, never of an adult', () => {
    expect(ofInes(papers())).toEqual([['medical_opinion', 'missing', null]]);
    expect(ofInes(papers(), { ...ines, birthDate: localDate('2008-11-23') })).toEqual([]);
  });

  it('warns under 60 days, counts a year at most, and looks at the latest opinion', () => {
    const until = (day: string) => papers({ medicalOpinions: [opinion('2026-02-01', day)] });
    expect(ofInes(until('2027-01-22'))).toEqual([]); // 60 days
    expect(ofInes(until('2027-01-21'))).toEqual([['medical_opinion', 'ending', 59]]);
    expect(ofInes(papers({ medicalOpinions: [opinion('2025-11-22', '2027-12-31')] }))).toEqual([
      ['medical_opinion', 'ended', -1],
    ]);
    const renewed = papers({
      medicalOpinions: [opinion('2025-10-01', '2026-09-30'), opinion('2026-10-01', '2027-09-30')],
    });
    expect(ofInes(renewed)).toEqual([]);
  });

  it('follows driving authorisations class by class', () => {
    const crane = (validUntil: string) => ({
      classCode: 'overhead_crane',
      issuedOn: on,
      validUntil: localDate(validUntil),
    });
    const fit = [opinion('2026-10-01', '2027-09-30')];
    const own = papers({ medicalOpinions: fit, drivingAuthorisations: [crane('2026-12-01'), crane('2027-12-01')] });
    expect(ofInes(own)).toEqual([]);
    expect(ofInes({ ...own, drivingAuthorisations: [crane('2026-12-01')] })).toEqual([
      ['driving_authorisation', 'ending', 8],
    ]);
  });

  it('follows the newest declaration of a sector, and the checks of machines in service', () => {
    const sent = (id: number, sentOn: string, state: 'active' | 'expired' | 'withdrawn' = 'active') =>
      ({ id, sentOn: localDate(sentOn), state, covers: [], sector: 'usinage' }) as const;
    expect(found({ declarations: [sent(1, '2023-11-25')] })).toEqual([['declaration', 'ending', 1]]);
    expect(found({ declarations: [sent(1, '2023-11-25'), sent(2, '2026-11-20')] })).toEqual([]);
    expect(found({ declarations: [sent(1, '2023-01-01', 'withdrawn')] })).toEqual([]);
    const lathe = { machineClassCode: 'manual_lathe', inService: true, checkValidUntil: null } as WorkCenterRead;
    expect(found({ centers: [lathe] })).toEqual([['machine_check', 'missing', null]]);
    expect(
      found({
        centers: [
          { ...lathe, inService: false },
          { ...lathe, machineClassCode: null },
        ],
      }),
    ).toEqual([]);
  });
});

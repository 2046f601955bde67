import type { INestApplicationContext } from '@nestjs/common';
import type { Scope } from '../../src/core/access/scope.js';
import { addDays, hourOfDay, localDate, schoolYearOf, type LocalDate } from '../../src/core/time/local-date.js';
import type { SetClock } from '../../src/core/time/clock.js';
import { UploadedFile } from '../../src/core/http/uploaded-file.js';
import { StatementImport } from '../../src/modules/bank/index.js';
import { BudgetService, type Sector, type TypedAccount } from '../../src/modules/overview/index.js';
import { FundingLines, FundingService } from '../../src/modules/funding/index.js';
import type { FundingSeed, SchoolSeed } from './seed.types.js';

interface Founded {
  seed: SchoolSeed;
  director: Scope;
  today: LocalDate;
}

/** Class of accounts, its sector of VAT, and what the year is to cost or to bring, in euros. */
type BudgetSeed = [account: TypedAccount, sector: Sector | null, euros: number];
const BUDGETS: Readonly<Record<SchoolSeed['trade'], readonly BudgetSeed[]>> = {
  garments: [
    ['60', 'M', 9_800],
    ['61', 'M', 24_500],
    ['63', 'NT', 3_100],
    ['64', 'NT', 96_000],
    ['65', 'NT', 2_400],
    ['68', 'M', 11_200],
    ['86', null, 8_000],
    ['70', null, 48_000],
    ['76', 'NT', 300],
    ['78', 'M', 0],
    ['87', null, 8_000],
  ],
  machining: [
    ['60', 'T', 46_000],
    ['61', 'M', 62_000],
    ['63', 'NT', 9_500],
    ['64', 'NT', 268_000],
    ['65', 'NT', 6_200],
    ['68', 'M', 58_000],
    ['86', null, 15_000],
    ['70', null, 165_000],
    ['76', 'T', 900],
    ['78', 'M', 12_000],
    ['87', null, 15_000],
  ],
};

/** Of the year's charges, what went by when the demo is seen: a quarter. */
const GONE = 4;

/** Grants of the school year, their files, what came of them, and the budget. */
export async function fundYear(app: INestApplicationContext, clock: SetClock, founded: Founded): Promise<void> {
  const { seed, director, today } = founded;
  const schoolYear = schoolYearOf(today);
  const start = schoolYear.slice(0, 4);
  const october = localDate(`${start}-10-15`);
  clock.set(new Date(hourOfDay(october < today ? october : today, 9)));
  for (const line of seed.funding) await fundLine(app.get(FundingService), line, founded);
  const rows = BUDGETS[seed.trade].map(([account, sector, euros]) => ({
    ...{ account, sector: sector ?? undefined, plannedCents: euros * 100 },
    realisedCents: account === '70' ? 0 : Math.floor((euros * 100) / GONE),
  }));
  await app.get(BudgetService).save(director, schoolYear, { rows, version: 0 });
}

async function fundLine(funding: FundingService, line: FundingSeed, { seed, director, today }: Founded): Promise<void> {
  const { received, nextDueInDays, nextDueLabel, reportDueInDays, counting, perLearnerCents, grantedCents } = line;
  const schoolYear = schoolYearOf(today);
  const start = Number(schoolYear.slice(0, 4));
  const { kind, funder, agreement, stage } = line;
  const march = { furtherDays: [{ day: localDate(`${start + 1}-03-01`) }] };
  const amount = perLearnerCents
    ? { perLearnerCents, countedOn: localDate(`${start}-10-01`), ...(counting ? { counting, ...march } : {}) }
    : { grantedCents };
  const lineId = await funding.addLine(director, { kind, funder, agreement, stage, schoolYear, ...amount });
  const heads = seed.classes.reduce((sum, { learners }) => sum + learners.length, 0);
  const given = grantedCents ?? perLearnerCents! * heads;
  const notified = !['to_prepare', 'submitted', 'under_review'].includes(stage);
  const file = {
    ...{ stage, askedCents: given, askedOn: localDate(`${start}-06-15`) },
    ...(notified ? { notifiedOn: localDate(`${start}-09-18`) } : {}),
    reportDueOn: reportDueInDays ? addDays(today, reportDueInDays) : localDate(`${start + 2}-02-28`),
    ...(nextDueLabel ? { nextDueLabel, nextDueOn: addDays(today, nextDueInDays ?? 30) } : {}),
  };
  await funding.updateStage(director, lineId, file, 1);
  const half = Math.floor(given / 2);
  const payments = [
    { expectedOn: localDate(`${start}-10-15`), amountCents: half, label: 'avance' },
    { expectedOn: localDate(`${start + 1}-06-30`), amountCents: given - half, label: 'solde' },
  ];
  if (notified) await funding.planPayments(director, lineId, payments, 2);
  const amountCents = Math.round((given * received) / 10_000);
  const october = localDate(`${start}-10-15`);
  const receivedOn = october < today ? october : today;
  if (amountCents > 0) await funding.receive(director, lineId, { receivedOn, amountCents, reference: 'virement' });
}

/** A statement of yesterday: the Region paid what it still owed. */
export async function grantInBank(app: INestApplicationContext, director: Scope, today: LocalDate): Promise<void> {
  const lines = await app.get(FundingLines).ofYear(director, schoolYearOf(today));
  const region = lines.find(({ kind, dueCents }) => kind === 'region' && dueCents > 0);
  if (!region) return;
  const { funder, agreement, dueCents } = region;
  const movement = [
    addDays(today, -1),
    `VIR SEPA ${funder.toUpperCase()} ${agreement ?? ''}`,
    (dueCents / 100).toFixed(2),
  ];
  const text = ['Date;Libellé;Montant', movement.join(';')].join('\n');
  await app.get(StatementImport).bring(director, new UploadedFile('releve.csv', Buffer.from(text)));
}

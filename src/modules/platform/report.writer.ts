import { decimal, fileOf, group, leaf, type Xml } from '../../core/xml/xml-writer.js';
import { stampOf } from './cdar.writer.js';
import type { ReportKind, ReportRow } from './platform.types.js';
import { sumOf } from './report.totals.js';

/** A declaration of a period. */
export interface Declaration {
  id: string;
  at: Date;
  kind: ReportKind;
  period: { from: string; to: string };
  /** The one it takes the place of. */
  replaces: string | null;
  school: { siren: string; legalName: string };
  rows: readonly ReportRow[];
}

/** Flow 10 of the French reform: 10.3 for sales, 10.4 for payments, in sum by day. Same facts, same bytes. */
export function reportXml({ id, at, kind, period, replaces, school, rows }: Declaration): string {
  const party = (name: string) =>
    group(name, [
      leaf('Id', school.siren, { schemeId: '0002' }),
      leaf('Name', school.legalName),
      leaf('RoleCode', 'SE'),
    ]);
  const parts = [
    group('ReportPeriod', [leaf('StartDate', compact(period.from)), leaf('EndDate', compact(period.to))]),
    ...(kind === 'sales'
      ? grouped(rows, ({ day, operation, onDebits }) => [day, operation, onDebits].join()).map(salesOf)
      : grouped(rows, ({ day }) => day).map(paymentsOf)),
  ];
  return fileOf(
    'Report',
    [
      group('ReportDocument', [
        leaf('Id', id),
        group('IssueDateTime', [leaf('DateTimeString', stampOf(at))]),
        leaf('TypeCode', replaces === null ? 'IN' : 'RE'),
        group('References', [leaf('ReportId', replaces)]),
        party('Sender'),
        party('Issuer'),
      ]),
      group(kind === 'sales' ? 'TransactionsReport' : 'PaymentsReport', parts),
    ],
    {},
  );
}

const compact = (day: string): string => day.replaceAll('-', '');

/** Rows that share a name, in their order. */
function grouped(rows: readonly ReportRow[], nameOf: (row: ReportRow) => string): ReportRow[][] {
  const groups = new Map<string, ReportRow[]>();
  for (const row of rows) groups.set(nameOf(row), [...(groups.get(nameOf(row)) ?? []), row]);
  return [...groups.values()];
}

/** TG-31 */
function salesOf(rows: readonly ReportRow[]): Xml | null {
  const { day, operation, onDebits } = rows[0]!;
  const { taxableCents, vatCents } = sumOf(rows);
  return group('Transactions', [
    leaf('Date', compact(day)),
    leaf('TransactionsCurrency', 'EUR'),
    leaf('TaxDueDateTypeCode', onDebits ? '5' : null),
    leaf('CategoryCode', operation),
    leaf('TaxExclusiveAmount', decimal(taxableCents, 2)),
    leaf('TaxTotal', decimal(vatCents, 2)),
    ...rows.map((row) =>
      group('TaxSubtotal', [
        leaf('TaxPercent', decimal(row.vatRate, 2)),
        leaf('TaxableAmount', decimal(row.taxableCents, 2)),
        leaf('TaxTotal', decimal(row.vatCents, 2)),
      ]),
    ),
  ]);
}

/** TG-37: all taxes included. */
const paymentsOf = (rows: readonly ReportRow[]): Xml | null =>
  group('Transactions', [
    group('Payment', [
      leaf('Date', compact(rows[0]!.day)),
      ...rows.map(({ vatRate, taxableCents, vatCents }) =>
        group('SubTotals', [
          leaf('TaxPercent', decimal(vatRate, 2)),
          leaf('CurrencyCode', 'EUR'),
          leaf('Amount', decimal(taxableCents + vatCents, 2)),
        ]),
      ),
    ]),
  ]);

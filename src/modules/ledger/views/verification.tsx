import { Badge, DataTable, Facts, PageHead, Sheet } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { Verification } from '../ledger.types.js';
import { ledgerWords } from '../ledger.words.js';

/** What computing the whole chain again found. */
export function VerificationView({ locale, verification }: { locale: Locale; verification: Verification }) {
  const words = say(ledgerWords, locale);
  const { intact, entries, headHash, faults } = verification;
  return (
    <>
      <PageHead title={words.verification} back={{ href: '/ledger', label: words.back }} />
      <Sheet title={<Badge tone={intact ? 'green' : 'red'}>{intact ? words.intact : words.broken}</Badge>}>
        <p>{intact ? words.intactSub(entries) : words.brokenHelp}</p>
        <Facts
          facts={[
            { label: words.entries, value: entries },
            { label: words.head, value: <code class="hash">{headHash}</code> },
          ]}
        />
      </Sheet>
      {!intact && (
        <Sheet title={words.fault}>
          <DataTable
            caption={words.fault}
            columns={[
              { key: 'seq', label: words.seq },
              { key: 'what', label: words.fault },
            ]}
            rows={faults.map(({ seq, what }, at) => ({
              id: at,
              cells: { seq: seq === null ? words.outside : <a href={`/ledger/${seq}`}>{seq}</a>, what },
            }))}
          />
        </Sheet>
      )}
    </>
  );
}

import { Badge } from '../../../core/ui/index.js';
import type { Locale } from '../../../core/words/words.js';
import type { PaymentStatus } from '../invoicing.states.js';
import { statusWords } from '../invoicing.status.js';

export function InvoiceStatus({ locale, status }: { locale: Locale; status: PaymentStatus }) {
  const { words, tone } = statusWords[status];
  return <Badge tone={tone}>{words[locale]}</Badge>;
}

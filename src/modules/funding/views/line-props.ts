import type { FormTrouble } from '../../../core/http/forms.js';
import type { Locale } from '../../../core/words/words.js';
import type { FundingLineSheet } from '../funding.types.js';

export interface FundingLineProps {
  locale: Locale;
  line: FundingLineSheet;
  trouble: FormTrouble;
  formKey: string;
  today: string;
}

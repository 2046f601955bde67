import type { Locale } from '../../../core/words/words.js';
import type { YearOverview } from '../overview.types.js';

export interface OverviewProps {
  locale: Locale;
  page: YearOverview;
}

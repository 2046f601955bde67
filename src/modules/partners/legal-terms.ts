import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { SchoolQueries } from '../school/index.js';
import { consumerSentences } from './partners.terms.js';
import type { PartnerRead } from './partners.types.js';

/** What the law has a commercial paper say to its customer. */
export interface LegalSentences {
  /** PMD: penalties for a late payment (C. com. L441-10). */
  penalty: string;
  /** PMT: the 40 € between professionals alone (C. com. D441-5). */
  recovery: string | null;
  /** AAB: discount for an early payment. */
  discount: string;
  /** To a consumer: guarantee, withdrawal, mediator. */
  consumer: string[];
}

/** The dated sentences of the school, by whom the paper is for. */
@Injectable()
export class LegalTerms {
  constructor(private readonly school: SchoolQueries) {}

  /** Throws school.setting_missing. */
  async of(scope: Scope, { kind }: Pick<PartnerRead, 'kind'>, on: LocalDate): Promise<LegalSentences> {
    const said = await this.school.settingsOn(
      scope,
      ['penalty_sentence', 'recovery_sentence', 'discount_sentence'],
      on,
    );
    const common = { penalty: said.penalty_sentence, discount: said.discount_sentence };
    if (kind !== 'individual') return { ...common, recovery: said.recovery_sentence, consumer: [] };
    const mediator = await this.school.setting(scope, 'mediator_sentence', on);
    return { ...common, recovery: null, consumer: consumerSentences(mediator) };
  }
}

/** In the order papers print them. */
export const printedTerms = ({ penalty, recovery, discount, consumer }: LegalSentences): string[] => [
  penalty,
  ...(recovery === null ? [] : [recovery]),
  discount,
  ...consumer,
];

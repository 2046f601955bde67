import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notYourRole } from '../../core/errors/core.errors.js';
import { FileStore } from '../../core/files/file-store.js';
import { say } from '../../core/words/words.js';
import { PartnerMail } from '../partners/index.js';
import type { StatementQuery } from './payments.dto.js';
import { paymentsWords } from './payments.words.js';
import { StatementPapers } from './statement.papers.js';

/** Mails a statement of account to its partner; what was sent is kept. */
@Injectable()
export class StatementMail {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly papers: StatementPapers,
    private readonly files: FileStore,
    private readonly mail: PartnerMail,
  ) {}

  async send(scope: Scope, partnerId: number, asked: StatementQuery): Promise<void> {
    if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(paymentsWords.sendStatement);
    const { name, bytes, mediaType, data } = await this.papers.print(scope, partnerId, asked);
    const { title, seller, period, closing } = data;
    await this.unit.run(async () => {
      const file = { subject: { type: 'partner', id: partnerId }, kind: 'statement', name, bytes };
      const { id: fileId } = await this.files.keep(scope, file, mediaType);
      const body = say(paymentsWords, 'fr').statementMail(period, `${closing.label} : ${closing.value}`, seller.name);
      const subject = `${title} — ${seller.name}`;
      await this.mail.send(scope, { partnerId, right: 'payer' }, { subject, body, fileId });
    });
  }
}

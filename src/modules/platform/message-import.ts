import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notYourRole } from '../../core/errors/core.errors.js';
import { FileStore } from '../../core/files/file-store.js';
import { SchoolQueries } from '../school/index.js';
import { cdarOf, type CdarStatus } from './cdar.reader.js';
import { messageRefused } from './platform.errors.js';
import { platformWords } from './platform.words.js';
import type { ImportResult, Source } from './platform.types.js';
import { StatusesService } from './statuses.service.js';

/** How a message is kept. */
const KIND = 'life_cycle';

/** Brings a message of life cycle in: all of it or nothing, each status once. */
@Injectable()
export class MessageImport {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly files: FileStore,
    private readonly school: SchoolQueries,
    private readonly statuses: StatusesService,
  ) {}

  /** Throws core.unreadable_xml, platform.unknown_message, platform.message_refused with the place that is wrong. */
  async bring(scope: Scope, bytes: Buffer, source: Source = 'platform'): Promise<ImportResult> {
    if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(platformWords.bring);
    const { messageId, statuses } = cdarOf(bytes.toString('utf8'));
    return this.unit.run(async () => {
      const { siren } = await this.school.school(scope);
      const ids = await this.invoicesOf(scope, siren, statuses);
      const fileId = await this.keep(scope, messageId, bytes);
      let added = 0;
      // Lowest id first: two messages never wait crosswise.
      for (const { status, invoiceId } of ids) {
        const { code, at, actor, details } = status;
        added += await this.statuses.add(scope, invoiceId, { code, at, actor, details, source, messageId, fileId });
      }
      return { added, known: statuses.reduce((sum, { details }) => sum + details.length, 0) - added };
    });
  }

  private async keep(scope: Scope, messageId: string, bytes: Buffer): Promise<number> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const [known] = await sql<{ id: number }>(
      this.unit.manager,
      'SELECT id FROM stored_file WHERE school_id = ? AND kind = ? AND sha256 = ?',
      [scope.schoolId, KIND, sha256],
    );
    if (known) return known.id;
    const name = `${messageId.replace(/[^\w.-]+/g, '_').slice(0, 100)}.xml`;
    const newFile = { subject: { type: 'school', id: scope.schoolId }, kind: KIND, name, bytes };
    return (await this.files.keep(scope, newFile, 'application/xml')).id;
  }

  private async invoicesOf({ schoolId }: Scope, siren: string, statuses: readonly CdarStatus[]) {
    const numbers = [...new Set(statuses.map(({ number }) => number.text))];
    const rows = await sql<{ id: number; number: string }>(
      this.unit.manager,
      `SELECT id, number FROM invoice WHERE school_id = ? AND number IN (${numbers.map(() => '?').join(', ')})`,
      [schoolId, ...numbers],
    );
    return statuses
      .map((status) => {
        const { number, siren: seller } = status;
        if (seller.text !== '' && !seller.text.startsWith(siren))
          throw messageRefused(
            seller.at,
            `le vendeur ${seller.text} n’est pas votre école.`,
            `the seller ${seller.text} is not your school.`,
          );
        const invoiceId = rows.find((row) => row.number === number.text)?.id;
        if (invoiceId === undefined)
          throw messageRefused(
            number.at,
            `la facture ${number.text} n’est pas de votre école.`,
            `the invoice ${number.text} is none of your school.`,
          );
        return { status, invoiceId };
      })
      .sort((a, b) => a.invoiceId - b.invoiceId);
  }
}

import { Injectable } from '@nestjs/common';
import { zipSync, type Zippable } from 'fflate';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { notFound } from '../../core/errors/core.errors.js';
import { FileStore, type FileContent } from '../../core/files/file-store.js';
import { SchoolQueries } from '../school/index.js';
import { LedgerEntry } from './ledger-entry.entity.js';

const README = (school: string, month: string) => `Registre scellé de ${school}, ${month}

registre.jsonl    une écriture par ligne, dans l’ordre, en JSON (UTF-8)
documents/        les factures et avoirs du mois, PDF (Factur-X) et XML (CII), tels qu’ils ont été émis

Vérifier sans le logiciel : l’empreinte (hash) d’une écriture est le SHA-256, en hexadécimal, de ces neuf valeurs, une par ligne
(fin de ligne LF, rien après la dernière), en UTF-8 :
hashVersion, prevHash, seq, type, number, onDay, occurredAt, amountCents, payload
« prevHash » est l’empreinte de l’écriture précédente ; celle de la toute première est faite de 64 zéros. « payload » est un texte
JSON, à prendre tel quel. Pour une facture ou un avoir, il porte en « files » le SHA-256 de son PDF et de son XML.
`;

/** The files of a month that are kept for ten years, readable without us (C. com. L123-22). */
@Injectable()
export class LedgerArchive {
  constructor(
    private readonly read: ReadSource,
    private readonly files: FileStore,
    private readonly school: SchoolQueries,
  ) {}

  /** Entries and documents of a month, a ZIP. Throws notFound when nothing was sealed in it. */
  async ofMonth(scope: Scope, month: string): Promise<FileContent> {
    const entries = await this.entries(scope, month);
    const { legalName, code } = await this.school.school(scope);
    const lines = entries.map(({ id: _id, schoolId: _school, ...entry }) => `${JSON.stringify(entry)}\n`);
    const zip: Zippable = {
      'LISEZMOI.txt': Buffer.from(README(legalName, month)),
      'registre.jsonl': Buffer.from(lines.join('')),
    };
    for (const { number, pdf, xml } of papersOf(entries)) {
      // A PDF is compressed already.
      zip[`documents/${number}.pdf`] = [await this.files.bytesOf(pdf), { level: 0 }];
      if (xml !== '') zip[`documents/${number}.xml`] = await this.files.bytesOf(xml);
    }
    return zipped(`registre-${code.toLowerCase()}-${month}.zip`, zip);
  }

  /** Its PDFs alone, each named by its number. Throws notFound when none was issued in it. */
  async documentsOf(scope: Scope, month: string): Promise<FileContent> {
    const papers = papersOf(await this.entries(scope, month));
    if (papers.length === 0) throw notFound();
    const { code } = await this.school.school(scope);
    const zip: Zippable = {};
    for (const { number, pdf } of papers) zip[`${number}.pdf`] = [await this.files.bytesOf(pdf), { level: 0 }];
    return zipped(`pieces-${code.toLowerCase()}-${month}.zip`, zip);
  }

  private async entries({ schoolId }: Scope, month: string): Promise<LedgerEntry[]> {
    const entries = await this.read
      .from(LedgerEntry, 'e')
      .where('e.schoolId = :schoolId AND substr(e.onDay, 1, 7) = :month', { schoolId, month })
      .orderBy('e.seq')
      .getMany();
    if (entries.length === 0) throw notFound();
    return entries;
  }
}

/** Invoices and credit notes, with the SHA-256 of their files. */
const papersOf = (entries: readonly LedgerEntry[]) =>
  entries
    .filter(({ type }) => type === 'INVOICE' || type === 'CREDIT_NOTE')
    .map(({ number, payload }) => ({
      number,
      ...(JSON.parse(payload) as { files: { pdf: string; xml: string } }).files,
    }));

const zipped = (name: string, zip: Zippable): FileContent => ({
  ...{ name, mediaType: 'application/zip' },
  bytes: Buffer.from(zipSync(zip)),
});

import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import { In } from 'typeorm';
import { hasRole, STAFF, type Scope } from '../access/scope.js';
import { StoredFile } from '../core.entities.js';
import { ReadSource } from '../database/read-source.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { notFound } from '../errors/core.errors.js';
import type { Subject } from '../journal/journal.js';
import { Settings } from '../settings.js';
import { Clock } from '../time/clock.js';
import { emptyFile, wrongFileType } from './file.errors.js';
import { kindsFor } from './partner-files.js';

export interface NewFile {
  subject: Subject;
  kind: string;
  name: string;
  bytes: Buffer;
  /** The partner who may read it; none keeps it inside the school. */
  partnerId?: number | null;
  /** Heads, masters and its partner alone. */
  confidential?: boolean;
}

export interface FileContent {
  name: string;
  mediaType: string;
  bytes: Buffer;
}

/** What people may bring, told by the bytes, never by the name; and how the name then ends. */
const ACCEPTED: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['.pdf'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/webp': ['.webp'],
};
/** What a browser shows without running anything of it as ours. */
export const isShown = (mediaType: string): boolean => mediaType in ACCEPTED;
/** What a file is written under until it is whole. */
export const DRAFT = /[0-9a-f]{64}\.[0-9a-f-]{36}$/;
const HOUR = 3_600_000;
const DRAWINGS = /\.(dxf|step|stp)$/i;

/** Files by the SHA-256 of their bytes, outside the base; who may read one is told by its row. */
@Injectable()
export class FileStore implements OnApplicationBootstrap {
  constructor(
    private readonly settings: Settings,
    private readonly unit: UnitOfWork,
    private readonly read: ReadSource,
    private readonly clock: Clock,
  ) {}

  /** Drafts of a process that was killed; those of the last hour may be another's that lives. */
  async onApplicationBootstrap(): Promise<void> {
    const kept = await readdir(this.settings.filesPath, { recursive: true }).catch(() => []);
    for (const name of kept.filter((path) => DRAFT.test(path))) {
      const path = join(this.settings.filesPath, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
      if (mtimeMs < this.clock.now().getTime() - HOUR) await rm(path, { force: true });
    }
  }

  /** Keeps what somebody brought, when it is a PDF, an image or a drawing. */
  async receive(scope: Scope, file: NewFile): Promise<StoredFile> {
    if (file.bytes.length === 0) throw emptyFile();
    const mediaType = await sniff(file);
    if (!mediaType) throw wrongFileType();
    return this.keep(scope, { ...file, name: nameOf(file.name, mediaType) }, mediaType);
  }

  /** Keeps a document the house made. */
  async keep(scope: Scope, file: NewFile, mediaType: string): Promise<StoredFile> {
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    await this.writeOnce(sha256, file.bytes);
    return this.unit.run(async () => {
      const row = this.unit.manager.create(StoredFile, {
        schoolId: scope.schoolId,
        subjectType: file.subject.type,
        subjectId: file.subject.id,
        partnerId: file.partnerId ?? null,
        kind: file.kind,
        confidential: file.confidential ?? false,
        name: file.name,
        mediaType,
        size: file.bytes.length,
        sha256,
        createdAt: this.clock.instant(),
        createdBy: scope.userId,
      });
      await this.unit.manager.insert(StoredFile, row);
      return row;
    });
  }

  /** Files of one thing, oldest first; a partner sees those meant for it, of the kinds its rights open. */
  of(scope: Scope, subject: Subject): Promise<StoredFile[]> {
    const mine = scope.partnerId === null ? inSchool(scope) : { partnerId: scope.partnerId, kind: In(kindsFor(scope)) };
    return this.read.manager.find(StoredFile, {
      where: { schoolId: scope.schoolId, subjectType: subject.type, subjectId: subject.id, ...mine },
      order: { id: 'ASC' },
    });
  }

  /** One file the caller may read; 404 otherwise. Learners and funders read none this way. */
  async open(scope: Scope, id: number): Promise<FileContent> {
    const row = await this.read.manager.findOneBy(StoredFile, { id, schoolId: scope.schoolId });
    const staff = scope.partnerId === null && hasRole(scope, ...STAFF) && (!row?.confidential || seesSecrets(scope));
    const meant = scope.partnerId !== null && row?.partnerId === scope.partnerId && kindsFor(scope).includes(row.kind);
    if (!row || !(staff || meant)) throw notFound();
    return this.load(row);
  }

  /** One file to be looked at where it is: a PDF or a picture; 404 for what a browser would not show. */
  async preview(scope: Scope, id: number): Promise<FileContent> {
    const file = await this.open(scope, id);
    if (!isShown(file.mediaType)) throw notFound();
    return file;
  }

  /** For the house itself (mail attachments). */
  async contentOf(schoolId: number, id: number): Promise<FileContent> {
    return this.load(await this.read.manager.findOneByOrFail(StoredFile, { id, schoolId }));
  }

  /** For the house itself (archives). */
  bytesOf(sha256: string): Promise<Buffer> {
    return readFile(this.pathOf(sha256));
  }

  pathOf(sha256: string): string {
    return join(this.settings.filesPath, sha256.slice(0, 2), sha256);
  }

  private async load(row: StoredFile): Promise<FileContent> {
    return { name: row.name, mediaType: row.mediaType, bytes: await readFile(this.pathOf(row.sha256)) };
  }

  // Complete under its final name or not there at all, whatever kills the process meanwhile.
  private async writeOnce(sha256: string, bytes: Buffer): Promise<void> {
    const path = this.pathOf(sha256);
    await mkdir(dirname(path), { recursive: true });
    const draft = `${path}.${randomUUID()}`;
    try {
      await writeFile(draft, bytes, { flag: 'wx', mode: 0o600, flush: true });
      await link(draft, path).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
    } finally {
      await rm(draft, { force: true });
    }
  }
}

const seesSecrets = (scope: Scope): boolean => hasRole(scope, 'director', 'master', 'system');
const inSchool = (scope: Scope) => (seesSecrets(scope) ? {} : { confidential: false });

async function sniff({ name, bytes }: NewFile): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes);
  if (found) return found.mime in ACCEPTED ? found.mime : null;
  // DXF and STEP are plain text: no binary byte, and the first line of their norm.
  const head = bytes.subarray(0, 4096).toString('latin1');
  const drawing =
    DRAWINGS.test(name) &&
    !head.includes('\0') &&
    (/^\s*ISO-10303-21;/.test(head) || /^\s*0\s*\r?\n\s*SECTION/.test(head));
  return drawing ? 'application/octet-stream' : null;
}

// The name ends as the bytes are: whoever opens `invoice.hta.pdf` opens a PDF.
function nameOf(name: string, mediaType: string): string {
  const last =
    basename(name.replace(/\\/g, '/'))
      .replace(/[\p{C}"<>|:*?]/gu, '')
      .replace(/^\.+/, '')
      .replace(/[.\s]+$/, '')
      .trim() || 'fichier';
  const [extension, ...others] = ACCEPTED[mediaType] ?? [];
  const ends = !extension || [extension, ...others].some((one) => last.toLowerCase().endsWith(one));
  // By whole signs: half of one cannot be written in a header.
  return [...(ends ? last : last + extension)].slice(-200).join('');
}

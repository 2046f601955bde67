import { Controller, Get, Header, Param } from '@nestjs/common';
import { Allow, Caller } from '../access/allow.js';
import type { Scope } from '../access/scope.js';
import { FileStore } from '../files/file-store.js';
import { FileAnswer } from './answers.js';
import { IdPipe } from './read-shape.js';

/** The one way a stored file leaves: scoped, never sniffed; as a download, or shown when it is a PDF or a picture. */
@Controller()
export class FilesController {
  constructor(private readonly files: FileStore) {}

  @Get(['files/:fileId', 'api/v1/files/:fileId'])
  @Allow('director', 'master', 'accountant', 'buyer', 'receiver', 'payer')
  async download(@Caller() scope: Scope, @Param('fileId', IdPipe) fileId: number): Promise<FileAnswer> {
    return new FileAnswer(await this.files.open(scope, fileId));
  }

  /** A PDF or a picture to be looked at in the page it belongs to, or in a window of its own. */
  @Get('files/:fileId/preview')
  @Allow('director', 'master', 'accountant', 'buyer', 'receiver', 'payer')
  @Header('content-security-policy', "default-src 'none'; frame-ancestors 'self'")
  @Header('x-frame-options', 'SAMEORIGIN')
  async preview(@Caller() scope: Scope, @Param('fileId', IdPipe) fileId: number): Promise<FileAnswer> {
    return new FileAnswer(await this.files.preview(scope, fileId), true);
  }
}

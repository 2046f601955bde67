import { Controller, Get, Param } from '@nestjs/common';
import { Allow, Caller } from '../access/allow.js';
import type { Scope } from '../access/scope.js';
import { FileStore } from '../files/file-store.js';
import { FileAnswer } from './answers.js';
import { IdPipe } from './read-shape.js';

/** The one way a stored file leaves: scoped, as a download, never sniffed. */
@Controller()
export class FilesController {
  constructor(private readonly files: FileStore) {}

  @Get(['files/:fileId', 'api/v1/files/:fileId'])
  @Allow('director', 'master', 'accountant', 'buyer', 'receiver', 'payer')
  async download(@Caller() scope: Scope, @Param('fileId', IdPipe) fileId: number): Promise<FileAnswer> {
    return new FileAnswer(await this.files.open(scope, fileId));
  }
}

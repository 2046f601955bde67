import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import type { FormBody } from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import { readForm } from '../../core/http/read-shape.js';
import { broughtFile } from '../../core/http/uploaded-file.js';
import { ImportForm } from './catalog.forms.js';
import type { ImportReport } from './catalog.types.js';
import { ItemImport } from './item-import.service.js';

@Controller('api/v1/items')
export class ItemImportApiController {
  constructor(private readonly imports: ItemImport) {}

  /** Adds and changes items from a CSV table, all of it or nothing; with `dryRun`, tells what it would do. */
  @Post('imports')
  @TakesFile('dryRun?')
  @Allow('director', 'master')
  @HttpCode(200)
  import(@Caller() scope: Scope, @Body() body: FormBody): Promise<ImportReport> {
    return this.imports.import(scope, broughtFile(body).bytes, readForm(ImportForm, body));
  }
}

import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import type { FormBody } from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { fileOf } from '../../core/http/uploaded-file.js';
import { StepPictureOf } from './catalog.dto.js';
import { StepPictures } from './step-pictures.service.js';

/** Pictures that show learners how a step is made. */
@Controller('api/v1')
export class StepPicturesApiController {
  constructor(private readonly pictures: StepPictures) {}

  /** By code of step; each is read at `/api/v1/files/{fileId}`. */
  @Get('items/:itemId/step-pictures')
  @Allow('director', 'master')
  async list(
    @Caller() scope: Scope,
    @Param('itemId', IdPipe) itemId: number,
  ): Promise<{ rows: { id: number; code: string; fileId: number }[] }> {
    return { rows: await this.pictures.of(scope, itemId) };
  }

  /** The part `file` is an image, 20 MB at most; `code` is the step's. It takes the place of the one there was. */
  @Post('items/:itemId/step-pictures')
  @TakesFile('code')
  @Allow('director', 'master')
  async give(
    @Caller() scope: Scope,
    @Param('itemId', IdPipe) itemId: number,
    @Body() body: FormBody,
  ): Promise<Created<{ fileId: number }>> {
    const { code } = readForm(StepPictureOf, body);
    const fileId = await this.pictures.give(scope, itemId, code, fileOf(body, 'file'));
    return new Created(`/api/v1/files/${fileId}`, { fileId });
  }

  @Delete('step-pictures/:pictureId')
  @Allow('director', 'master')
  @HttpCode(204)
  async remove(@Caller() scope: Scope, @Param('pictureId', IdPipe) pictureId: number): Promise<void> {
    await this.pictures.remove(scope, pictureId);
  }
}

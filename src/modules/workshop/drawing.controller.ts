import { Controller, Get, Param } from '@nestjs/common';
import { Allow, CallerLearner } from '../../core/access/allow.js';
import type { LearnerScope } from '../../core/access/scope.js';
import { FileStore } from '../../core/files/file-store.js';
import { FileAnswer } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { BenchQueries } from '../production/index.js';

/** The drawing and the picture of the step at hand on the tablet. */
@Controller()
export class DrawingController {
  constructor(
    private readonly bench: BenchQueries,
    private readonly files: FileStore,
  ) {}

  /** The drawing to work by, shown where it is asked. */
  @Get('terminal/jobs/:assignmentId/drawing')
  @Allow('learner')
  async drawing(
    @CallerLearner() scope: LearnerScope,
    @Param('assignmentId', IdPipe) assignmentId: number,
  ): Promise<FileAnswer> {
    const fileId = await this.bench.drawingOf(scope, assignmentId);
    return new FileAnswer(await this.files.contentOf(scope.schoolId, fileId), true);
  }

  /** How the step is made. */
  @Get('terminal/jobs/:assignmentId/picture')
  @Allow('learner')
  async picture(
    @CallerLearner() scope: LearnerScope,
    @Param('assignmentId', IdPipe) assignmentId: number,
  ): Promise<FileAnswer> {
    const fileId = await this.bench.pictureOf(scope, assignmentId);
    return new FileAnswer(await this.files.contentOf(scope.schoolId, fileId), true);
  }
}

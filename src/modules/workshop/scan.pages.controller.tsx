import { Controller, Get, Param } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { LearnerScope, Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { say } from '../../core/words/words.js';
import { BenchQueries, ClearanceQueries } from '../production/index.js';
import { sentenceOf } from '../safety/index.js';
import { terminalWords } from './terminal.words.js';
import { TerminalRefusal } from './views/terminal.js';

/** What the QR codes of travellers and labels lead to. A scan only shows: a button acts. */
@Controller('scan')
export class ScanPagesController {
  constructor(
    private readonly bench: BenchQueries,
    private readonly clearances: ClearanceQueries,
  ) {}

  @Get([':workOrderNumber', ':workOrderNumber/:position'])
  @Allow('director', 'master', 'learner')
  async open(
    @Caller() scope: Scope,
    @Param('workOrderNumber') workOrderNumber: string,
    @Param('position') position?: string,
  ): Promise<Page | Redirect> {
    const { workOrderId, operationId } = await this.bench.scanned(scope, workOrderNumber, position);
    if (scope.learnerId === null)
      return new Redirect(`/work-orders/${workOrderId}${operationId === null ? '' : `#operation-${operationId}`}`);
    return this.mine(scope as LearnerScope, workOrderId, operationId);
  }

  /** A learner's own job, with what the gate says now; another's is said to be another's. */
  private async mine(scope: LearnerScope, workOrderId: number, operationId: number | null): Promise<Page | Redirect> {
    const { locale } = scope;
    const words = say(terminalWords, locale);
    const assignmentId = await this.bench.ownJob(scope, workOrderId, operationId);
    const refuse = (sentences: readonly string[]) =>
      new Page(words.cannot, <TerminalRefusal locale={locale} sentences={sentences} />, { frame: 'terminal' });
    if (assignmentId === null) return refuse([words.notYours]);
    const answer = (await this.clearances.of(scope, [assignmentId])).get(assignmentId);
    if (answer?.outcome !== 'clear' && answer?.outcome !== 'warned')
      return refuse((answer?.blocks ?? []).map((block) => sentenceOf(block, locale)));
    return new Redirect(`/terminal?job=${assignmentId}`);
  }
}

import { Body, Controller, Get, HttpCode, Module, Post, Query, Req } from '@nestjs/common';
import { Allow, Caller } from '../../access/allow.js';
import type { Scope } from '../../access/scope.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { refusal } from '../../errors/refusal.js';
import { write } from '../../tests/notes.js';
import { Created, Page, Redirect } from '../answers.js';
import { submitForm, type FormBody } from '../forms.js';
import { TakesFile } from '../multipart.js';
import { ListQuery } from '../paging.js';
import { Text } from '../shape.js';
import type { HouseRequest } from '../shell.js';
import { UploadedFile } from '../uploaded-file.js';

export class Note {
  @Text({ max: 100 }) subject: string;
}

const taken = () =>
  refusal('probe.taken', 409, { fr: 'Déjà pris. Choisissez-en un autre.', en: 'Taken. Choose another.' });

/** Doors that do the least a door can do, to try the walls around them. */
@Controller()
class ProbeController {
  constructor(private readonly unit: UnitOfWork) {}

  @Get(['probe/fault', 'api/v1/probe/fault'])
  @Allow('anyone')
  fault(): never {
    throw new Error('the secret of the house');
  }

  @Post(['probe/fault', 'api/v1/probe/fault'])
  @Allow('anyone')
  @HttpCode(200)
  faultToo(): never {
    throw Object.assign(new Error('lock'), { code: '55P03' });
  }

  @Get('probe/there')
  @Allow('anyone')
  there(): Page {
    return new Page('Probe', <p>arrivé</p>);
  }

  @Get('api/v1/probe/list')
  @Allow('anyone')
  list(@Query() query: ListQuery): ListQuery {
    return { ...query };
  }

  /** Says what arrived. */
  @Post(['probe/echo', 'api/v1/probe/echo'])
  @TakesFile()
  @Allow('anyone')
  @HttpCode(200)
  echo(@Req() request: HouseRequest): unknown {
    const shown = (value: unknown): unknown =>
      value instanceof UploadedFile ? { name: value.name, size: value.bytes.length } : value;
    const body: unknown = request.body;
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return { body };
    return { body: Object.fromEntries(Object.entries(body).map(([key, value]) => [key, shown(value)])) };
  }

  @Post('probe/onward')
  @Allow('anyone')
  onward(@Body() body: { to: string }): Redirect {
    return new Redirect(body.to, { done: `Parti pour « ${body.to} ».` });
  }

  /** Takes a plan from a director. */
  @Post(['probe/plan', 'api/v1/probe/plan'])
  @TakesFile()
  @Allow('director')
  @HttpCode(200)
  plan(@Body() body: FormBody): { size: number } {
    return { size: (body['file'] as UploadedFile).bytes.length };
  }

  @Post('api/v1/probe/notes')
  @Allow('signed-in')
  async add(@Body() { subject }: Note): Promise<Created<{ subject: string }>> {
    await this.put(subject);
    return new Created('/api/v1/probe/notes/1', { subject });
  }

  @Post('api/v1/probe/silent')
  @Allow('signed-in')
  @HttpCode(204)
  silent(@Body() { subject }: Note): Promise<void> {
    return this.put(subject);
  }

  @Post('probe/notes')
  @Allow('signed-in')
  form(@Caller() scope: Scope, @Body() body: FormBody): Promise<Page | Redirect> {
    return submitForm(scope.locale, Note, body, {
      done: async ({ subject }) => {
        await this.put(subject);
        return new Redirect('/probe/there');
      },
      again: ({ errors }) => Promise.resolve(new Page('Probe', <p class="again">{errors.map((e) => e.message)}</p>)),
    });
  }

  /** Shows something once, after writing. */
  @Post('probe/shown')
  @Allow('signed-in')
  async shown(@Body() body: { subject: string }): Promise<Page> {
    await this.put(body.subject);
    return new Page('Probe', <p class="shown">clé 1234</p>);
  }

  // Written first, refused after: what a service does that finds out late.
  private async put(subject: string): Promise<void> {
    await this.unit.run(async () => {
      await write(this.unit, subject);
      if (subject.startsWith('taken')) throw taken();
      if (subject.startsWith('broken')) throw new Error('fault');
    });
  }
}

@Module({ controllers: [ProbeController] })
export class ProbeModule {}

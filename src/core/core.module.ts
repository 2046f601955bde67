import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { DocumentRenderer } from './documents/document-renderer.js';
import { EventBus } from './events/event-bus.js';
import { Pulse } from './events/pulse.js';
import { FileStore } from './files/file-store.js';
import { AnswerInterceptor } from './http/answer.interceptor.js';
import { FilesController } from './http/files.controller.js';
import { HealthController } from './http/health.controller.js';
import { MultipartInterceptor } from './http/multipart.js';
import { ProblemFilter } from './http/problem.filter.js';
import { ShapePipe } from './http/read-shape.js';
import { Journal } from './journal/journal.js';
import { Outbox } from './mail/outbox.js';
import { OutboxWorker } from './mail/outbox-worker.js';
import { Numbering } from './numbering/numbering.js';
import { Settings } from './settings.js';
import { Transitions } from './state-machine/transitions.js';
import { Clock } from './time/clock.js';

const services = [DocumentRenderer, EventBus, FileStore, Journal, Numbering, Outbox, OutboxWorker, Pulse, Transitions];

/** The primitives, to every room. */
@Global()
@Module({})
export class CoreModule {
  static with(settings: Settings, clock: Clock): DynamicModule {
    const given = [
      { provide: Settings, useValue: settings },
      { provide: Clock, useValue: clock },
    ];
    const doors = [
      { provide: APP_PIPE, useClass: ShapePipe },
      // In this order: an answer is known again by the form it answers.
      { provide: APP_INTERCEPTOR, useClass: MultipartInterceptor },
      { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
      { provide: APP_FILTER, useClass: ProblemFilter },
    ];
    return {
      module: CoreModule,
      controllers: [HealthController, FilesController],
      providers: [...given, ...services, ...doors],
      exports: [Settings, Clock, ...services],
    };
  }
}

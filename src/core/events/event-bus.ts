import { Injectable, Logger } from '@nestjs/common';
import type { Scope } from '../access/scope.js';
import { UnitOfWork } from '../database/unit-of-work.js';

/** A fact of the past, by ids and plain values. The name carries a version: `sales.order_confirmed.1`. */
export interface EventType<Facts> {
  readonly name: string;
  /** Only for the type checker. */
  readonly facts?: Facts;
}

export function eventType<Facts>(name: `${string}.${string}.${number}`): EventType<Facts> {
  return { name };
}

type Handler = (scope: Scope, facts: never) => Promise<void>;

/**
 * How a room tells those to its right. `on` handlers run inside the publisher's transaction and can refuse it;
 * `after` handlers run once it is committed, and their failure is theirs alone.
 */
@Injectable()
export class EventBus {
  private readonly inside = new Map<string, Handler[]>();
  private readonly later = new Map<string, Handler[]>();
  private readonly log = new Logger('EventBus');
  /** An after-commit failure must be seen. */
  onFailure: (event: string, error: unknown) => void = (event, error) =>
    this.log.error(`After ${event}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);

  constructor(private readonly unit: UnitOfWork) {}

  on<Facts>(type: EventType<Facts>, handler: (scope: Scope, facts: Facts) => Promise<void>): void {
    this.inside.set(type.name, [...(this.inside.get(type.name) ?? []), handler as Handler]);
  }

  after<Facts>(type: EventType<Facts>, handler: (scope: Scope, facts: Facts) => Promise<void>): void {
    this.later.set(type.name, [...(this.later.get(type.name) ?? []), handler as Handler]);
  }

  async publish<Facts>(type: EventType<Facts>, scope: Scope, facts: Facts): Promise<void> {
    await this.unit.run(async () => {
      for (const handler of this.inside.get(type.name) ?? []) await handler(scope, facts as never);
      for (const handler of this.later.get(type.name) ?? []) {
        this.unit.afterCommit(() => void this.tell(type.name, () => handler(scope, facts as never)));
      }
    });
  }

  private async tell(event: string, handle: () => Promise<void>): Promise<void> {
    try {
      await handle();
    } catch (error) {
      this.onFailure(event, error);
    }
  }
}

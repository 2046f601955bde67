import { Injectable } from '@nestjs/common';

/** Tells open screens of a school that something was written: not what, only that they may look again. */
@Injectable()
export class Pulse {
  private readonly listeners = new Map<number, Set<() => void>>();

  /** Gives back how to stop. */
  listen(schoolId: number, hear: () => void): () => void {
    const hearing = this.listeners.get(schoolId) ?? new Set();
    this.listeners.set(schoolId, hearing.add(hear));
    return () => hearing.delete(hear);
  }

  beat(schoolId: number): void {
    for (const hear of this.listeners.get(schoolId) ?? []) hear();
  }
}

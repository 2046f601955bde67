import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a server used since it started. */
export interface Usage {
  /** Seconds of CPU, user and system, all threads. */
  cpu: number;
  /** Seconds inside the Typst renderer, and documents drawn; 0 in the bare server. */
  documentSeconds: number;
  documents: number;
  rssBytes: number;
}

export interface Opened {
  port: number;
}

interface Reply {
  id: number;
  value?: unknown;
  error?: string;
}

type Commands = Record<string, (args: never) => unknown>;

/** The parent's end: a server in its own process, told what to do by messages. */
export class Child {
  private calls = 0;
  private readonly waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  readonly startedAt = performance.now();

  private constructor(private readonly process: ChildProcess) {
    process.on('message', ({ id, value, error }: Reply) => {
      const waiter = this.waiting.get(id);
      this.waiting.delete(id);
      if (error === undefined) waiter?.resolve(value);
      else waiter?.reject(new Error(error));
    });
    process.on('exit', (code) => {
      for (const waiter of this.waiting.values()) waiter.reject(new Error(`The server process ended (${code})`));
    });
  }

  /** `program` is a file beside this one: `server.js`. */
  static spawn(program: string): Child {
    const stdio = ['ignore', 2, 2, 'ipc'] as ['ignore', 2, 2, 'ipc'];
    return new Child(fork(fileURLToPath(new URL(program, import.meta.url)), [], { stdio }));
  }

  get pid(): number {
    return this.process.pid!;
  }

  ask<Value>(command: string, args: unknown = null): Promise<Value> {
    const id = ++this.calls;
    return new Promise<Value>((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.process.send({ id, command, args });
    });
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'exit');
    await this.ask('close').catch(() => undefined);
    this.process.disconnect();
    await ended;
  }
}

/** The child's end: answers the parent's messages until it hangs up. */
export function obey(commands: Commands): void {
  const answer = async ({ id, command, args }: { id: number; command: string; args: never }): Promise<Reply> => {
    try {
      return { id, value: await commands[command]!(args) };
    } catch (error) {
      return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
  process.on('message', (message: { id: number; command: string; args: never }) => {
    void answer(message).then((reply) => process.send?.(reply));
  });
  process.on('disconnect', () => process.exit(0));
}

export function usageNow(): Pick<Usage, 'cpu' | 'rssBytes'> {
  const { user, system } = process.cpuUsage();
  return { cpu: (user + system) / 1e6, rssBytes: process.memoryUsage.rss() };
}

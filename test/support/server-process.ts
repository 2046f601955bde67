import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Settings } from '../../src/core/settings.js';

/** The product as it is run: its own process, started from what `npm run build` made. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(settings: Settings): Promise<ServerProcess> {
    if (!existsSync('dist/src/main.js')) throw new Error('dist is missing: npm run build first');
    const env = {
      DATABASE_URL: settings.databaseUrl,
      FILES_PATH: settings.filesPath,
      PORT: '0',
      DEMO: '0',
      LOG_LEVEL: 'error',
    };
    const child = spawn(process.execPath, ['dist/src/main.js'], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const url = await new Promise<string>((resolve, reject) => {
      const listen = (chunk: Buffer) => {
        said += chunk.toString();
        const address = /Ouvrage: http:\/\/localhost:(\d+)/.exec(said);
        if (address) resolve(`http://127.0.0.1:${address[1]}`);
      };
      child.stdout!.on('data', listen);
      child.stderr!.on('data', listen);
      child.once('exit', (code) => reject(new Error(`The server ended (${code}): ${said}`)));
    });
    return new ServerProcess(child, url);
  }

  /** kill -9: no goodbye. */
  async kill(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  /** SIGTERM: finishes what it began and goes; gives what ended it. */
  async stop(): Promise<number | string | null> {
    const ended = once(this.child, 'exit') as Promise<[number | null, string | null]>;
    this.child.kill('SIGTERM');
    const [code, signal] = await ended;
    return signal ?? code;
  }
}

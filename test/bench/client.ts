import { Agent, request as httpRequest } from 'node:http';

export interface Answer {
  status: number;
  text: string;
  cookies: string[];
}

export interface Sent {
  /** Bearer key. */
  key?: string;
  cookie?: string;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as a form. */
  form?: Record<string, string>;
}

/** Keep-alive HTTP on loopback that notes how long each call took. */
export class Client {
  private readonly agent: Agent;
  private taken: number[] = [];

  constructor(
    private readonly port: number,
    connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Milliseconds of the calls since the last asking. */
  latencies(): number[] {
    const { taken } = this;
    this.taken = [];
    return taken;
  }

  async get(path: string, sent: Sent = {}): Promise<Answer> {
    return this.call('GET', path, sent);
  }

  /** Throws on any status over 399, with what the server said. */
  async call(method: 'GET' | 'POST', path: string, sent: Sent): Promise<Answer> {
    const began = performance.now();
    const answer = await this.exchange(method, path, sent);
    this.taken.push(performance.now() - began);
    if (answer.status > 399) throw new Error(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 600)}`);
    return answer;
  }

  async post<Value>(path: string, sent: Sent): Promise<Value> {
    const { text } = await this.call('POST', path, sent);
    return (text === '' ? null : JSON.parse(text)) as Value;
  }

  close(): void {
    this.agent.destroy();
  }

  private exchange(method: string, path: string, { key, cookie, json, form }: Sent): Promise<Answer> {
    const body = form ? new URLSearchParams(form).toString() : json === undefined ? undefined : JSON.stringify(json);
    const headers: Record<string, string | number> = {};
    if (key) headers['authorization'] = `Bearer ${key}`;
    if (cookie) headers['cookie'] = cookie;
    if (method !== 'GET') headers['origin'] = `http://127.0.0.1:${this.port}`;
    if (body !== undefined) {
      headers['content-type'] = form ? 'application/x-www-form-urlencoded' : 'application/json';
      headers['content-length'] = Buffer.byteLength(body);
    }
    return new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port: this.port, method, path, headers, agent: this.agent };
      const request = httpRequest(options, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const cookies = (response.headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0]!);
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString(), cookies });
        });
      });
      request.on('error', reject);
      request.end(body);
    });
  }
}

/** Works through the jobs, some at a time, in order. */
export async function pool<Job>(jobs: readonly Job[], at: number, work: (job: Job) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < jobs.length) await work(jobs[next++]!);
  };
  await Promise.all(Array.from({ length: at }, worker));
}

/** As `pool`, but jobs of one lane follow each other, and a worker keeps its lanes. */
export async function lanes<Job extends { lane: number }>(
  jobs: readonly Job[],
  at: number,
  work: (job: Job) => Promise<unknown>,
): Promise<void> {
  const workers = Array.from({ length: at }, (_, worker) => jobs.filter(({ lane }) => lane % at === worker));
  await Promise.all(workers.map((own) => pool(own, 1, work)));
}

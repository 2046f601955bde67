import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import { bareReads, type Rows } from './bare-reads.js';
import { postgresWriter, sqliteWriter, type RawBase } from './bare-base.js';
import { obey, usageNow, type Opened, type Usage } from './child.js';
import { Replay } from './replay.js';
import type { Trace } from './trace.types.js';

interface BareSettings {
  url: string;
  tracePath: string;
  /** Bytes of our own pages, by stage: the bare page is as long. */
  sizes: Record<string, number>;
}

const fastify = Fastify();
let base: RawBase;

/** Bare Fastify and a raw driver: the same rows, no framework, no check, no session. */
async function open({ url, tracePath, sizes }: BareSettings): Promise<Opened> {
  const trace = JSON.parse(readFileSync(tracePath, 'utf8')) as Trace;
  const replay = new Replay(trace);
  base = url.startsWith('sqlite:') ? sqliteWriter(url.slice('sqlite:'.length)) : await postgresWriter(url);
  fastify.post<{ Params: { call: string; round: string } }>('/calls/:call/:round', async ({ params }, reply) => {
    const call = trace.calls[Number(params.call)]!;
    await base.write(replay.batches(call, Number(params.round)));
    return reply.type('application/json; charset=utf-8').send(call.answer);
  });
  const read: Rows = (sql, parameters) => base.read(sql, parameters);
  for (const { name, path, answer } of bareReads(read)) {
    fastify.get<{ Params: { id?: string } }>(path, async ({ params }, reply) => {
      const value = await answer(Number(params.id ?? 0));
      if (typeof value !== 'string') return reply.send(value);
      const frame = Math.max(0, (sizes[name] ?? 0) - Buffer.byteLength(value));
      return reply.type('text/html; charset=utf-8').send(value + ' '.repeat(frame));
    });
  }
  await fastify.listen({ port: 0, host: '127.0.0.1' });
  return { port: (fastify.server.address() as { port: number }).port };
}

const usage = (): Usage => ({ ...usageNow(), documentSeconds: 0, documents: 0 });

obey({
  open,
  usage,
  close: async () => {
    await fastify.close();
    await base.close();
  },
});

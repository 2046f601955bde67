import { cpus } from 'node:os';
import { postgresBases, sqliteBases } from './bases.js';
import { runGrowth } from './growth.js';
import { optionsFrom, type Engine, type Options } from './options.js';
import { runProfile } from './profile.js';
import { summary, tableOf } from './report.js';
import { runTablets } from './tablets.js';
import { foundIn, recordTrace, runBare, runDay } from './run.js';

const say = (text: string) => process.stderr.write(`${text}\n`);

/** Everything asked for, on one database. */
async function onEngine(engine: Engine, options: Options, trace: Awaited<ReturnType<typeof recordTrace>> | null) {
  const bases = engine === 'sqlite' ? sqliteBases() : await postgresBases();
  try {
    say(`${engine}: founding the school`);
    const founded = await foundIn(bases);
    if (options.profile) return await runProfile(bases, founded, options, say);
    if (options.tablets > 0) return await runTablets(bases, founded, options, say);
    if (options.growth > 0) return await runGrowth(bases, founded, options, say);
    say(`${engine}: the reference day, ${options.orders} orders`);
    const day = await runDay(bases, founded, options);
    if (trace) say(`${engine}: the bare limit`);
    const bare = trace ? await runBare(bases, trace, day.answerBytes, options) : null;
    const result = summary(day, bare);
    const { writes, reads, mail, answerBytes: _bytes, bare: _bare, ...whole } = result;
    say(tableOf(`${engine}: writes, an order`, { ...writes, mail }));
    say(tableOf(`${engine}: reads, a request`, reads));
    say(JSON.stringify(whole, null, 1));
    return result;
  } finally {
    await bases.close();
  }
}

async function main(): Promise<void> {
  const options = optionsFrom(process.argv.slice(2));
  const trace = options.bare && options.growth + options.tablets === 0 ? await recordTrace() : null;
  const results: Record<string, unknown> = {};
  for (const engine of options.engines) results[engine] = await onEngine(engine, options, trace);
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  process.stdout.write(`${JSON.stringify({ bench: 'reference day', machine, ...results })}\n`);
}

main().catch((error: unknown) => {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
});

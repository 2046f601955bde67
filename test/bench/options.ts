import { parseArgs } from 'node:util';

export type Engine = 'sqlite' | 'postgres';

export interface Options {
  engines: Engine[];
  /** Orders measured; a fifth of it (40 at most) goes before, unmeasured. */
  orders: number;
  /** Requests of each read stage. */
  reads: number;
  /** The same rows by raw SQL, in the same run. */
  bare: boolean;
  /** Reads with 1,000 and with this many orders in the base; 0 = not asked. */
  growth: number;
  profile: boolean;
  /** Minutes of twenty tablets; 0 = not asked. */
  tablets: number;
}

export const WRITERS = 4;
export const READERS = 8;
export const USAGE = `npm run bench -- [--orders 500] [--reads 400] [--database sqlite|postgres] [--no-bare] [--growth [200000]] [--profile] [--tablets 3]`;

/** Reads the command line; throws with the usage. */
export function optionsFrom(args: readonly string[]): Options {
  // `--growth` alone means 200,000.
  const spelled = args.flatMap((arg, at) =>
    arg === '--growth' && !/^\d+$/.test(args[at + 1] ?? '') ? ['--growth', '200000'] : [arg],
  );
  const { values } = parseArgs({
    args: spelled,
    allowNegative: true,
    options: {
      orders: { type: 'string', default: '500' },
      reads: { type: 'string', default: '400' },
      database: { type: 'string' },
      bare: { type: 'boolean', default: true },
      growth: { type: 'string', default: '0' },
      profile: { type: 'boolean', default: false },
      tablets: { type: 'string', default: '0' },
    },
  });
  const count = (text: string): number => {
    if (!/^\d{1,7}$/.test(text)) throw new Error(USAGE);
    return Number(text);
  };
  const { database, bare, profile } = values;
  if (database !== undefined && database !== 'sqlite' && database !== 'postgres') throw new Error(USAGE);
  return {
    engines: database ? [database] : ['sqlite', 'postgres'],
    orders: count(values.orders),
    reads: count(values.reads),
    growth: count(values.growth),
    bare: bare && !profile,
    profile,
    tablets: count(values.tablets),
  };
}

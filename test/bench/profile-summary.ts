import { readFileSync } from 'node:fs';

interface ProfileNode {
  id: number;
  callFrame: { functionName: string; url: string; lineNumber: number };
  children?: number[];
}

interface CpuProfile {
  nodes: ProfileNode[];
  samples: number[];
  timeDeltas: number[];
}

export interface ProfileSummary {
  /** Seconds on the processor. */
  seconds: number;
  /** Package or folder → part of the time, by where the time itself is spent. */
  packages: [string, string][];
  /** The 25 functions with the most time of their own. */
  functions: [string, string][];
  /** The 30 of ours with the most time in them and in what they call. */
  ours: [string, string][];
}

const NATIVE: [RegExp, string][] = [
  [/better-sqlite3|typeorm.*better-sqlite3|bare-base/, 'sqlite (native)'],
  [/typst|document-renderer/, 'typst (native)'],
];

/** Reads a .cpuprofile of V8. */
export function summarise(path: string): ProfileSummary {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(path, 'utf8')) as CpuProfile;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node])));
  const own = new Map<ProfileNode, number>();
  samples.forEach((id, at) => {
    const node = byId.get(id)!;
    if (!outside(node, parents)) own.set(node, (own.get(node) ?? 0) + timeDeltas[at]!);
  });
  const total = [...own.values()].reduce((sum, each) => sum + each, 0);
  const packages = new Map<string, number>();
  const functions = new Map<string, number>();
  const ours = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, time: number) => map.set(key, (map.get(key) ?? 0) + time);
  for (const [node, time] of own) {
    const place = placeOf(node, parents);
    add(packages, place, time);
    add(functions, `${nameOf(node)} · ${place}`, time);
    for (const name of oursAbove(node, parents)) add(ours, name, time);
  }
  const top = (map: Map<string, number>, count: number): [string, string][] =>
    [...map]
      .sort(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([key, time]) => [key, `${((100 * time) / total).toFixed(1)} %`]);
  return { seconds: total / 1e6, packages: top(packages, 30), functions: top(functions, 25), ours: top(ours, 40) };
}

/** Waiting, and the profiler itself. */
function outside(node: ProfileNode, parents: ReadonlyMap<number, ProfileNode>): boolean {
  if (node.callFrame.functionName === '(idle)') return true;
  return !node.callFrame.url && (parents.get(node.id)?.callFrame.url.startsWith('node:inspector') ?? false);
}

const nameOf = ({ callFrame: { functionName, url, lineNumber } }: ProfileNode): string =>
  `${functionName || '(anonymous)'}${url ? ` ${url.split('/').slice(-2).join('/')}:${lineNumber + 1}` : ''}`;

function folderOf(url: string): string {
  const inPackage = url.split('/node_modules/').slice(1).at(-1);
  if (inPackage)
    return inPackage
      .split('/')
      .slice(0, inPackage.startsWith('@') ? 2 : 1)
      .join('/');
  const mine = /\/(?:dist|dist-bench)\/(?:src\/(core|modules)\/([^/]+)|(.+?)$)/.exec(url);
  if (mine) return `ours ${mine[1] ? `${mine[1]}/${mine[2]}` : mine[3]}`;
  return url.startsWith('node:')
    ? `node ${url.split('/')[0] === 'node:internal' ? url.slice(5).split('/').slice(0, 2).join('/') : url.slice(5)}`
    : url;
}

function placeOf(node: ProfileNode, parents: ReadonlyMap<number, ProfileNode>): string {
  const { url, functionName } = node.callFrame;
  if (url) return folderOf(url);
  if (functionName.startsWith('(')) return functionName;
  let above: ProfileNode | undefined = parents.get(node.id);
  while (above && !above.callFrame.url) above = parents.get(above.id);
  const from = above?.callFrame.url ?? '';
  return NATIVE.find(([pattern]) => pattern.test(from))?.[1] ?? `native under ${from ? folderOf(from) : '?'}`;
}

/** Our own functions on the stack, each once. */
function oursAbove(node: ProfileNode, parents: ReadonlyMap<number, ProfileNode>): Set<string> {
  const names = new Set<string>();
  for (let each: ProfileNode | undefined = node; each; each = parents.get(each.id))
    if (/\/(dist|dist-bench)\/src\//.test(each.callFrame.url)) names.add(nameOf(each));
  return names;
}

import { execFileSync } from 'node:child_process';
import type { Knocker } from './callers.js';
import type { House } from './house.js';
import { knock, type Answer } from './knocking.js';

/** A form as a browser sees it: where it goes and what it would send untouched. */
export interface PageForm {
  method: 'GET' | 'POST';
  action: string;
  fields: PageField[];
}

export interface PageField {
  name: string;
  type: string;
  value: string;
  /** Of a select. */
  options: string[];
}

export interface Visit {
  url: string;
  answer: Answer;
  /** What a person can read in it: the page, or the words of a PDF. */
  text: string;
  forms: PageForm[];
}

/** Pages that differ only by their query: the first few tell as much as all. */
const QUERIES_A_PAGE = 4;
const MOST = 400;

/** Follows every link from the given pages on, as a browser signed in as the knocker. */
export async function crawl(house: House, knocker: Knocker, starts: readonly string[]): Promise<Visit[]> {
  const visits: Visit[] = [];
  const asked = new Set<string>();
  const perPage = new Map<string, number>();
  const waiting = [...starts];
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const page = url.split('?')[0]!;
    const times = perPage.get(page) ?? 0;
    if (asked.has(url) || times >= QUERIES_A_PAGE || visits.length >= MOST) continue;
    asked.add(url);
    perPage.set(page, times + 1);
    const visit = await look(house, knocker, url);
    visits.push(visit);
    waiting.push(...linksOf(visit));
  }
  return visits;
}

export async function look(house: House, knocker: Knocker, url: string): Promise<Visit> {
  const answer = await knock(house, 'GET', url, { headers: knocker.headers });
  const html = answer.headers['content-type']?.startsWith('text/html') ?? false;
  return { url, answer, text: textOf(answer), forms: html ? formsOf(answer.body, url) : [] };
}

/** The words of an answer, the text of a PDF included (when pdftotext is there). */
export function textOf({ bytes, body, headers }: Answer): string {
  const heads = `${headers['location'] ?? ''} ${decodeURIComponent(headers['content-disposition'] ?? '')}`;
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') return `${unescaped(body)} ${heads}`;
  return `${pdfText(bytes)} ${heads}`;
}

let noTool = false;

export function pdfText(bytes: Buffer): string {
  if (noTool) return '';
  try {
    return execFileSync('pdftotext', ['-', '-'], { input: bytes, stdio: ['pipe', 'pipe', 'ignore'] }).toString();
  } catch (error) {
    noTool = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return '';
  }
}

function linksOf({ answer, forms }: Visit): string[] {
  if (answer.headers['location']) return [answer.headers['location']].filter(isOurs);
  const links = [...answer.body.matchAll(/\s(?:href|src)="([^"]+)"/g)].map((found) => unescaped(found[1]!));
  const searches = forms.filter(({ method }) => method === 'GET').map(({ action }) => action);
  return [...links, ...searches].map((link) => link.split('#')[0]!).filter(isOurs);
}

const isOurs = (link: string): boolean => /^\/(?!\/|assets\/)/.test(link);

export function formsOf(html: string, url: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, head, inside]) => ({
    method: /method="post"/i.test(head!) ? ('POST' as const) : ('GET' as const),
    action: unescaped(attribute(head!, 'action') ?? url),
    fields: fieldsOf(inside!),
  }));
}

function fieldsOf(html: string): PageField[] {
  const inputs = [
    ...html.matchAll(/<(input|button|textarea|select)\b([^>]*)>(?:(.*?)<\/(?:textarea|select|button)>)?/gs),
  ];
  return inputs.flatMap(([, tag, head, inside]) => {
    const name = attribute(head!, 'name');
    if (name === undefined) return [];
    const options = tag === 'select' ? [...inside!.matchAll(/<option\b([^>]*)>/g)].map((one) => one[1]!) : [];
    const values = options.map((option) => unescaped(attribute(option, 'value') ?? ''));
    const chosen = options.findIndex((option) => /\sselected\b/.test(option));
    const own = tag === 'textarea' ? inside! : (attribute(head!, 'value') ?? '');
    const value = tag === 'select' ? (values[Math.max(chosen, 0)] ?? '') : unescaped(own);
    const type = tag === 'input' ? (attribute(head!, 'type') ?? 'text') : tag!;
    return [{ name: unescaped(name), type, value, options: values }];
  });
}

const attribute = (head: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(head)?.[1];

const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, sign: string) => SIGNS[sign]!);

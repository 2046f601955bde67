import { fieldsOf, formsRead, typedForm, validBody } from './bodies.js';
import { filled, type Knocker } from './callers.js';
import type { House } from './house.js';
import type { Dto, Route } from './routes.js';
import { PDF } from './trade.js';
import type { Names } from './two-schools.js';

export interface Answer {
  status: number;
  headers: Record<string, string | undefined>;
  body: string;
  bytes: Buffer;
}

export const FORM = 'application/x-www-form-urlencoded';
const BOUNDARY = 'fil';

export interface Letter {
  headers?: Record<string, string>;
  payload?: unknown;
}

export async function knock(
  house: House,
  method: Route['method'],
  url: string,
  { headers = {}, payload }: Letter = {},
): Promise<Answer> {
  const answer = await house.http({ method, url, headers, payload });
  return { status: answer.statusCode, headers: answer.headers, body: answer.body, bytes: answer.rawPayload };
}

/** Which class each page checks its form against, learnt once by knocking with an empty form. */
export class Forms {
  private readonly known = new Map<string, Dto | null>();

  constructor(private readonly house: House) {}

  async of(route: Route, knocker: Knocker): Promise<Dto | null> {
    if (route.body) return route.body;
    const key = `${route.method} ${route.path}`;
    if (!this.known.has(key)) {
      const url = filled(route.path, knocker.own);
      const headers = { ...knocker.headers, 'content-type': FORM };
      const seen = await formsRead(() =>
        undone(this.house, () => knock(this.house, route.method, url, { headers, payload: '' })),
      );
      this.known.set(key, seen[0] ?? null);
    }
    return this.known.get(key)!;
  }
}

/** A letter the route takes, for that knocker. */
export async function validLetter(forms: Forms, route: Route, knocker: Knocker, names: Names): Promise<Letter> {
  if (!route.takesBody) return { headers: knocker.headers };
  if (route.path.endsWith('/attachments')) return fileLetter(knocker, 'plan.pdf', PDF);
  const dto = await forms.of(route, knocker);
  const own = dto?.name === 'NewKey' ? { ...names, role: knocker.role! } : names;
  const body = dto ? validBody(dto, own) : {};
  return route.page ? formLetter(knocker, dto ? typedForm(dto, body) : {}) : jsonLetter(knocker, body);
}

/** `?from=2026-11-23&to=2026-11-23`: the questions a route cannot do without. */
export function validQuery({ query }: Route, names: Names): string {
  if (!query) return '';
  const asked = new Set(fieldsOf(query).flatMap(({ name, optional }) => (optional ? [] : [name])));
  const entries = Object.entries(typedForm(query, validBody(query, names))).filter(([name]) => asked.has(name));
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`;
}

export function jsonLetter({ headers }: Knocker, body: unknown): Letter {
  return { headers: { ...headers, 'content-type': 'application/json' }, payload: JSON.stringify(body) };
}

export function formLetter({ headers }: Knocker, form: Record<string, string>): Letter {
  return { headers: { ...headers, 'content-type': FORM }, payload: new URLSearchParams(form).toString() };
}

export function fileLetter({ headers }: Knocker, name: string, bytes: Buffer, field = 'file'): Letter {
  const head =
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\n` +
    'content-type: application/octet-stream\r\n\r\n';
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
  return { headers: { ...headers, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }, payload };
}

const UNDO = new Error('undone');

/** Lets the house do it and takes it back: the next test finds the base as it was. */
export async function undone<T>(house: House, work: () => Promise<T>): Promise<T> {
  let value: T | undefined;
  const { failure } = await house.unit.conclude(async () => {
    value = await work();
    throw UNDO;
  });
  // A refusal inside dooms the unit before we do: the answer is what counts.
  if (value === undefined) throw failure;
  return value;
}

import type { VNode } from 'preact';

/** `house`: menu and search. `door`: sign-in and its like. `terminal`: a learner's tablet. */
export type Frame = 'house' | 'door' | 'terminal';

/** An HTML page: the shell (menu, search, who) is put around it. `once`: it shows a secret, and is not kept. */
export class Page {
  constructor(
    readonly title: string,
    readonly body: VNode,
    readonly options: { status?: number; frame?: Frame; cookies?: readonly Cookie[]; once?: boolean } = {},
  ) {}
}

/** After a form did its work: 303 See Other. `done`: one sentence, said once at the top of the next page. */
export class Redirect {
  constructor(
    readonly location: string,
    readonly options: { done?: string; cookies?: readonly Cookie[] } = {},
  ) {}
}

/** Carries what was done over the redirect. */
export const DONE_COOKIE = 'ouvrage_done';

export interface Cookie {
  name: string;
  /** Empty removes it. */
  value: string;
  maxAgeSeconds?: number;
}

/** 201 with `Location`. `once`: it holds a secret, and is not kept for a repeated request. */
export class Created<T> {
  constructor(
    readonly location: string,
    readonly body: T,
    readonly options: { once?: boolean } = {},
  ) {}
}

/** Bytes to read or keep; never run by the browser as a page of ours. */
export class FileAnswer {
  constructor(
    readonly file: { name: string; mediaType: string; bytes: Buffer },
    readonly inline = false,
  ) {}
}

import type { VNode } from 'preact';

/** An HTML page: the shell (menu, search, who) is put around it. */
export class Page {
  constructor(
    readonly title: string,
    readonly body: VNode,
    readonly options: { status?: number; bare?: boolean } = {},
  ) {}
}

/** After a form did its work: 303 See Other. */
export class Redirect {
  constructor(
    readonly location: string,
    readonly cookies: readonly Cookie[] = [],
  ) {}
}

export interface Cookie {
  name: string;
  /** Empty removes it. */
  value: string;
  maxAgeSeconds?: number;
}

/** 201 with `Location`. */
export class Created<T> {
  constructor(
    readonly location: string,
    readonly body: T,
  ) {}
}

/** Bytes to read or keep; never run by the browser as a page of ours. */
export class FileAnswer {
  constructor(
    readonly file: { name: string; mediaType: string; bytes: Buffer },
    readonly inline = false,
  ) {}
}

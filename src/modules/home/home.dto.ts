import { Text } from '../../core/http/shape.js';

/** What is looked for: a number, a name, a part. */
export class SearchQuery {
  /** @example "filix" */
  @Text({ max: 100, optional: true }) q?: string;
}

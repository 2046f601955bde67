import { Text } from '../../core/http/shape.js';

/** An address to tell. */
export class NewWebhook {
  /** Where messages are posted. @example "https://erp.example.org/ouvrage" */
  @Text({ max: 500 }) url: string;
}

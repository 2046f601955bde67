import { Refusal } from '../../errors/refusal.js';
import { Cents, Choice, Day, Email, Flag, Id, Int, ListOf, Price, Quantity, Text } from '../shape.js';

/** One DTO with every kind of field, for the specs of shapes. */
export class Line {
  @Id() itemId: number;
  @Quantity() quantity: number;
}

export class Everything {
  @Text({ max: 20, min: 2 }) name: string;
  @Email() email: string;
  @Int({ min: -5, max: 5 }) level: number;
  @Id() partnerId: number;
  @Quantity() quantity: number;
  @Cents() paidCents: number;
  @Price() priceE4: number;
  @Day() wishedOn: string;
  @Choice(['red', 'blue']) colour: string;
  @Flag() urgent: boolean;
  @ListOf(() => Line, { max: 3 }) lines: Line[];
}

export class Optional {
  @Text({ max: 20, optional: true }) name?: string;
  @Email({ optional: true }) email?: string;
  @Int({ min: 1, max: 5, optional: true }) level?: number;
  @Id({ optional: true }) partnerId?: number;
  @Quantity({ optional: true }) quantity?: number;
  @Cents({ optional: true }) paidCents?: number;
  @Price({ optional: true }) priceE4?: number;
  @Day({ optional: true }) wishedOn?: string;
  @Choice(['red', 'blue'], { optional: true }) colour?: string;
  @ListOf(() => Line, { max: 3, optional: true }) lines?: Line[];
}

/** What a program sends. */
export const good = (): Record<string, unknown> => ({
  name: 'Claire',
  email: 'claire@example.org',
  level: -5,
  partnerId: 2_147_483_647,
  quantity: 1,
  paidCents: 0,
  priceE4: 185_000,
  wishedOn: '2026-11-23',
  colour: 'red',
  urgent: false,
  lines: [{ itemId: 1, quantity: 10_000_000 }],
});

/** What a form sends. */
export const goodForm = (): Record<string, unknown> => ({
  name: '  Claire ',
  email: 'claire@example.org',
  level: '-5',
  partnerId: '7',
  quantity: '12',
  paidCents: '1 234,50',
  priceE4: '18,5001',
  wishedOn: '23/11/2026',
  colour: 'red',
  urgent: 'on',
  lines: { 0: { itemId: '1', quantity: '2' }, 1: { itemId: '3', quantity: '4' } },
});

/** The refusal of a shape; any other end is a failure of the spec. */
export function refusedBy(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal && error.status === 422 && error.code === 'core.wrong_shape') return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}

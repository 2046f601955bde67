import type { House } from '../../../../test/support/house.js';
import { sql } from '../../../core/database/sql.js';

/** Confirms an order as `confirm` would, without drawing and mailing its paper: for specs that need many. */
export async function confirmQuietly(house: House, orderId: number): Promise<void> {
  const at = house.clock.instant();
  const text =
    "UPDATE sales_order SET state = 'confirmed', promised_on = ?, confirmed_at = ?, version = 2 WHERE id = ?";
  await house.unit.run(() => sql(house.unit.manager, text, [house.clock.today(), at, orderId]));
}

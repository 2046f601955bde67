import { deliveryMachine } from '../../src/modules/delivery/delivery.states.js';
import { invoiceMachine } from '../../src/modules/invoicing/invoicing.states.js';
import { priceRequestMachine } from '../../src/modules/quoting/price-request.states.js';
import { quoteMachine } from '../../src/modules/quoting/quote.states.js';
import { salesOrderMachine } from '../../src/modules/sales/sales-order.states.js';
import { toldOf, WEBHOOK_TYPES } from '../../src/modules/webhooks/webhook.messages.js';

it('each message to a partner’s program is caused by an event that exists', () => {
  const machines = [priceRequestMachine, quoteMachine, salesOrderMachine, deliveryMachine, invoiceMachine];
  const events = machines.flatMap(({ name, transitions }) =>
    transitions.map(({ event }) => toldOf({ machine: name, event })?.type),
  );
  const reachable = new Set(events.filter((type) => type !== undefined));
  expect([...reachable].toSorted()).toEqual(WEBHOOK_TYPES.toSorted());
});

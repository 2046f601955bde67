/**
 * What a learner pressed and the house has not heard yet, in the browser's own base: in order, whatever happens to the
 * page, the network or the battery. Each has one key for ever: told twice, it is done once.
 */

const FINAL = new Set([400, 403, 404, 409, 413, 415, 422]);
const PATIENCE_MS = 8_000;

function store(mode, work) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('ouvrage', 1);
    opening.onupgradeneeded = () =>
      opening.result.createObjectStore('presses', { keyPath: 'order', autoIncrement: true });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('presses', mode);
      const request = work(transaction.objectStore('presses'));
      transaction.oncomplete = () => {
        opening.result.close();
        resolve(request.result);
      };
      transaction.onerror = () => reject(transaction.error);
    };
  });
}

/** Keeps a press; its `key` makes it the same however often it is told. */
export async function keep(press) {
  const key = crypto.randomUUID();
  await store('readwrite', (presses) => presses.add({ ...press, key, pressedAt: Date.now() }));
  return key;
}

/** A learner's own, oldest first; those refused among them until the learner has read why. */
export async function waiting(learner) {
  const all = await store('readonly', (presses) => presses.getAll());
  return all.filter((press) => press.learner === learner);
}

export function forget({ order }) {
  return store('readwrite', (presses) => presses.delete(order));
}

/** Tells the house all it has not heard, in order; stops at the first that does not get through. One at a time. */
export function tellAll(learner) {
  return navigator.locks.request('ouvrage-presses', async () => {
    for (const press of await waiting(learner)) {
      if (press.refused) continue;
      const { heard, refused } = await tell(press);
      if (!heard) return false;
      if (refused) await store('readwrite', (presses) => presses.put({ ...press, refused }));
      else await forget(press);
    }
    return true;
  });
}

async function tell({ url, body, key, learner, pressedAt }) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        'idempotency-key': key,
        'x-ago-seconds': String(Math.max(0, Math.round((Date.now() - pressedAt) / 1000))),
        'x-learner-id': learner,
      },
    });
    if (response.ok || response.type === 'opaqueredirect') return { heard: true };
    if (!FINAL.has(response.status)) return { heard: false };
    const problem = await response.json();
    return { heard: true, refused: problem.errors?.map(({ detail }) => detail) ?? [problem.detail] };
  } catch {
    return { heard: false };
  }
}

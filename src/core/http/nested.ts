/** `cells[12]=3` and `lines[0][itemId]=4` become objects, two levels deep. */
export function nested(body: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    const path = /^([^[\]]+)((?:\[[^[\]]*\]){1,2})$/.exec(name);
    const keys = path ? [path[1]!, ...[...path[2]!.matchAll(/\[([^[\]]*)\]/g)].map((m) => m[1]!)] : [name];
    if (keys.some((key) => ['__proto__', 'constructor', 'prototype'].includes(key))) continue;
    let place = result;
    for (const key of keys.slice(0, -1))
      place = (place[key] = typeof place[key] === 'object' && place[key] ? place[key] : {}) as Record<string, unknown>;
    place[keys.at(-1)!] = value;
  }
  return result;
}

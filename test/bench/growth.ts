export async function runGrowth(..._: unknown[]): Promise<unknown> { throw new Error('todo'); }

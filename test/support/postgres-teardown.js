import pg from 'pg';

/** Stops our own server, or leaves a borrowed one without our template. */
export default async function stopPostgres() {
  if (globalThis.__POSTGRES__) return globalThis.__POSTGRES__.stop();
  const client = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS "${process.env.TEST_POSTGRES_TEMPLATE}"`);
  await client.end();
}

import { connect, type AddressInfo } from 'node:net';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Role } from '../../access/scope.js';
import { ProbeModule } from './probe.js';

const MB = 1024 * 1024;
const TYPE = 'multipart/form-data; boundary=cut';
const START = '--cut\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\nbytes';
const FIELD = (name: string, value: string) =>
  `--cut\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

let house: House;
let school: TestSchool;
let port: number;
beforeAll(async () => {
  house = await openHouse([ProbeModule]);
  school = await house.aSchool();
  await house.app.listen(0, '127.0.0.1');
  port = (house.app.getHttpServer().address() as AddressInfo).port;
});
afterAll(() => house.close());

const headersOf = async (role?: Role): Promise<Record<string, string>> =>
  role ? house.signedIn(await house.scope(school, role)) : { host: 'localhost', origin: 'http://localhost' };

/** The status given to a form of which only the head and the first bytes ever come. */
async function unfinished(url: string, given: Record<string, string>): Promise<number> {
  const head = Object.entries({ ...given, 'content-type': TYPE }).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = connect(port, '127.0.0.1');
  socket.write(`POST ${url} HTTP/1.1\r\n${head.join('')}\r\n`);
  socket.write(given['content-length'] ? START : `${START.length.toString(16)}\r\n${START}\r\n`);
  try {
    for await (const chunk of socket) return Number(/^HTTP\/1\.1 (\d+)/.exec(String(chunk))?.[1]);
    return 0;
  } finally {
    socket.destroy();
  }
}

const CHUNKED = { 'transfer-encoding': 'chunked' };
const ANNOUNCED = { 'content-length': String(10 * MB) };

describe('a form with a file is not waited for', () => {
  it.each([
    ['/probe/plan', undefined, 401],
    ['/api/v1/probe/plan', undefined, 401],
    ['/api/v1/probe/plan', 'accountant', 404],
    ['/nowhere', undefined, 404],
    ['/api/v1/nowhere', 'director', 404],
    ['/sign-in', undefined, 400],
    ['/api/v1/probe/notes', 'director', 400],
  ] as [string, Role | undefined, number][])('at %s from %p: %i', async (url, role, status) => {
    const headers = await headersOf(role);
    expect(await unfinished(url, { ...headers, ...CHUNKED })).toBe(status);
    expect(await unfinished(url, { ...headers, ...ANNOUNCED })).toBe(status);
  });

  it('when it announces more than one may send, whoever sends it', async () => {
    const announced = { 'content-length': String(50 * MB) };
    for (const role of [undefined, 'director'] as const) {
      expect(await unfinished('/probe/plan', { ...(await headersOf(role)), ...announced })).toBe(413);
    }
    const headers = { ...(await headersOf()), ...announced, 'content-type': TYPE };
    const answer = await house.http({
      method: 'POST',
      url: '/api/v1/nowhere',
      headers,
      payload: Buffer.alloc(50 * MB),
    });
    expect(answer.json()).toMatchObject({ status: 413, code: 'core.too_large' });
  });
});

describe('a form with a file from somebody who may', () => {
  const send = async (payload: string) => {
    const headers = { ...(await headersOf('director')), 'content-type': TYPE };
    return house.http({ method: 'POST', url: '/api/v1/probe/plan', headers, payload });
  };

  it('is read', async () => {
    expect((await send(`${START}\r\n--cut--\r\n`)).json()).toEqual({ size: 5 });
  });

  it.each([
    ['an endless field', FIELD('note', 'x'.repeat(20_001))],
    ['endless fields', Array.from({ length: 501 }, (_, at) => FIELD(`f${at}`, 'x')).join('')],
  ])('is too large with %s', async (_, fields) => {
    expect((await send(`${fields}${START}\r\n--cut--\r\n`)).json()).toMatchObject({ code: 'core.too_large' });
  });

  it('is read with the most it may hold', async () => {
    const fields = Array.from({ length: 500 }, (_, at) => FIELD(`f${at}`, 'x'.repeat(100))).join('');
    expect((await send(`${fields}${START}\r\n--cut--\r\n`)).json()).toEqual({ size: 5 });
  });

  it('is read when its file has no name', async () => {
    const headers = { ...(await headersOf('director')), 'content-type': TYPE };
    const nameless = START.replace('; filename="a.pdf"', '\r\nContent-Type: application/octet-stream');
    const answer = await house.http({
      method: 'POST',
      url: '/probe/echo',
      headers,
      payload: `${nameless}\r\n--cut--\r\n`,
    });
    expect(answer.json()).toEqual({ body: { file: { name: '', size: 5 } } });
  });
});

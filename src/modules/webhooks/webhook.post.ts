import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';

const PATIENCE_MS = 10_000;

/**
 * Posts JSON and gives the status; the answer's body is nobody's business and is not read. Unless `inside`, the address
 * may lead to no private network, whatever its name says (asked of the address that is dialled).
 */
export function postJson(
  url: string,
  { body, headers, inside }: { body: string; headers: Record<string, string>; inside: boolean },
): Promise<number> {
  const secure = url.startsWith('https:');
  const rules = { allowPrivateIPAddress: inside, allowMetaIPAddress: inside };
  const agent = secure ? new RequestFilteringHttpsAgent(rules) : new RequestFilteringHttpAgent(rules);
  const options: RequestOptions = {
    method: 'POST',
    agent,
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Ouvrage',
      ...headers,
    },
  };
  return new Promise<number>((resolve, reject) => {
    const sent = (secure ? httpsRequest : httpRequest)(url, options, (answer) => {
      resolve(answer.statusCode ?? 0);
      answer.destroy();
    });
    sent.on('error', reject);
    sent.end(body);
  }).finally(() => agent.destroy());
}

import { cut } from '../../core/words/cut.js';
import { PlatformFault, type DirectoryCompany, type FoundFlow } from './platform.client.js';

type Told = Readonly<Record<string, unknown>>;
const isTold = (value: unknown): value is Told => typeof value === 'object' && value !== null && !Array.isArray(value);

/** An answer that is JSON and says so. */
export function jsonOf({ type, bytes }: { type: string; bytes: Buffer }): Told {
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type)) throw new PlatformFault(`answer of type « ${type} », not JSON`);
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (isTold(value)) return value;
  } catch {
    // Told below.
  }
  throw new PlatformFault('answer that is no JSON object');
}

function text(told: Told, key: string, most = 100): string {
  const value = told[key];
  if (typeof value !== 'string' || value === '' || value.length > most)
    throw new PlatformFault(`answer without ${key}`);
  return value;
}

export const flowIdIn = (answer: Told): string => text(answer, 'flowId');

export function tokenIn(answer: Told): { value: string; seconds: number } {
  const { expires_in: told } = answer;
  const seconds = typeof told === 'number' && told > 0 ? told : 300;
  return { value: text(answer, 'access_token', 10_000), seconds };
}

export function flowsIn({ results }: Told): FoundFlow[] {
  if (!Array.isArray(results)) throw new PlatformFault('answer without results');
  return results.map((one: unknown) => {
    if (!isTold(one)) throw new PlatformFault('answer with a flow that is none');
    const updatedAt = text(one, 'updatedAt', 40);
    if (Number.isNaN(Date.parse(updatedAt))) throw new PlatformFault(`answer with the date « ${updatedAt} »`);
    return {
      flowId: text(one, 'flowId'),
      trackingId: typeof one.trackingId === 'string' ? one.trackingId : null,
      direction: one.flowDirection === 'In' ? 'In' : 'Out',
      syntax: typeof one.flowSyntax === 'string' ? one.flowSyntax : '',
      updatedAt,
      ...acknowledgementIn(one.acknowledgement),
    };
  });
}

function acknowledgementIn(told: unknown): Pick<FoundFlow, 'taken' | 'why'> {
  const { status, details } = isTold(told) ? told : {};
  const taken = status === 'Error' ? false : status === 'Ok' ? true : null;
  const faults = Array.isArray(details) ? details.filter(isTold) : [];
  const said = faults.map(({ reasonCode, reasonMessage }) => [reasonCode, reasonMessage].filter(Boolean).join(' : '));
  return { taken, why: cut(said.join(' · '), 300) };
}

export function companyIn(answer: Told, siren: string): DirectoryCompany {
  const { businessName } = answer;
  if (answer.siren !== siren) throw new PlatformFault('answer about another company');
  const active = text(answer, 'administrativeStatus') === 'A';
  return { siren, name: typeof businessName === 'string' ? businessName : '', active };
}

/** Doors before version 1.3 of XP Z12-013 do not tell the status of a line they give: it is not known then. */
export const lineIn = ({ directoryLineStatus: status }: Told): { active: boolean | null } => ({
  active: typeof status === 'string' ? status === 'Enabled' : null,
});

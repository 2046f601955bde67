import type { FormBody } from '../../core/http/forms.js';
import type { Locale } from '../../core/words/words.js';
import type { WorkshopRead } from '../school/index.js';
import { isWorkRule, REGULATED_WORKS, type WorkRule } from './regulated-works.js';
import type { DeclaredWorkRead, MachineClassRead } from './safety.types.js';

interface Place {
  workshopId: number;
  workshopName: string;
  works: { key: string; name: string; code: string }[];
}

/** What a school can declare: its machine classes and the works under rule D, in each of its workshops. */
export function declarablePlaces(
  locale: Locale,
  workshops: readonly WorkshopRead[],
  classes: readonly MachineClassRead[],
): Place[] {
  const machines = classes.filter(({ rule }) => rule === 'D');
  const works = (Object.keys(REGULATED_WORKS) as WorkRule[]).filter((code) => REGULATED_WORKS[code].rule === 'D');
  return workshops.map(({ id, name: workshopName }) => ({
    workshopId: id,
    workshopName,
    works: [
      ...machines.map(({ code, name }) => ({ key: `${id}:${code}`, name, code })),
      ...works.map((code) => ({ key: `${id}:${code}`, name: REGULATED_WORKS[code].name[locale], code })),
    ],
  }));
}

export function keyOf({
  workshopId,
  machineClassCode,
  workRule,
}: Pick<DeclaredWorkRead, 'workshopId' | 'machineClassCode' | 'workRule'>): string {
  return `${workshopId}:${machineClassCode ?? workRule ?? ''}`;
}

/** The boxes ticked in a form, by key. */
export function tickedIn(body: FormBody): ReadonlySet<string> {
  const { works } = body;
  return new Set(typeof works === 'object' && works !== null ? Object.keys(works) : []);
}

/** The same, as the lines of a DTO, where all is text. */
export function worksOf(body: FormBody): Record<string, string>[] {
  return [...tickedIn(body)].map((key) => {
    const [workshopId = '', ...rest] = key.split(':');
    const code = rest.join(':');
    return { workshopId, ...(isWorkRule(code) ? { workRule: code } : { machineClassCode: code }) };
  });
}

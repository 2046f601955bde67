import { localDate } from '../../../core/time/local-date.js';
import type { Scope } from '../../../core/access/scope.js';
import { DECLARATION_STATES, type DeclarationState } from '../safety.gate.types.js';
import { declarationStates, dueEvent, tellBefore, type DeclarationCase } from '../workshop-declaration.states.js';

const today = localDate('2026-11-23');
const director = { roles: new Set(['director']) } as unknown as Scope;
const master = { roles: new Set(['master']) } as unknown as Scope;
const one = (state: DeclarationState, sentOn: string | null, works = 1) =>
  ({ state, sentOn, works, today }) as DeclarationCase;
const open = (subject: DeclarationCase) =>
  declarationStates
    .allowed(director, subject)
    .filter(({ refusal }) => refusal === null)
    .map(({ event }) => event);

describe('the states of a declaration', () => {
  it('has the states the gate knows', () => {
    expect(Object.keys(declarationStates.states).sort()).toEqual([...DECLARATION_STATES].sort());
  });

  it('is sent only when it covers something', () => {
    expect(open(one('draft', null, 0))).toEqual([]);
    expect(open(one('draft', null))).toEqual(['send']);
  });

  it('is renewed in its last 60 days, and closed once over', () => {
    expect(open(one('active', '2024-06-01'))).toEqual(['change', 'withdraw']);
    expect(open(one('active', '2024-01-15'))).toEqual(['ask_renewal', 'change', 'withdraw']);
    expect(open(one('to_renew', '2023-11-23'))).toEqual(['expire', 'withdraw']);
    expect(open(one('to_update', '2024-06-01'))).toEqual(['tell', 'withdraw']);
    expect(open(one('expired', '2020-01-01'))).toEqual([]);
  });

  it('is the head’s alone', () => {
    expect(declarationStates.allowed(master, one('draft', null))).toEqual([]);
    expect(() => declarationStates.permit(master, one('draft', null), 'send')).toThrow('core.not_your_role');
  });

  it('tells what the calendar asks for', () => {
    expect(dueEvent(one('active', '2024-06-01'), today)).toBeNull();
    expect(dueEvent(one('active', '2024-01-15'), today)).toBe('ask_renewal');
    expect(dueEvent(one('to_renew', '2024-01-15'), today)).toBeNull();
    expect(dueEvent(one('to_update', '2023-11-23'), today)).toBe('expire'); // last day was yesterday
    expect(dueEvent(one('to_renew', '2023-11-24'), today)).toBeNull(); // today is the last day
    expect(dueEvent(one('draft', null), today)).toBeNull();
  });

  it('gives eight days to tell a change', () => {
    expect(tellBefore(today)).toBe('2026-12-01');
  });
});

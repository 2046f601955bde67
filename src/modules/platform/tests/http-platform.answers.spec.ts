import { companyIn, lineIn } from '../http-platform.answers.js';

const line = { addressingIdentifier: '732829320', platformType: 'WK', siren: '732829320' };

it.each([
  [{ ...line, directoryLineStatus: 'Enabled' }, true],
  [{ ...line, directoryLineStatus: 'Upcoming' }, false],
  [{ ...line, directoryLineStatus: 'Disabled' }, false],
  // Before version 1.3 of the norm: given, its status untold.
  [line, null],
])('a line %j receives: %p', (told, active) => {
  expect(lineIn(told)).toEqual({ active });
});

it('a company whose state is not told is not taken for a closed one', () => {
  const company = { siren: '732829320', businessName: 'Lin des Dunes', entityType: 'Privé' };
  expect(companyIn({ ...company, administrativeStatus: 'A' }, '732829320')).toMatchObject({ active: true });
  expect(companyIn({ ...company, administrativeStatus: 'C' }, '732829320')).toMatchObject({ active: false });
  expect(() => companyIn(company, '732829320')).toThrow('administrativeStatus');
});

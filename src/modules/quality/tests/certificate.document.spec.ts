import { certificateData } from '../certificate.document.js';
import type { InspectionRead, MeasureRead } from '../quality.types.js';

const measure = (value: number, nominal = 70_000): MeasureRead => ({
  ...{ characteristicId: 1, name: 'Tour de taille', unit: 'cm', nominal, value, instrument: 'MR-1 · Mètre ruban' },
  ...{ minimum: nominal - 500, maximum: nominal + 500, conform: Math.abs(value - nominal) <= 500 },
});
const inspection = (id: number, size: string, one: MeasureRead): InspectionRead => ({
  ...{ id, kind: 'series', state: 'recorded', workOrderId: 1, number: 'OF-2026-00001', itemName: 'Jupe' },
  ...{ operationId: 1, operationName: 'Contrôle', assignmentId: 1, learnerName: 'Inès D.', size, colour: null },
  ...{ measuredAt: '2026-11-23T09:00:00.000Z', reason: null, conform: one.conform, measures: [one] },
});

function checksOf(inspections: readonly InspectionRead[]): string[][] {
  const place = { street: '1 rue', postcode: '14110', city: 'Condé', country: 'FR', siren: null };
  const data = certificateData({
    ...{ number: 'CC-2026-00001', date: '2026-11-23', orderId: 1, quantity: 3, nonConformities: [], lots: [] },
    controls: [{ operationId: 1, position: 10, operationName: 'Contrôle', lines: [], inspections }],
    school: { ...place, name: 'École', legalName: 'École', siret: null, email: 'a@example.org' },
    buyer: { ...place, legalName: 'Filix' },
    signer: 'Nadia Lebret',
    wish: { number: 'CO-2026-00001', customerReference: null },
    sheet: { number: 'OF-2026-00001', unitCode: 'C62', itemName: 'Jupe', drawingRevision: 'A' },
  } as never);
  return (data as { checks: string[][] }).checks;
}

it('tells the smallest and largest found of all sizes that ask the same', () => {
  const checks = checksOf([inspection(1, 'S', measure(69_800)), inspection(2, 'M', measure(70_300))]);
  expect(checks).toEqual([
    ['Tour de taille\nContrôle', '70 cm, de 69,5 à 70,5', '69,8 à 70,3 cm', '2', 'MR-1 · Mètre ruban'],
  ]);
});

it('names the sizes where each asks its own, and leaves out what was out of tolerance', () => {
  const checks = checksOf([
    inspection(1, 'S', measure(69_800)),
    inspection(2, 'M', measure(74_300, 74_000)),
    inspection(3, 'M', measure(76_000, 74_000)),
  ]);
  expect(checks.map(([name, , found, pieces]) => [name, found, pieces])).toEqual([
    ['Tour de taille, taille S\nContrôle', '69,8 cm', '1'],
    ['Tour de taille, taille M\nContrôle', '74,3 cm', '1'],
  ]);
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsqr from 'jsqr';
import { openHouse, type House } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import {
  aLaunchedOrder,
  aWorkshopAtWork,
  give,
  makeAll,
  type Workshop,
} from '../../production/tests/workshop.builder.js';
import type { WorkOrderSheet } from '../../production/index.js';
import { WorkshopModule } from '../index.js';

// Its types tell of another kind of module than it is.
const jsQR = jsqr as unknown as typeof jsqr.default;

let house: House;
let workshop: Workshop;
let of: WorkOrderSheet;
const folder = mkdtempSync(join(tmpdir(), 'ouvrage-traveller-'));
beforeAll(async () => {
  house = await openHouse([WorkshopModule]);
  workshop = await aWorkshopAtWork(house);
  of = (await aLaunchedOrder(house, workshop, { name: 'Tablier d’atelier', quantities: [4, 6] })).of;
  await makeAll(house, workshop, of, 0);
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = async (scope: Scope, url: string) =>
  house.http({ method: 'GET', url, headers: await house.signedIn(scope) });

function present(tool: string): boolean {
  try {
    execFileSync(tool, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
// Without poppler the tests that read the papers from outside show as skipped.
const read = present('pdftotext') && present('pdftoppm') ? it : it.skip;

async function paper(url: string): Promise<string> {
  const answer = await get(workshop.master, url);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
  const file = join(folder, 'paper.pdf');
  writeFileSync(file, answer.rawPayload);
  return file;
}
const textOf = (file: string) => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });

/** Every QR code of the first page, read by a reader that is not ours: held over the page as a tablet is. */
function codesOf(file: string, { mm }: { mm: number }): string[] {
  const dpi = 150;
  execFileSync('pdftoppm', ['-r', String(dpi), '-f', '1', '-l', '1', '-singlefile', file, join(folder, 'page')]);
  const ppm = readFileSync(join(folder, 'page.ppm'));
  const [, w, h] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 40).toString('latin1'))!;
  const [width, height] = [Number(w), Number(h)];
  const start = ppm.length - width * height * 3;
  const side = Math.min(width, Math.round((mm / 25.4) * dpi));
  const found = new Set<string>();
  const line = (y: number) => start + (y * width + width - side) * 3;
  for (let y = 0; y < height; y += Math.round(side / 6)) {
    const tall = Math.min(side, height - y);
    const rows = Array.from({ length: tall }, (_, row) => ppm.subarray(line(y + row), line(y + row) + side * 3));
    const colours = Buffer.concat(rows);
    const seen = new Uint8ClampedArray(side * tall * 4).map((_, at) =>
      at % 4 === 3 ? 255 : colours[Math.floor(at / 4) * 3 + (at % 4)]!,
    );
    const code = jsQR(seen, side, tall);
    if (code) found.add(code.data);
  }
  return [...found];
}

describe('the traveller', () => {
  read('tells what is made, step by step, as far as it is, and who did it', async () => {
    const text = textOf(await paper(`/work-orders/${of.id}/traveller`));
    for (const said of [of.number, 'Tablier d’atelier', 'Couper', 'Inès D.', 'Validé', 'Libération', '10 pièces'])
      expect(text).toContain(said);
  });

  read('carries no learner’s name when it is for the customer', async () => {
    const text = textOf(await paper(`/work-orders/${of.id}/traveller/customer`));
    expect(text).toContain(of.number);
    expect(text).not.toMatch(/Inès|Durand/);
  });

  read('has a code for the OF and one for each operation, which a reader reads', async () => {
    const codes = codesOf(await paper(`/work-orders/${of.id}/traveller`), { mm: 46 });
    const address = `${house.settings.baseUrl}/scan/${of.number}`;
    expect(codes.sort()).toEqual([address, ...of.operations.map(({ position }) => `${address}/${position}`)].sort());
  });

  read('has labels of 62 mm, one a parcel, each with its code', async () => {
    const file = await paper(`/work-orders/${of.id}/labels`);
    const about = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    expect(about).toMatch(/Pages:\s+2/);
    expect(Number(/Page size:\s+([\d.]+)/.exec(about)![1])).toBeCloseTo((62 / 25.4) * 72, 0);
    expect(codesOf(file, { mm: 32 })).toEqual([`${house.settings.baseUrl}/scan/${of.number}`]);
    expect(textOf(file)).toMatch(/M[\s\S]*4 pièces[\s\S]*6 pièces/);
  });
});

describe('a scan', () => {
  it('shows, and does nothing: to a master the OF, to a learner their own job', async () => {
    const [ines, noah] = workshop.learners;
    const [, sew] = of.operations;
    const job = await give(house, workshop, sew!.id, ines!);
    const address = `/scan/${of.number}/${sew!.position}`;
    const seen = await get(workshop.master, address);
    expect(seen.headers.location).toBe(`/work-orders/${of.id}#operation-${sew!.id}`);
    expect((await get(ines!, address)).headers.location).toBe(`/terminal?job=${job}`);
    expect((await get(ines!, `/terminal?job=${job}`)).body).toContain('Je commence');
    expect((await get(noah!, address)).body).toContain('Ce travail n’est pas à toi');
    expect((await get(workshop.master, '/scan/OF-2026-99999')).statusCode).toBe(404);
    const other = await aWorkshopAtWork(house, 1);
    expect((await get(other.master, address)).statusCode).toBe(404);
  });
});

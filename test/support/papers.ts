import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsqr from 'jsqr';

// Its types tell of another kind of module than it is.
const jsQR = jsqr as unknown as typeof jsqr.default;

function present(tool: string): boolean {
  try {
    execFileSync(tool, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A test that reads a PDF from outside: skipped where poppler is not there. */
export const itReads = present('pdftotext') && present('pdftoppm') ? it : it.skip;

/** A PDF in a file of its own, for readers that are not ours. */
export class PaperFile {
  private readonly folder = mkdtempSync(join(tmpdir(), 'ouvrage-paper-'));
  private readonly file = join(this.folder, 'paper.pdf');

  constructor(bytes: Buffer) {
    writeFileSync(this.file, bytes);
  }

  text(): string {
    return execFileSync('pdftotext', ['-layout', this.file, '-'], { encoding: 'utf8' });
  }

  /** A file the PDF carries. */
  attachment(name: string): string {
    const out = join(this.folder, 'attachment');
    execFileSync('pdfdetach', ['-savefile', name, '-o', out, this.file]);
    return readFileSync(out, 'utf8');
  }

  pages(): number {
    return Number(/Pages:\s+(\d+)/.exec(this.about())![1]);
  }

  /** Of the first page. */
  widthMm(): number {
    return (Number(/Page size:\s+([\d.]+)/.exec(this.about())![1]) / 72) * 25.4;
  }

  /** Every QR code of the first page, read by a window of so many mm moved down its right side, as a tablet is. */
  codes({ mm }: { mm: number }): string[] {
    const dpi = 150;
    const image = join(this.folder, 'page');
    execFileSync('pdftoppm', ['-r', String(dpi), '-f', '1', '-l', '1', '-singlefile', this.file, image]);
    const ppm = readFileSync(`${image}.ppm`);
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

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private about(): string {
    return execFileSync('pdfinfo', [this.file], { encoding: 'utf8' });
  }
}

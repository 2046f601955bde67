import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { Injectable } from '@nestjs/common';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { say, type Locale } from '../words/words.js';
import { drawable, drawableData } from './document-text.js';
import { documentWords } from './document-words.js';

export interface RenderOptions {
  title: string;
  author: string;
  /** Written in the PDF as its creation date: same data and same `at` give the same bytes. */
  at: Date;
  locale: Locale;
  /** The template attaches it: the XML of an electronic invoice. */
  attachment?: string;
}

const FONTS = 'src/core/documents/fonts';
// Results unused for this many documents leave Typst's memory.
const CACHE_AGE = 10;

/** Typst templates to PDF/A-3b. Templates and fonts are read under the project root. */
@Injectable()
export class DocumentRenderer {
  private compiler: NodeCompiler | undefined;
  private readonly root = projectRoot();

  /** `template` is a path from the project root: `src/modules/delivery/documents/delivery-note.typ`. */
  async render(template: string, data: object, options: RenderOptions): Promise<Buffer> {
    const mainFilePath = this.templatePath(template);
    const inputs = {
      data: JSON.stringify(drawableData(data, options.locale)),
      words: JSON.stringify(say(documentWords, options.locale)),
      locale: options.locale,
      title: drawable(options.title, options.locale),
      author: drawable(options.author, options.locale),
      ...(options.attachment === undefined ? {} : { attachment: options.attachment }),
    };
    // The native call holds the event loop (a dozen ms a page): a batch lets waiting requests pass between two documents.
    await new Promise(setImmediate);
    return this.compile(template, mainFilePath, inputs, options.at);
  }

  private compile(template: string, mainFilePath: string, inputs: Record<string, string>, at: Date): Buffer {
    const compiler = (this.compiler ??= this.createCompiler());
    try {
      const compiled = compiler.compile({ mainFilePath, inputs, resetRead: true });
      if (!compiled.result) {
        const failure = compiled.takeDiagnostics();
        throw new Error(failure ? firstMessages(compiler.fetchDiagnostics(failure)) : 'no document');
      }
      const creationTimestamp = Math.floor(at.getTime() / 1000);
      return Buffer.from(compiler.pdf(compiled.result, { pdfStandard: 'a-3b', creationTimestamp }));
    } catch (error) {
      throw new Error(`Document ${template}: ${readable(error)}`, { cause: error });
    } finally {
      compiler.evictCache(CACHE_AGE);
    }
  }

  private createCompiler(): NodeCompiler {
    return NodeCompiler.create({ workspace: this.root, fontArgs: [{ fontPaths: [join(this.root, FONTS)] }] });
  }

  private templatePath(template: string): string {
    const path = resolve(this.root, template);
    if (!path.startsWith(this.root + sep) || !path.endsWith('.typ') || !existsSync(path)) {
      throw new Error(`Document ${template}: no such template in the project`);
    }
    return path;
  }
}

function firstMessages(diagnostics: readonly unknown[]): string {
  const messages = diagnostics.map((each) => {
    const { message, path } = each as { message?: string; path?: string };
    return [message, path && `(${path})`].filter(Boolean).join(' ');
  });
  return messages.slice(0, 3).join('; ');
}

/** Typst's export errors arrive as one Rust debug text: keep its messages. */
function readable(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const messages = [...text.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, message]) =>
    message.replace(/\\(.)/g, '$1'),
  );
  return messages.length > 0 ? messages.slice(0, 3).join('; ') : text;
}

/** The folder of the package.json named "ouvrage", from the working folder upwards. */
function projectRoot(from = process.cwd()): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'ouvrage')
      return folder;
    if (dirname(folder) === folder) throw new Error(`No project named "ouvrage" above ${from}`);
  }
}

import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { brokenXml, unsafeXml } from './xml.errors.js';

const ATTRIBUTE = '@';
const TEXT = '#text';
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE,
  textNodeName: TEXT,
  removeNSPrefix: true,
  parseTagValue: false,
  // Also decodes numeric references; what a DOCTYPE would declare is refused before.
  htmlEntities: true,
});

type Node = Readonly<Record<string, unknown>>;

/**
 * A value as a file writes it, and where: `D4` in a table, `cac:OrderLine[2]/cac:LineItem/cbc:ID` in XML. Empty when
 * the file does not tell it: `at` says where it would.
 */
export interface Written {
  at: string;
  text: string;
}

/** An element of an XML document and its place in it; one that is not there is empty. */
export class XmlElement {
  private constructor(
    readonly at: string,
    private readonly node: unknown,
  ) {}

  /** The root of a document; null when it has another name. Throws what cannot be read. */
  static root(text: string, name: string): XmlElement | null {
    if (text.includes('<!DOCTYPE')) throw unsafeXml();
    const checked = XMLValidator.validate(text);
    if (checked !== true) throw brokenXml(checked.err.line);
    try {
      const [node] = new XmlElement('', parser.parse(text)).children(name);
      return node === undefined ? null : new XmlElement('', node);
    } catch {
      // Nested a hundred times: no document is.
      throw brokenXml(1);
    }
  }

  /** The children `cac:OrderLine`, each numbered in its place. */
  all(name: string): XmlElement[] {
    const found = this.children(name);
    return found.map((node, index) => new XmlElement(`${this.path(name)}[${index + 1}]`, node));
  }

  /** The first one down a path, `cac:Item/cbc:Name`. */
  first(path: string): XmlElement {
    return path
      .split('/')
      .reduce<XmlElement>((parent, name) => new XmlElement(parent.path(name), parent.children(name)[0]), this);
  }

  get text(): string {
    const text = typeof this.node === 'object' && this.node !== null ? (this.node as Node)[TEXT] : this.node;
    return typeof text === 'string' ? text.trim() : '';
  }

  get written(): Written {
    return { at: this.at, text: this.text };
  }

  attribute(name: string): string {
    const value = typeof this.node === 'object' && this.node !== null ? (this.node as Node)[ATTRIBUTE + name] : '';
    return typeof value === 'string' ? value.trim() : '';
  }

  private children(name: string): unknown[] {
    const key = name.slice(name.indexOf(':') + 1);
    const holds = typeof this.node === 'object' && this.node !== null && Object.hasOwn(this.node, key);
    const value = holds ? (this.node as Node)[key] : [];
    return Array.isArray(value) ? value : [value];
  }

  private path(name: string): string {
    return this.at ? `${this.at}/${name}` : name;
  }
}

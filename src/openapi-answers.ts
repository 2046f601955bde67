import { relative } from 'node:path';
import ts from 'typescript';

/** JSON Schema 2020-12, as far as answers need it. */
export type Schema = Record<string, unknown>;
/** Read from the return types of the controllers. */
export interface Answers {
  /** Bytes, nothing, or JSON of a shape, by operation id. */
  byOperation: Map<string, 'file' | 'nothing' | Schema>;
  /** Shapes with a name, for `#/components/schemas`. */
  shapes: Record<string, Schema>;
}

/** `place` of `PortalApiController` is `Portal_place`: what a generated client calls it. */
export const operationName = (controller: string, method: string): string =>
  `${controller.replace(/(Api)?Controller$/, '')}_${method}`;

/** Types that hold no other. */
const LEAVES: readonly [ts.TypeFlags, string][] = [
  [ts.TypeFlags.StringLike, 'string'],
  [ts.TypeFlags.NumberLike, 'number'],
  [ts.TypeFlags.BooleanLike, 'boolean'],
];

/**
 * Reads from the return types of the API controllers what travels: the read types of the rooms are interfaces, which
 * are gone once compiled, so no decorator can tell them.
 */
export function answersOf(configFile: string): Answers {
  const host = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }: ts.Diagnostic) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, ' '));
    },
  };
  const config = ts.getParsedCommandLineOfConfigFile(configFile, {}, host);
  const program = ts.createProgram(config!.fileNames, config!.options);
  const reader = new AnswerReader(program.getTypeChecker());
  const controllers = program.getSourceFiles().filter(({ fileName }) => fileName.endsWith('.controller.ts'));
  for (const node of controllers.flatMap(({ statements }) => statements.filter(ts.isClassDeclaration)))
    reader.readController(node);
  return reader;
}

class AnswerReader implements Answers {
  readonly byOperation: Answers['byOperation'] = new Map();
  readonly shapes: Answers['shapes'] = {};
  private readonly named = new Map<ts.Symbol, string>();

  constructor(private readonly checker: ts.TypeChecker) {}

  readController(node: ts.ClassDeclaration): void {
    for (const method of node.members.filter(ts.isMethodDeclaration)) {
      const signature = this.checker.getSignatureFromDeclaration(method);
      const name = operationName(node.name!.text, method.name.getText());
      if (ts.canHaveDecorators(method) && ts.getDecorators(method) && signature)
        this.byOperation.set(name, this.answer(signature.getReturnType()));
    }
  }

  private answer(returned: ts.Type): 'file' | 'nothing' | Schema {
    const type = this.checker.getAwaitedType(returned) ?? returned;
    if (type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) return 'nothing';
    const wrapper = type.symbol?.name;
    if (wrapper === 'FileAnswer') return 'file';
    if (wrapper !== 'Created') return this.schema(type);
    return this.schema(this.checker.getTypeArguments(type as ts.TypeReference)[0]!);
  }

  private schema(type: ts.Type): Schema {
    if (type.isUnion() && !(type.flags & ts.TypeFlags.Boolean)) return this.union(type);
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
    const leaf = LEAVES.find(([flags]) => (type.flags & flags) !== 0)?.[1];
    if (type.isLiteral()) return { type: leaf, enum: [type.value] };
    if (leaf) return { type: leaf };
    // A string or number with a brand.
    if (type.isIntersection()) {
      const base = type.types.find((part) => LEAVES.some(([flags]) => (part.flags & flags) !== 0));
      if (base) return this.schema(base);
    }
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
    return this.checker.isArrayLikeType(type) ? this.list(type) : this.object(type);
  }

  private union({ types }: ts.UnionType): Schema {
    const present = types.filter(({ flags }) => !(flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)));
    const nullable = types.some(({ flags }) => (flags & ts.TypeFlags.Null) !== 0);
    const schemas = this.merged(present);
    if (schemas.length > 1 || (nullable && '$ref' in schemas[0]!))
      return { anyOf: nullable ? [...schemas, { type: 'null' }] : schemas };
    const [only] = schemas;
    if (!nullable || !only) return only ?? { type: 'null' };
    const values = only.enum as unknown[] | undefined;
    return { ...only, type: [only.type, 'null'], ...(values && { enum: [...values, null] }) };
  }

  /** Literals of one kind are one list of values; `true | false` is a boolean. */
  private merged(types: readonly ts.Type[]): Schema[] {
    const schemas = types.map((type) => this.schema(type));
    const literals = schemas.filter((schema) => Array.isArray(schema.enum));
    const others = schemas.filter((schema) => !literals.includes(schema) && schema.type !== 'boolean');
    const values = literals.flatMap((schema) => schema.enum as unknown[]);
    return [
      ...others,
      ...(schemas.some(({ type }) => type === 'boolean') ? [{ type: 'boolean' }] : []),
      ...(values.length > 0 ? [{ type: literals[0]!.type, enum: values }] : []),
    ];
  }

  private list(type: ts.Type): Schema {
    const items = this.checker.getTypeArguments(type as ts.TypeReference);
    if (!this.checker.isTupleType(type)) return { type: 'array', items: this.schema(items[0]!) };
    return { type: 'array', prefixItems: items.map((item) => this.schema(item)), minItems: items.length };
  }

  private object(type: ts.Type): Schema {
    const symbol = type.aliasSymbol ?? type.symbol;
    const generic = type.aliasTypeArguments ?? this.checker.getTypeArguments(type as ts.TypeReference);
    const declaration = symbol?.declarations?.[0];
    if (!declaration || symbol.name.startsWith('__') || generic.length > 0) return this.properties(type);
    if (!this.named.has(symbol)) {
      const name = this.nameFor(symbol, declaration.getSourceFile());
      this.named.set(symbol, name);
      this.shapes[name] = {};
      this.shapes[name] = { ...this.properties(type), ...this.told(symbol) };
    }
    return { $ref: `#/components/schemas/${this.named.get(symbol)}` };
  }

  /** Two rooms may give one name to two shapes: the room then goes before the name. */
  private nameFor({ name }: ts.Symbol, file: ts.SourceFile): string {
    if (!(name in this.shapes)) return name;
    const room = relative('src/modules', file.fileName).split('/').at(-2) ?? '';
    return room[0]!.toUpperCase() + room.slice(1) + name;
  }

  private properties(type: ts.Type): Schema {
    const [index] = this.checker.getIndexInfosOfType(type);
    if (index) return { type: 'object', additionalProperties: this.schema(index.type) };
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    for (const property of this.checker.getPropertiesOfType(type)) {
      if (property.flags & ts.SymbolFlags.Method) continue;
      const schema = this.schema(this.checker.getTypeOfSymbol(property));
      properties[property.name] = '$ref' in schema ? schema : { ...schema, ...this.told(property) };
      if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name);
    }
    return { type: 'object', properties, required };
  }

  private told(symbol: ts.Symbol): Schema {
    const text = ts.displayPartsToString(symbol.getDocumentationComment(this.checker));
    return text ? { description: text } : {};
  }
}

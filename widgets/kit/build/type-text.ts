// Types of the sources as text, for people and programs that do not have the sources: by the compiler's own API, with
// every type of ours written out or declared by name.
import {
  API,
  type Checker,
  SignatureKind,
  SymbolFlags,
  type Type,
  TypeFlags,
  type Symbol as TypeSymbol,
} from 'typescript/unstable/sync';

export interface Sources {
  checker: Checker;
  /** What a module of the project exports, by name. */
  exportsOf: (file: string) => ReadonlyMap<string, TypeSymbol>;
  close: () => void;
}

/** Opens the project of a tsconfig.json. Those it refers to are read from source; none has to be built. */
export function openSources(tsconfig: string): Sources {
  const api = new API();
  const project = api.updateSnapshot({ openProjects: [tsconfig] }).getProject(tsconfig);
  if (!project) throw new Error(`${tsconfig} is no project.`);
  const { checker, program } = project;
  return {
    checker,
    exportsOf(file) {
      const source = program.getSourceFile(file);
      const module = source && checker.getSymbolAtLocation(source);
      if (!module) throw new Error(`${file} is no module of ${tsconfig}.`);
      return new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]));
    },
    close: () => api.close(),
  };
}

/** Writes types down, and keeps which of the named ones it mentioned. */
export class TypeWriter {
  readonly #checker: Checker;
  readonly #names = new Map<number, string>();
  readonly #mentioned = new Map<string, Type>();

  /** @param named types to mention by name; all others of ours are written out */
  constructor(checker: Checker, named: ReadonlyMap<string, Type> = new Map()) {
    this.#checker = checker;
    for (const [name, type] of named) this.#names.set(type.id, name);
  }

  /** Declares these types, and every named one that they mention. */
  declarations(types: ReadonlyMap<string, Type>): string {
    for (const [name, type] of types) this.#mentioned.set(name, type);
    const done: string[] = [];
    for (const [name, type] of this.#mentioned) done.push(this.#declaration(name, type));
    return done.join('\n');
  }

  #declaration(name: string, type: Type): string {
    const [signature] = this.#checker.getSignaturesOfType(type, SignatureKind.Call);
    return signature || type.isUnionType()
      ? `export type ${name} = ${this.#written(type)};\n`
      : `export interface ${name} ${this.#members(type)}\n`;
  }

  text(type: Type): string {
    const name = this.#names.get(type.id);
    if (name === undefined) return this.#written(type);
    this.#mentioned.set(name, type);
    return name;
  }

  /** The documentation of a property as one line. */
  documentation(symbol: TypeSymbol): string {
    return this.#checker.getDocumentationCommentOfSymbol(symbol).replaceAll('\n', ' ');
  }

  #written(type: Type): string {
    const checker = this.#checker;
    if (type.isUnionType()) return this.#union(type.getTypes());
    if (type.isIntersectionType())
      return type
        .getTypes()
        .map((part) => this.text(part))
        .join(' & ');
    if (!type.isObjectType()) return checker.typeToString(type);
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type as Parameters<Checker['getTypeArguments']>[0]);
      const text = item ? this.text(item) : 'unknown';
      const readonly = type.getSymbol()?.name === 'ReadonlyArray' ? 'readonly ' : '';
      return `${readonly}${/^[\w.]+$/.test(text) ? text : `(${text})`}[]`;
    }
    const [signature] = checker.getSignaturesOfType(type, SignatureKind.Call);
    if (signature) {
      const parameters = signature.getParameters().map((parameter) => {
        const own = checker.getTypeOfSymbol(parameter);
        return `${parameter.name}: ${own ? this.text(own) : 'unknown'}`;
      });
      const result = checker.getReturnTypeOfSignature(signature);
      return `(${parameters.join(', ')}) => ${result ? this.text(result) : 'void'}`;
    }
    return this.#isOfThePlatform(type) ? this.#reference(type) : this.#members(type);
  }

  #union(types: readonly Type[]): string {
    const { id: undefinedId } = this.#checker.getUndefinedType();
    // Of a property that may be missing but not undefined, the compiler counts the missing as an undefined of its own.
    const given = types.filter(({ id, flags }) => flags !== TypeFlags.Undefined || id === undefinedId);
    const texts = new Set(
      given.map((type) => {
        const text = this.text(type);
        return text === 'true' || text === 'false' ? 'boolean' : text.includes('=>') ? `(${text})` : text;
      }),
    );
    // The compiler's order is that of its own memory; `undefined` comes last for the reader.
    return [...texts]
      .toSorted((a, b) => Number(a === 'undefined') - Number(b === 'undefined') || (a < b ? -1 : 1))
      .join(' | ');
  }

  #members(type: Type): string {
    const checker = this.#checker;
    const lines = checker.getPropertiesOfType(type).map((property) => {
      const comment = this.documentation(property);
      const optional = property.flags & SymbolFlags.Optional ? '?' : '';
      const own = checker.getTypeOfSymbol(property);
      const name = /^[\w$]+$/.test(property.name) ? property.name : `'${property.name}'`;
      return `${comment && `/** ${comment} */\n`}${name}${optional}: ${own ? this.text(own) : 'unknown'};`;
    });
    for (const { keyType, valueType } of checker.getIndexInfosOfType(type)) {
      lines.push(`readonly [key: ${checker.typeToString(keyType)}]: ${this.text(valueType)};`);
    }
    return lines.length === 0 ? '{}' : `{\n${lines.join('\n').replace(/^/gm, '  ')}\n}`;
  }

  #isOfThePlatform(type: Type): boolean {
    const symbol = type.getSymbol();
    return symbol !== undefined && this.#checker.resolveName(symbol.name, SymbolFlags.Type)?.id === symbol.id;
  }

  #reference(type: Type): string {
    const name = type.getSymbol()?.name ?? '';
    const inner = type.isTypeReference() ? this.#checker.getTypeArguments(type) : [];
    return inner.length === 0 ? name : `${name}<${inner.map((each) => this.text(each)).join(', ')}>`;
  }
}

// What a federated host's compiler gets of a remote: `@mf-types.zip` with the declarations of `./mount`, whole in
// itself, and `@mf-types.d.ts`, which Module Federation's typed `loadRemote` reads.
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { SignatureKind, type Type } from 'typescript/unstable/sync';
import { openSources, type Sources, TypeWriter } from './type-text.ts';

export const typesArchive = '@mf-types.zip';
export const typesApi = '@mf-types.d.ts';

/** The declaration file of `./mount` of the widget in this folder. */
export function mountTypes(folder: string): string {
  const kit = join(import.meta.dirname, '..', 'src');
  const sources = openSources(join(folder, 'tsconfig.json'));
  try {
    const { checker } = sources;
    const mount = sources.exportsOf(join(folder, 'src', 'mount.ts')).get('mount');
    const mountType = mount && checker.getTypeOfSymbol(mount);
    const [signature] = mountType ? checker.getSignaturesOfType(mountType, SignatureKind.Call) : [];
    const mounted = signature && checker.getReturnTypeOfSignature(signature);
    const options = signature?.getParameters()[1];
    const optionsType = options && checker.getTypeOfSymbol(options);
    const events = sources.exportsOf(join(kit, 'events.ts')).get('WidgetEvents');
    if (!mounted || !optionsType || !events) throw new Error(`${folder}/src/mount.ts exports no mount.`);

    const optionsName = optionsType.getSymbol()?.name ?? 'Options';
    const writer = new TypeWriter(checker, namedTypes(sources, kit, optionsName, optionsType));
    // Its methods are generic and mention by name what is declared here.
    const methods = checker.getPropertiesOfType(mounted).map((method) => {
      const type = checker.getTypeOfSymbol(method);
      return `  /** ${writer.documentation(method)} */\n  ${method.name}: ${type ? checker.typeToString(type) : 'unknown'};`;
    });
    return [
      '// Written from the sources of the widget.\n',
      `export type WidgetEventName = keyof WidgetEvents;\n`,
      `export interface MountedWidget {\n${methods.join('\n')}\n}\n`,
      `export declare const mount: (element: HTMLElement, options: ${optionsName}) => MountedWidget;\n`,
      writer.declarations(
        new Map([
          [optionsName, optionsType],
          ['WidgetEvents', checker.getDeclaredTypeOfSymbol(events)],
        ]),
      ),
    ].join('\n');
  } finally {
    sources.close();
  }
}

function namedTypes({ exportsOf, checker }: Sources, kit: string, optionsName: string, options: Type) {
  const exported = exportsOf(join(kit, 'index.ts'));
  const named = new Map<string, Type>([[optionsName, options]]);
  for (const name of ['Customer', 'CustomerSummary', 'Address', 'AccessTokenSource', 'Appearance', 'Message']) {
    const symbol = exported.get(name);
    if (symbol) named.set(name, checker.getDeclaredTypeOfSymbol(checker.getAliasedSymbol(symbol)));
  }
  return named;
}

/** The same bytes for the same declarations, because a release is named after its content. */
export function zipOfTypes(declarations: string): Uint8Array {
  return zipSync({ 'mount.d.ts': strToU8(declarations) }, { mtime: '1980-01-01T00:00:00' });
}

/** REMOTE_ALIAS_IDENTIFIER: the name a host gives the remote, put in by the host's own build. */
export const typesOfApi = `export type RemoteKeys = 'REMOTE_ALIAS_IDENTIFIER/mount';
type PackageType<T> = T extends 'REMOTE_ALIAS_IDENTIFIER/mount' ? typeof import('REMOTE_ALIAS_IDENTIFIER/mount') : any;
`;

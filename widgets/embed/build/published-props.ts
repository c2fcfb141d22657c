// `src/mount-props.d.ts` of the published package: what each widget takes, written out, because the widgets' sources
// are not published. Run as a script, it prints the file.
import { join } from 'node:path';
import { openSources, TypeWriter } from '@customer-kit/kit/build/type-text';

const folder = join(import.meta.dirname, '..');

function publishedProps(): string {
  const sources = openSources(join(folder, 'tsconfig.json'));
  try {
    const props = sources.exportsOf(join(folder, 'src/mount-props.ts')).get('WidgetProps');
    if (!props) throw new Error('src/mount-props.ts exports no WidgetProps.');
    const { checker } = sources;
    return new TypeWriter(checker).declarations(new Map([['WidgetProps', checker.getDeclaredTypeOfSymbol(props)]]));
  } finally {
    sources.close();
  }
}

process.stdout.write(publishedProps());

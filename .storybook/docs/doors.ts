/**
 * The code of each door for one widget. Every line is one of the host pages in `host-demo/hosts`, which end-to-end tests
 * drive: what is about other widgets is left out, and where a line names its widget by a variable it names this one.
 */
import type { WidgetName } from '@customer-kit/kit';

const pages = import.meta.glob<string>(
  '../../host-demo/hosts/{plain/index.html,react-19/federated.jsx,react-19/wrapper.jsx}',
  { eager: true, import: 'default', query: '?raw' },
);
const pageOf = (file: string) => pages[`../../host-demo/hosts/${file}`] ?? '';
const plain = pageOf('plain/index.html');
const federated = pageOf('react-19/federated.jsx');
const wrapper = pageOf('react-19/wrapper.jsx');

export interface Door {
  title: string;
  /** The host page it is of, below `host-demo/hosts`. */
  file: string;
  text: string;
}

export function doorsOf(widget: WidgetName): Door[] {
  return [
    { title: 'Federated mount', file: 'react-19/federated.jsx', text: mountOf(widget) },
    { title: 'React component', file: 'react-19/wrapper.jsx', text: componentOf(widget) },
    { title: 'Custom element', file: 'plain/index.html', text: elementOf(widget) },
  ];
}

function mountOf(widget: WidgetName): string {
  return [
    part(federated, /^import \{ createInstance \}.*$/m),
    '',
    part(federated, /^const cdn = [\s\S]*?^const loadWidget = .*$/m),
    '',
    part(federated, /^const options = \{[\s\S]*?^\};$/m),
    '',
    part(federated, /const \{ mount \} = await loadWidget\(name\);/).replace('(name)', `('${widget}')`),
    part(federated, /(?<=if \(!left\) )widget = mount\(.*\);/)
      .replace('widget', 'const widget')
      .replace('element.current', `document.querySelector('#${widget}')`),
  ].join('\n');
}

function componentOf(widget: WidgetName): string {
  const name = widget.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  return [
    part(wrapper, /^import \{ configure \}.*$/m),
    part(wrapper, /^import \{.*\} from '@customer-kit\/embed\/react';$/m).replace(/\{.*\}/, `{ ${name} }`),
    '',
    part(wrapper, /^configure\(\{[\s\S]*?^\}\);$/m),
    '',
    part(wrapper, new RegExp(`<${name}\\b.*/>`)).replace('setOpened', 'console.log'),
  ].join('\n');
}

function elementOf(widget: WidgetName): string {
  return [
    part(plain, /<script type="module" src=.*<\/script>/),
    part(plain, /<script type="module">[\s\S]*?<\/script>/).replaceAll(/^ {4}/gm, ''),
    '',
    part(plain, new RegExp(`<${widget}></${widget}>`)),
  ].join('\n');
}

function part(text: string, pattern: RegExp): string {
  const [found] = pattern.exec(text) ?? [];
  if (found === undefined)
    throw new Error(`A host page has nothing like ${pattern} any more: change doors.ts with it.`);
  return found;
}

/** What the page of a widget is made of. */
export { DoorCode } from './door-code.tsx';
export { KeyTable } from './key-table.tsx';
export { Purpose, Reference } from './reference.tsx';
export { StateViewer } from './state-viewer.tsx';
export { Texts } from './texts.tsx';

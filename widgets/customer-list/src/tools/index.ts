export { default as english } from '../messages/en-tools.ts';
export { DeletedList } from './deleted-list.tsx';
export { exportRows, exportScope } from './export.ts';
export { Exports } from './exports.tsx';
export { ListMenu } from './list-menu.tsx';
export { SelectionBar } from './selection-bar.tsx';
export { default as styles } from './tools.css?inline';

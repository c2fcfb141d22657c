/** The types of the kit that hosts meet. A project that installs the loader has these, and none of the kit's libraries. */
export type { EarlyAnswer } from './api/early-answer.ts';
export type { HostEvents, WidgetEventName, WidgetEvents } from './events.ts';
export type { Catalog } from './messages.ts';
export type { Mount, MountedWidget } from './mount.ts';
export type { WidgetName } from './widget-name.ts';
export type { WidgetOptions } from './widget-options.ts';

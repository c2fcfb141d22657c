/**
 * One release of one widget: what `release.json` in its folder and, with the folder's `url`, the channel say of it.
 * File names are relative to the folder.
 */
export interface Release {
  widget: string;
  version: string;
  /** The global variable that holds the container; another one for each version, so that two can be on one page. */
  global: string;
  /** Version of the kit it was built with. */
  kit: string;
  entry: string;
  manifest: string;
  /** What the entry loads when the widget is mounted. */
  exposed: string[];
  /** What it loads when no other widget of the page has. */
  shared: string[];
  /** Of all these files. The entry itself holds that of every other file it loads. */
  integrity: Record<string, string>;
}

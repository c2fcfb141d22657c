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
  /** Of that kit's sources: kits of one version have the same. The channel leaves it out; no page reads it. */
  kitDigest?: string;
  /** What that kit exports: a later one of its major has it, too. The channel leaves it out. */
  kitExports?: string[];
  entry: string;
  manifest: string;
  /** What the entry loads when the widget is mounted. */
  exposed: string[];
  /** What it loads when no other widget of the page has. */
  shared: string[];
  /** By language: the file of its texts, which the entry loads where the page is in that language. */
  texts: Record<string, string>;
  /** What the widget asks the API for when it is mounted as it comes: path and query. The loader asks ahead. */
  firstRequest?: string;
  /** By language: the script that draws it with the answer, before the entry has come. Its function is in `<global>_preview`. */
  previews?: Record<string, string>;
  /** Of all these files. The entry itself holds that of every other file it loads. */
  integrity: Record<string, string>;
}

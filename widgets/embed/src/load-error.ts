export type LoadErrorCode =
  /** Nobody said where the widgets are, or what is no URL: `configure({ cdn })`. */
  | 'cdn-missing'
  /** Nobody said where the API is, or what is no URL: `configure({ api })`, `data-api`, or the `api` of the element. */
  | 'api-missing'
  /** The channel (`v1.json`, which names the current release of each widget) did not come or does not name the widget. */
  | 'channel-unavailable'
  /** The widget's files did not come. */
  | 'widget-unavailable'
  /** They did not come in time; the widget still shows when they do. */
  | 'timeout'
  /** A file is not the one that was released. Nothing of it has run. */
  | 'integrity'
  /** The widget's files came but do not start. */
  | 'widget-broken';

/** A widget could not be put on the page. `customer-error` carries the same code, message and URL. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
  readonly code: LoadErrorCode;
  /** What was asked for, when it was an address. */
  readonly url: string | undefined;

  constructor(code: LoadErrorCode, message: string, url?: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.url = url;
  }
}

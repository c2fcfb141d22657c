export type LoadErrorCode =
  /** Nobody said where the widgets are: `configure({ cdn })`. */
  | 'cdn-missing'
  /** Nobody said where the API is: `configure({ api })`, `data-api`, or the `api` of the element. */
  | 'api-missing'
  /** `v1.json`, which names the current release of each widget, did not come or is not one. */
  | 'channel-unavailable'
  /** The widget's files did not come. */
  | 'widget-unavailable'
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

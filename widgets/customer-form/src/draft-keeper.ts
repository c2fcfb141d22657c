import type { Draft } from './draft.ts';
import type { DraftStore, KeptDraft } from './draft-store.ts';

/** Keeps what is typed in one open form, a moment behind the typing. */
export interface DraftKeeper {
  /** Finds out whose typing it will be. */
  start(): void;
  /** What is unsaved now; undefined: nothing. */
  typed(customer: string, draft: Draft | undefined): void;
  /** Drafts of this customer that were left behind. */
  leftBehind(customer: string): Promise<KeptDraft[]>;
  adopt(draft: KeptDraft): void;
  /** Writes at once what waits to be written: the page may not live on. */
  flush: () => void;
  /** It is saved, or given up. */
  drop(): void;
  close(): void;
}

/** Milliseconds of typing that a crash may cost. */
const pause = 400;

/** `open` gives the store of whoever is signed in, and nothing while nobody is; then it is asked again at each write. */
export function createDraftKeeper(open: () => Promise<DraftStore | undefined>): DraftKeeper {
  let opening: Promise<DraftStore | undefined> | undefined;
  let store: DraftStore | undefined;
  let waiting: { customer: string; draft: Draft } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function opened(): Promise<DraftStore | undefined> {
    opening ??= open();
    store = await opening;
    if (!store) opening = undefined;
    return store;
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (!waiting) return;
    if (!store) {
      void opened().then((late) => late && flush());
      return;
    }
    store.keep(waiting.customer, waiting.draft);
    waiting = undefined;
  }

  function drop(): void {
    clearTimeout(timer);
    timer = undefined;
    waiting = undefined;
    store?.drop();
  }

  return {
    start: () => void opened(),
    typed(customer, draft) {
      if (!draft) {
        drop();
        return;
      }
      waiting = { customer, draft };
      timer ??= setTimeout(flush, pause);
    },
    leftBehind: async (customer) => (await opened())?.leftBehind(customer) ?? [],
    adopt: (draft) => store?.adopt(draft),
    flush,
    drop,
    close() {
      flush();
      store?.close();
    },
  };
}

import { randomKey } from '@customer-kit/kit/changes';
import { type Draft, parseDraft } from './draft.ts';
import { draftKeys, draftPrefix } from './draft-keys.ts';

/** A draft as it lies in the storage. */
export interface KeptDraft extends Draft {
  /** Its key in `localStorage`. */
  key: string;
  /** Id of the customer, or `newCustomer`. */
  customer: string;
}

export interface DraftOwner {
  /** URL of the API. */
  api: string;
  /** Whose typing it is; nobody else is offered it. */
  user: string;
}

/** The drafts of one open form. */
export interface DraftStore {
  /**
   * What no open form holds any more: left by a reload, a crash, a closed tab. The newest first; of one customer, or of
   * all. Those of a customer found deleted are also a new customer's.
   */
  leftBehind(customer?: string): Promise<KeptDraft[]>;
  /** Keeps the typing of this form, in place of what it kept before. */
  keep(customer: string, draft: Draft): void;
  /** From now on this form holds a draft that was left behind. */
  adopt(draft: KeptDraft): void;
  /** Removes what this form holds. */
  drop(): void;
  /** The form is gone; what it holds is left behind. */
  close(): void;
}

/** The customer of drafts that are to become one. */
export const newCustomer = 'new';

const lockPrefix = 'customer-kit:draft:';

/** Forms of this page that are closed. Their locks go a little later, when others may have asked for them already. */
const closed = new Set<string>();

/** Days after which a draft is removed. */
const daysKept = 7;

/**
 * Drafts in `localStorage`: it outlives the tab, and its writes survive a crash of the page. Every open form writes
 * under a key of its own, so that two tabs with the same customer never overwrite each other, and holds a Web Lock of
 * that name, by which other tabs tell what is left behind from what is still being typed. Where there are no locks
 * (pages without TLS) everything counts as left behind; taking such a draft over takes nothing from the other tab,
 * which goes on keeping its own. A storage that is full or forbidden keeps nothing, and nothing else happens.
 */
export function openDrafts({ api, user }: DraftOwner): DraftStore {
  const form = randomKey();
  let held: string | undefined;
  let release: (() => void) | undefined;

  /** Parts are encoded, so that every colon stands between two. */
  const own = `${draftPrefix}${encodeURIComponent(api)}:${encodeURIComponent(user)}:`;

  function lock(): void {
    if (release) return;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    // Without an answer the form counts as gone, which offers its draft elsewhere too: a nuisance, not a loss.
    void navigator.locks?.request(lockPrefix + form, () => released).catch(() => undefined);
  }

  function unlock(): void {
    release?.();
    release = undefined;
  }

  return {
    async leftBehind(customer) {
      const locked = new Set((await heldLocks()).map((name) => name.slice(lockPrefix.length)));
      const isAlive = (name: string) => locked.has(name) && !closed.has(name);
      return allDrafts()
        .filter(({ key }) => key.startsWith(own) && key !== held && !isAlive(formIn(key)))
        .filter(
          (draft) => customer === undefined || draft.customer === customer || (draft.gone && customer === newCustomer),
        )
        .toSorted((a, b) => b.keptAt - a.keptAt);
    },
    keep(customer, draft) {
      lock();
      const key = `${own}${encodeURIComponent(customer)}:${form}`;
      if (!write(key, JSON.stringify(draft))) return;
      if (held !== undefined && held !== key) remove(held);
      held = key;
    },
    adopt({ key }) {
      held = key;
    },
    drop() {
      if (held !== undefined) remove(held);
      held = undefined;
      unlock();
    },
    close() {
      closed.add(form);
      unlock();
    },
  };
}

/** The drafts of whoever is signed in; undefined while nobody is. */
export async function openOwnDrafts(
  api: string,
  whoIsSignedIn: () => Promise<string | undefined>,
): Promise<DraftStore | undefined> {
  const user = await whoIsSignedIn();
  return user === undefined ? undefined : openDrafts({ api: new URL(api, document.baseURI).href, user });
}

/** Removes a draft nobody wants any more. */
export function removeDraft({ key }: KeptDraft): void {
  remove(key);
}

/** Every draft that is still good, whoever's; the others are removed on the way. */
function allDrafts(): KeptDraft[] {
  return draftKeys().flatMap((key) => {
    const draft = parseDraft(read(key) ?? '');
    const customer = customerIn(key);
    if (draft && customer !== undefined && Date.now() - draft.keptAt < daysKept * 86_400_000) {
      return { ...draft, key, customer };
    }
    remove(key);
    return [];
  });
}

/** Undefined for a key that no form has made. */
function customerIn(key: string): string | undefined {
  try {
    return decodeURIComponent(key.split(':').at(-2) ?? '');
  } catch {
    return undefined;
  }
}

function formIn(key: string): string {
  return key.slice(key.lastIndexOf(':') + 1);
}

async function heldLocks(): Promise<string[]> {
  try {
    const { held = [] } = (await navigator.locks?.query()) ?? {};
    return held.flatMap(({ name }) => name ?? []);
  } catch {
    return []; // A page of opaque origin may not ask.
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing can be there either.
  }
}

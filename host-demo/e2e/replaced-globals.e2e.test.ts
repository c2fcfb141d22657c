// Pages whose own libraries have put something else in place of what the browser has.
import { useLoaderPage } from './loader-page.ts';
import { test } from './open-page.ts';

const host = useLoaderPage();

/** What a library does to the page before anything else runs. */
const libraries = {
  'the Promise of zone.js 0.11, which lacks what came later': () => {
    Reflect.deleteProperty(Promise, 'withResolvers');
  },
  'the listeners of zone.js 0.14, which take the signal out of their options for a while': () => {
    EventTarget.prototype.addEventListener = new Proxy(
      Reflect.get(EventTarget.prototype, 'addEventListener') as () => void,
      {
        apply(listen, target: EventTarget, [type, listener, options]: Parameters<EventTarget['addEventListener']>) {
          const signal = typeof options === 'object' ? options.signal : undefined;
          if (signal) Object.assign(options as object, { signal: undefined });
          Reflect.apply(listen, target, [type, listener, options]);
          if (!signal) return;
          Object.assign(options as object, { signal });
          Reflect.apply(listen, signal, ['abort', () => target.removeEventListener(type, listener, options)]);
        },
      },
    );
  },
  'the Array.from and entries of Prototype, which give the items and call nothing': () => {
    Array.from = (list: ArrayLike<unknown>) => Array.prototype.slice.call(list);
    Reflect.set(Array.prototype, 'entries', Reflect.get(Array.prototype, 'slice'));
  },
  'the bind of MooTools, which takes arguments as one array': () => {
    Reflect.set(Function.prototype, 'bind', function (this: () => void, self: unknown, first?: unknown) {
      return (...rest: unknown[]) => Reflect.apply(this, self, first === undefined ? rest : [first].flat());
    });
  },
  'a frozen Array.prototype, by which no array may be given a method': () => {
    Object.freeze(Array.prototype);
  },
  'keys on Object.prototype, which old portals left there': () => {
    Object.assign(Object.prototype, { extend() {}, portal: 'intranet' });
  },
};

test.for(Object.entries(libraries))(
  'a customer is edited and deleted on a page with %s',
  async ([, library], { openPage }) => {
    const tags = '<customer-list></customer-list><customer-form></customer-form><customer-delete></customer-delete>';
    const page = await openPage(host.given({ tags }), {
      prepare: (opening) => opening.addInitScript(library),
    });
    await page.getByRole('row').nth(3).dblclick();
    const form = page.getByRole('dialog');
    await form.getByLabel('Name').fill('Renamed');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'hidden' });
    const row = page.getByRole('row', { name: 'Renamed' });
    await row.press('Delete');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await row.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).waitFor();
  },
);

import { Button, useTranslate } from '@customer-kit/kit';
import { useLayoutEffect, useRef } from 'react';
import { type ColumnName, columnNames } from '../columns.tsx';
import type { MessageKey } from '../messages.ts';
import type { ChosenColumns } from '../use-columns.ts';

/** Which columns there are, and in what order. */
export function ColumnChoice({ columns }: { columns: ChosenColumns }) {
  const { names, isOwn, setOwn, key } = columns;
  const t = useTranslate<MessageKey>();
  const pressed = useRef<HTMLElement>(null);

  // The browser takes the focus from what is moved in the DOM.
  useLayoutEffect(() => {
    pressed.current?.focus();
    pressed.current = null;
  });

  function choose(chosen: readonly ColumnName[] | undefined) {
    setOwn(chosen);
    keep(key, chosen?.join(' '));
  }

  function toggle(name: ColumnName, box: HTMLElement) {
    pressed.current = box;
    choose(names.includes(name) ? names.filter((other) => other !== name) : [...names, name]);
  }

  function move(name: ColumnName, by: 1 | -1, button: HTMLElement) {
    pressed.current = button;
    const at = names.indexOf(name);
    choose(names.toSpliced(at, 1).toSpliced(at + by, 0, name));
  }

  return (
    <fieldset className="menu-columns">
      <legend>{t('list.columns')}</legend>
      <ul>
        {[...names, ...columnNames.filter((name) => !names.includes(name))].map((name) => {
          const column = t(`list.column.${name}`);
          const at = names.indexOf(name);
          return (
            <li key={name}>
              <label>
                <input
                  type="checkbox"
                  checked={at !== -1}
                  disabled={name === 'name'}
                  onChange={(event) => toggle(name, event.currentTarget)}
                />
                {column}
              </label>
              {at !== -1 && (
                <>
                  <Button
                    kind="quiet"
                    icon="ascending"
                    aria-label={t('list.columns.earlier', { column })}
                    title={t('list.columns.earlier', { column })}
                    busy={at === 0}
                    onClick={(event) => move(name, -1, event.currentTarget)}
                  />
                  <Button
                    kind="quiet"
                    icon="descending"
                    aria-label={t('list.columns.later', { column })}
                    title={t('list.columns.later', { column })}
                    busy={at === names.length - 1}
                    onClick={(event) => move(name, 1, event.currentTarget)}
                  />
                </>
              )}
            </li>
          );
        })}
      </ul>
      <Button kind="quiet" busy={!isOwn} onClick={() => choose(undefined)}>
        {t('list.columns.reset')}
      </Button>
    </fieldset>
  );
}

/** For every visit. Storage can be full, or forbidden to the page: then the choice lasts as long as the list. */
function keep(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Said above.
  }
}

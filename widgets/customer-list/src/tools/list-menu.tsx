import { Button, useTranslate, useWidget } from '@customer-kit/kit';
import { useEffect, useRef } from 'react';
import type { MessageKey } from '../messages.ts';
import type { ChosenColumns } from '../use-columns.ts';
import { ColumnChoice } from './column-choice.tsx';

export interface ListMenuProps {
  /** The button beside it opens it by this. */
  id: string;
  columns: ChosenColumns;
  /** Undefined while there is nothing to export. */
  onExport: (() => void) | undefined;
}

/** What one does with a list now and then. Opens when it comes, for it was asked for. In the top layer, so that a low list does not cut it. */
export function ListMenu({ id, columns, onExport }: ListMenuProps) {
  const { store } = useWidget().group;
  const t = useTranslate<MessageKey>();
  const ref = useRef<HTMLDivElement>(null);
  const close = () => ref.current?.hidePopover();

  useEffect(() => {
    const menu = ref.current;
    const button = openerOf(menu);
    if (!menu || !button) return undefined;
    const listening = new AbortController();
    const { signal } = listening;
    menu.addEventListener(
      'beforetoggle',
      ({ newState }) => {
        if (newState === 'open') standBeside(menu, button);
        // A browser gives the focus back to the shadow root's host, which takes none.
        else if (menu.matches(':focus-within')) button.focus();
      },
      { signal },
    );
    // What it stands beside moves away from under it.
    addEventListener('scroll', () => menu.hidePopover(), { signal, capture: true, passive: true });
    addEventListener('resize', () => menu.hidePopover(), { signal });
    menu.showPopover({ source: button });
    return () => listening.abort();
  }, []);

  return (
    <div ref={ref} id={id} className="menu" part="menu" popover="auto" role="group" aria-label={t('list.menu')}>
      <div className="menu-actions">
        {onExport && (
          <Button
            kind="quiet"
            onClick={() => {
              close();
              onExport();
            }}
          >
            {t('list.export')}
          </Button>
        )}
        <Button
          kind="quiet"
          onClick={() => {
            // The menu's button goes with the list.
            ref.current?.closest<HTMLElement>('.list')?.focus({ preventScroll: true });
            store.set({ deleted: true });
          }}
        >
          {t('list.deleted')}
        </Button>
      </div>
      <ColumnChoice columns={columns} />
    </div>
  );
}

function openerOf(menu: HTMLElement | null): HTMLElement | null {
  const root = menu?.getRootNode() as ParentNode | undefined;
  return root?.querySelector<HTMLElement>(`[popovertarget="${menu?.id}"]`) ?? null;
}

/** Below the button and in line with its end, or above it where there is more room; never beyond the window. */
function standBeside(menu: HTMLElement, button: HTMLElement): void {
  const { top, bottom, left, right } = button.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const end = getComputedStyle(button).direction === 'rtl' ? left : width - right;
  const below = height - bottom > Math.min(top, 360);
  Object.assign(menu.style, {
    insetInlineEnd: `clamp(8px, ${end}px, ${width - 8}px - var(--_menu-size))`,
    insetBlockStart: below ? `${bottom + 4}px` : 'auto',
    insetBlockEnd: below ? 'auto' : `${height - top + 4}px`,
    maxBlockSize: `${(below ? height - bottom : top) - 16}px`,
  });
}

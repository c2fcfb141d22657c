import { Button, useTranslate, useWidget } from '@customer-kit/kit';
import { useLayoutEffect, useRef } from 'react';
import { CheckAll } from '../check-all.tsx';
import type { MessageKey } from '../messages.ts';
import type { Selection } from '../use-selection.ts';

export interface SelectionBarProps {
  selection: Selection;
  /** How many rows are loaded. */
  of: number;
  canDelete: boolean;
  onExport: () => void;
  keepFocus: () => void;
}

/** Stands in the place of the head while rows are selected: how many, and what can be done with them. */
export function SelectionBar({ selection, of, canDelete, onExport, keepFocus }: SelectionBarProps) {
  const { store } = useWidget().group;
  const t = useTranslate<MessageKey>();
  const bar = useRef<HTMLDivElement>(null);

  // It goes with the last row that is selected, whoever takes that away.
  useLayoutEffect(() => {
    const element = bar.current;
    return () => {
      if (element?.matches(':focus-within')) keepFocus();
    };
  }, [keepFocus]);

  return (
    <div className="selection" ref={bar} part="selection" role="toolbar" aria-label={t('list.selection')}>
      <Button
        kind="quiet"
        icon="close"
        aria-label={t('list.selection.clear')}
        title={t('list.selection.clear')}
        onClick={selection.clear}
      />
      <p className="selection-count">{t('list.selected', { count: selection.count })}</p>
      <CheckAll selection={selection} of={of} t={t} />
      <Button onClick={onExport}>{t('list.export')}</Button>
      {canDelete && (
        <Button kind="danger" icon="trash" onClick={() => store.set({ deleting: selection.rows() })}>
          {t('list.selection.delete')}
        </Button>
      )}
    </div>
  );
}

import { Button, type Editing, Notice, useTranslate } from '@customer-kit/kit';
import { useGetCustomer } from '@customer-kit/kit/changes';
import { useEffect } from 'react';
import { Frame } from './frame.tsx';
import { LoadError } from './load-error.tsx';
import type { MessageKey } from './messages.ts';
import { Skeleton } from './skeleton.tsx';
import { ValuesView } from './values-view.tsx';

export interface ViewingProps {
  editing: Editing;
  presentation: 'dialog' | 'inline';
  takesFocus: boolean;
  keepsFocus: boolean;
  onDirty: (dirty: boolean) => void;
  onClose: () => void;
}

/** One customer for who may look only. */
export function Viewing({ editing, onDirty, ...frame }: ViewingProps) {
  const translate = useTranslate<MessageKey>();
  const { data, error, isFetching, refetch } = useGetCustomer(editing.mode === 'edit' ? editing.id : undefined);
  // The host may have taken the pen away in the middle; what was typed is a draft now.
  useEffect(() => onDirty(false), [onDirty]);
  return (
    <Frame
      {...frame}
      title={translate('form.title.view')}
      closeLabel={translate('close')}
      footer={
        <Button data-initial-focus onClick={frame.onClose}>
          {translate('close')}
        </Button>
      }
    >
      {editing.mode === 'create' ? (
        <Notice kind="danger" title={translate('problem.access-denied')} />
      ) : data ? (
        <ValuesView customer={data} />
      ) : error ? (
        <LoadError error={error} busy={isFetching} onRetry={() => void refetch()} />
      ) : (
        <Skeleton />
      )}
    </Frame>
  );
}

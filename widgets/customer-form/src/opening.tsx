import { Button, Notice, useTranslate } from '@customer-kit/kit';
import { Frame } from './frame.tsx';
import type { MessageKey } from './messages.ts';
import { Skeleton } from './skeleton.tsx';

export interface OpeningProps {
  presentation: 'dialog' | 'inline';
  creating: boolean;
  takesFocus: boolean;
  failed: boolean;
  onRetry: () => void;
  onClose: () => void;
}

/** The frame while the form's code is on its way. */
export function Opening({ creating, failed, onRetry, ...frame }: OpeningProps) {
  const translate = useTranslate<MessageKey>();
  return (
    <Frame
      {...frame}
      title={translate(creating ? 'form.title.create' : 'form.title.edit')}
      closeLabel={translate('close')}
      footer={<Button onClick={frame.onClose}>{translate('close')}</Button>}
    >
      {failed ? (
        <Notice kind="danger" title={translate('form.open.failed')}>
          <p className="notice-text">{translate('problem.network')}</p>
          <p className="notice-actions">
            <Button onClick={onRetry}>{translate('retry')}</Button>
          </p>
        </Notice>
      ) : (
        <Skeleton />
      )}
    </Frame>
  );
}

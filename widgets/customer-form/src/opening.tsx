import { Button, Notice, useTranslate } from '@customer-kit/kit';
import { Frame } from './frame.tsx';
import type { MessageKey } from './messages.ts';
import { Skeleton } from './skeleton.tsx';

export interface OpeningProps {
  presentation: 'dialog' | 'inline';
  creating: boolean;
  takesFocus: boolean;
  failed: boolean;
  /** What is typed as the name of a new customer; undefined where there is nothing to type. */
  typed: string | undefined;
  onType: (name: string) => void;
  /** An input method is composing in it. */
  onComposing: (composing: boolean) => void;
  onRetry: () => void;
  onClose: () => void;
}

/** The frame while the form's code is on its way. The first field of a new customer can be typed in already. */
export function Opening({ creating, failed, typed, onType, onComposing, onRetry, ...frame }: OpeningProps) {
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
        <Skeleton
          first={
            typed !== undefined && (
              <label className="field">
                <span className="label">{translate('form.field.name')}</span>
                <input
                  type="text"
                  className="input"
                  autoComplete="name"
                  dir="auto"
                  data-initial-focus
                  value={typed}
                  onChange={({ target }) => onType(target.value)}
                  onCompositionStart={() => onComposing(true)}
                  onCompositionEnd={() => onComposing(false)}
                />
              </label>
            )
          }
        />
      )}
    </Frame>
  );
}

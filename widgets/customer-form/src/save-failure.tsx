import { Button, describeError, Notice, useReportError } from '@customer-kit/kit';
import { useForm } from './form-context.ts';

/** Why nothing was saved. Stays while it is tried again, so that the focus keeps its button. */
export function SaveFailure() {
  const { editor, translate } = useForm();
  const { failure, saving } = editor;
  useReportError(failure);
  if (failure === undefined) return null;
  return (
    <Notice kind="danger" title={translate(saving ? 'save.busy' : 'save.failed')}>
      <p className="notice-text">{describeError(failure, translate)}</p>
      <p className="notice-actions">
        <Button busy={saving} onClick={editor.submit}>
          {translate('retry')}
        </Button>
      </p>
    </Notice>
  );
}

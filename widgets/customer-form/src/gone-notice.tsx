import { Notice } from '@customer-kit/kit';
import { useEffect, useRef } from 'react';
import { useForm } from './form-context.ts';

/** The customer was deleted while it was edited. The form's button now creates it anew. */
export function GoneNotice() {
  const { translate } = useForm();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={ref}>
      <Notice kind="danger" title={translate('form.gone.title')}>
        <p className="notice-text">{translate('form.gone.text')}</p>
      </Notice>
    </div>
  );
}

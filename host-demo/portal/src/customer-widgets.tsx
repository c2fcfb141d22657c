import type { WidgetOptions } from '@customer-kit/kit';
import { useMemo } from 'react';
import { RemoteWidget } from './remote-widget.tsx';

interface CustomerWidgetsProps {
  options: WidgetOptions;
  /** `inline` where a dialog would cover what else the page is about. */
  form: 'dialog' | 'inline';
}

/** Four remotes and no glue: widgets of one group, so the search filters the list and its rows open form and question. */
export function CustomerWidgets({ options, form }: CustomerWidgetsProps) {
  const formOptions = useMemo(() => ({ ...options, presentation: form }), [options, form]);
  return (
    <div className="customers">
      <RemoteWidget widget="customer-form" options={formOptions} />
      <RemoteWidget widget="customer-search" options={options} />
      <RemoteWidget widget="customer-list" options={options} />
      <RemoteWidget widget="customer-delete" options={options} />
    </div>
  );
}

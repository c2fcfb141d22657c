import type { WidgetOptions } from '@customer-kit/kit';
import { useMemo } from 'react';
import { RemoteWidget } from './remote-widget.tsx';

interface CustomerWidgetsProps {
  options: WidgetOptions;
  /** What only the search is told. */
  search?: { queryParameter?: string; recent?: 'on' };
  /** `inline` where a dialog would cover what else the page is about. */
  form: 'dialog' | 'inline';
}

/** Four remotes and no glue: widgets of one group, so the search filters the list and its rows open form and question. */
export function CustomerWidgets({ options, search, form }: CustomerWidgetsProps) {
  const formOptions = useMemo(() => ({ ...options, presentation: form }), [options, form]);
  const searchOptions = useMemo(() => ({ ...options, ...search }), [options, search]);
  return (
    <div className="customers">
      <RemoteWidget widget="customer-search" options={searchOptions} />
      <RemoteWidget widget="customer-form" options={formOptions} />
      <RemoteWidget widget="customer-list" options={options} />
      <RemoteWidget widget="customer-delete" options={options} />
    </div>
  );
}

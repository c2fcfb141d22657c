import { Button, useGroupState, useTranslate, type WidgetOptions } from '@customer-kit/kit';
import { useCallback, useRef, useState } from 'react';
import { CurrentList } from './current-list.tsx';
import { Notice } from './list-notice.tsx';
import type { MessageKey } from './messages.ts';
import type { ExportJob } from './tools/export.ts';
import { useFocusAfterDialog } from './use-focus-after-dialog.ts';
import { useSearchTarget } from './use-search-target.ts';
import { useTools } from './use-tools.ts';

export interface CustomerListProps extends WidgetOptions {
  /** Lists what this text finds, whatever the group searches for. Default: the group's query. */
  query?: string | undefined;
  /**
   * Names of the columns in their order, until the reader chooses others: `name`, `email`, `company`, `status`,
   * `updated`, `created`. Default: all. On narrow pages the less important ones go.
   */
  columns?: string | undefined;
}

export function CustomerList(props: CustomerListProps) {
  const t = useTranslate<MessageKey>();
  const deleted = useGroupState((state) => state.deleted);
  const selects = useGroupState((state) => state.selection.size > 0);
  const [menuAsked, setMenuAsked] = useState(false);
  const [job, setJob] = useState<ExportJob>();
  const { tools, failed, retry } = useTools(deleted || selects || menuAsked || job !== undefined);
  const region = useRef<HTMLElement>(null);
  const onFocus = useFocusAfterDialog(region);
  useSearchTarget(region, props.query === undefined);

  /** The button that was pressed is about to go. What happens by itself leaves the focus of others alone. */
  const keepFocus = useCallback(() => {
    if (region.current?.matches(':focus-within')) region.current.focus({ preventScroll: true });
  }, []);

  return (
    <section className="list" part="list" ref={region} tabIndex={-1} aria-label={t('list.title')} onFocus={onFocus}>
      {deleted && tools ? (
        <tools.DeletedList keepFocus={keepFocus} />
      ) : (
        <CurrentList
          {...props}
          tools={tools}
          onMenu={() => {
            setMenuAsked(true);
            retry();
          }}
          onExport={setJob}
          notices={
            failed && (
              <Notice title={t('list.tools.failed')} text={t('problem.network')}>
                <Button
                  onClick={() => {
                    retry();
                    keepFocus();
                  }}
                >
                  {t('retry')}
                </Button>
              </Notice>
            )
          }
          keepFocus={keepFocus}
        />
      )}
      {job && tools && <tools.Exports job={job} keepFocus={keepFocus} onClose={() => setJob(undefined)} />}
    </section>
  );
}

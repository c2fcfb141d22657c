import { fetchCustomerPage, useReportError, useWidget } from '@customer-kit/kit';
import { useUnloadQuestion } from '@customer-kit/kit/unload-question';
import { useEffect, useState } from 'react';
import { createExport, type ExportJob, type ExportState } from './export.ts';

export interface Export extends ExportState {
  /** Goes on where it failed. */
  retry: () => void;
  /** Hands over what there is. */
  save: () => void;
}

/** Runs a job while the component lives, and tells the host what fails; another job is another component. */
export function useExport(job: ExportJob): Export {
  const { group, locale } = useWidget();
  const { client, queryClient } = group;
  const [state, setState] = useState<ExportState>({ count: 0, status: 'running' });
  const [running] = useState(() =>
    createExport(job, {
      locale,
      onChange: setState,
      // Through the cache, which waits for a network and sends again what is safe to.
      fetchPage: (scope, cursor) =>
        queryClient.fetchQuery({
          queryKey: ['export', job.id, cursor],
          queryFn: ({ signal }) => fetchCustomerPage(client, scope, cursor, signal),
          gcTime: 0,
        }),
    }),
  );
  useReportError(state.error);
  useUnloadQuestion(state.status === 'running');

  useEffect(() => {
    void running.start();
    return () => {
      running.stop();
      void queryClient.cancelQueries({ queryKey: ['export', job.id] });
    };
  }, [running, queryClient, job.id]);

  return { ...state, retry: () => void running.start(), save: running.save };
}

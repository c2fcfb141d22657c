import { Announcement, Button, describeError, SignInButton, useTranslate } from '@customer-kit/kit';
import { useEffect, useRef, useState } from 'react';
import { Wait } from '../list-state.tsx';
import type { MessageKey } from '../messages.ts';
import type { ExportJob } from './export.ts';
import { useExport } from './use-export.ts';

export interface ExportBarProps {
  job: ExportJob;
  onClose: () => void;
  /** May be called again. */
  onDone: () => void;
  /** The button that was pressed is about to go. */
  keepFocus: () => void;
}

/** An export on its way, below the list, which stays in use meanwhile. */
export function ExportBar({ job, onClose, onDone, keepFocus }: ExportBarProps) {
  const t = useTranslate<MessageKey>();
  const { count, status, error, retry, save } = useExport(job);
  const bar = useRef<HTMLDivElement>(null);
  // Beginning and end: a page comes faster than its number can be said.
  const [told, setTold] = useState({ status, count });
  if (told.status !== status) setTold({ status, count });

  useEffect(() => {
    if (status === 'done') onDone();
  }, [status, onDone]);

  // The lower edge of a list may be below that of the window.
  useEffect(() => {
    bar.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  return (
    <div className="foot" part="export" ref={bar}>
      {/* A bar with a value tells it; one without says that something goes on, which the text does too. */}
      {status === 'running' && (
        <progress
          className="export-progress"
          aria-label={t('list.export')}
          max={job.total ?? 1}
          value={progressOf(count, job)}
        />
      )}
      <div className="foot-text">
        <p role={status === 'failed' ? 'alert' : undefined}>
          {status === 'failed' && error
            ? `${t('list.export.failed', { count })} ${describeError(error, t)}`
            : t(`list.export.${status}`, { count })}
        </p>
        <p className="foot-holds">{t('list.export.holds')}</p>
      </div>
      <Announcement>
        {told.status === 'failed' ? '' : t(`list.export.${told.status}`, { count: told.count })}
      </Announcement>
      {status === 'failed' && error && (
        <>
          <Wait error={error} onEnd={retry} t={t} />
          <SignInButton error={error} again={retry} />
          <Button
            kind="primary"
            onClick={() => {
              retry();
              keepFocus();
            }}
          >
            {t('retry')}
          </Button>
          {count > 0 && <Button onClick={save}>{t('list.export.part')}</Button>}
        </>
      )}
      <Button kind={status === 'running' ? 'secondary' : 'quiet'} onClick={onClose}>
        {t(status === 'running' ? 'cancel' : 'close')}
      </Button>
    </div>
  );
}

/** Undefined, which moves without saying how far, while nobody knows how many there are. */
function progressOf(count: number, { total }: ExportJob): number | undefined {
  return total === undefined ? undefined : Math.min(count, total);
}

import { useState } from 'react';
import type { ExportJob } from './export.ts';
import { ExportBar } from './export-bar.tsx';

export interface ExportsProps {
  /** What was asked for last. */
  job: ExportJob;
  /** The last one was closed. */
  onClose: () => void;
  keepFocus: () => void;
}

/** Exports one below the other: another one ends none on its way or failed, and takes the place of those that are done. */
export function Exports({ job: asked, onClose, keepFocus }: ExportsProps) {
  const [newest, setNewest] = useState<ExportJob>();
  const [jobs, setJobs] = useState<readonly ExportJob[]>([]);
  const [done, setDone] = useState<ReadonlySet<ExportJob>>(new Set());
  if (asked !== newest) {
    setNewest(asked);
    setJobs([...jobs.filter((job) => !done.has(job)), asked]);
  }

  function close(closed: ExportJob) {
    const left = jobs.filter((job) => job !== closed);
    setJobs(left);
    if (left.length === 0) onClose();
    keepFocus();
  }

  return jobs.map((job) => (
    <ExportBar
      key={job.id}
      job={job}
      keepFocus={keepFocus}
      onClose={() => close(job)}
      onDone={() => setDone((before) => (before.has(job) ? before : new Set([...before, job])))}
    />
  ));
}

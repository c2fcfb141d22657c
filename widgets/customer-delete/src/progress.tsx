import { useId } from 'react';

interface ProgressProps {
  label: string;
  done: number;
  of: number;
}

export function Progress({ label, done, of }: ProgressProps) {
  const labelId = useId();
  return (
    <div className="progress">
      <p className="text" id={labelId}>
        {label}
      </p>
      <progress className="bar" aria-labelledby={labelId} max={of} value={done} />
    </div>
  );
}

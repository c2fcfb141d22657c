import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** A message that stays where it is. `danger` is announced at once, `info` by its owner. */
export function Notice({ kind, title, children }: { kind: 'danger' | 'info'; title: string; children?: ReactNode }) {
  return (
    <div className="notice" data-kind={kind} role={kind === 'danger' ? 'alert' : undefined}>
      <Icon name="warning" />
      <div className="notice-body">
        <p className="notice-title">{title}</p>
        {children}
      </div>
    </div>
  );
}

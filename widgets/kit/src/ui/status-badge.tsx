import type { CustomerStatus } from '@customer-kit/contract';
import { statusText } from '../status-text.ts';
import { useTranslate } from '../widget-context.ts';
import { Icon, type IconName } from './icon.tsx';

const shapes: Record<CustomerStatus, IconName> = { active: 'disc', lead: 'ring', inactive: 'bar' };

export function StatusBadge({ status }: { status: CustomerStatus }) {
  const t = useTranslate();
  return (
    <span className="status" data-status={status}>
      <Icon name={shapes[status]} />
      {statusText(status, t)}
    </span>
  );
}

import type { CustomerStatus } from '@customer-kit/contract';
import { Icon, type IconName } from './icon.tsx';

const shapes: Record<CustomerStatus, IconName> = { active: 'disc', lead: 'ring', inactive: 'bar' };

export function StatusBadge({ status, label }: { status: CustomerStatus; label: string }) {
  return (
    <span className="status" data-status={status}>
      <Icon name={shapes[status]} />
      {label}
    </span>
  );
}

import type { ComponentProps } from 'react';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'type'> {
  kind?: 'primary' | 'secondary' | 'danger' | 'quiet';
  icon?: IconName;
  type?: 'button' | 'submit';
  /** Refuses clicks but keeps the focus, which `disabled` would drop to the page. */
  busy?: boolean;
}

/** Without children it shows its icon only; then `aria-label` is required. */
export function Button({
  kind = 'secondary',
  icon,
  type = 'button',
  busy = false,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className="button"
      part={`button ${kind}`}
      data-kind={kind}
      data-icon-only={children === undefined ? '' : undefined}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        // The second half of a double click was meant for what stood here before the first.
        else if (event.detail < 2) onClick?.(event);
      }}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

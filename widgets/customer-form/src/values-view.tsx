import { type Customer, StatusBadge, useTranslate } from '@customer-kit/kit';
import type { ReactNode } from 'react';
import { valuesOf } from './form-values.ts';
import type { Part } from './merge.ts';
import type { MessageKey } from './messages.ts';
import { usePartText } from './part-text.ts';

/** A customer to read, arranged as the fields are. */
export function ValuesView({ customer }: { customer: Customer }) {
  const translate = useTranslate<MessageKey>();
  const partText = usePartText();
  const values = valuesOf(customer);
  const { email, phone } = values;
  // A "?" in it would begin the fields of the letter (RFC 6068).
  const recipient = encodeURIComponent(email).replace('%40', '@');
  // The trunk zero of "+49 (0)89" is dialled without the country's code only.
  const dialled = phone.replace(/(?<=^\+.*)\(0\)/, '').replaceAll(/[^\d+]/g, '');
  const text = (part: Part) => partText(part, values);

  const value = (part: Part, shown: ReactNode = text(part), wide = false) => (
    <div className="field" data-wide={wide || undefined}>
      <dt className="label">{translate(`form.field.${part}`)}</dt>
      <dd className="value" dir="auto" data-empty={text(part) === '' || undefined}>
        {text(part) === '' ? translate('form.field.empty') : shown}
      </dd>
    </div>
  );

  return (
    <div className="form">
      <dl className="columns values">
        {value('name')}
        {value('company')}
        {value('email', <Link to={`mailto:${recipient}`}>{email}</Link>)}
        {value('phone', <Link to={`tel:${dialled}`}>{phone}</Link>)}
        {value('status', <StatusBadge status={customer.status} />)}
        {value('address')}
        {value('notes', undefined, true)}
      </dl>
    </div>
  );
}

/** Addresses of machines are always left to right. */
function Link({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a className="link" href={to} dir="ltr">
      {children}
    </a>
  );
}

import { statusText, useTranslate, useWidget } from '@customer-kit/kit';
import { isVisible } from '@customer-kit/kit/validation';
import type { FormValues } from './form-values.ts';
import type { Part } from './merge.ts';

/** How a part of a customer reads where it is not typed; empty when it is empty. */
export function usePartText(): (part: Part, values: FormValues) => string {
  const { locale } = useWidget();
  const translate = useTranslate();
  return (part, values) => {
    if (part === 'status') return statusText(values.status, translate);
    if (part !== 'address') return values[part].trim();
    const { line1, line2, postalCode, city, region, country } = values;
    const place = [postalCode, city].filter(isVisible).join(' ');
    const name = country && new Intl.DisplayNames([locale], { type: 'region' }).of(country);
    return [line1, line2, place, region, name].filter((line) => line !== undefined && isVisible(line)).join('\n');
  };
}

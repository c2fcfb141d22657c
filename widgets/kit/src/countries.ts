/** Apart from the index, so that only a form carries them. */
export { countryCodes } from '@customer-kit/contract/countries';

/** Apart from the index, so that only a widget that validates carries the validator. */
export { createCustomerBody, isVisible, updateCustomerBody, validate } from '@customer-kit/contract';

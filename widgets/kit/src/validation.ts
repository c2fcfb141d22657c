export { createCustomerBody, updateCustomerBody, validate } from '@customer-kit/contract';

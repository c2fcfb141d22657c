/** What a customer can be. `lead` is the default of a new one. */
export const customerStatuses = ['lead', 'active', 'inactive'] as const;

export type CustomerStatus = (typeof customerStatuses)[number];

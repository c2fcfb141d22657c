export const customerStatuses = ['lead', 'active', 'inactive'] as const;

export type CustomerStatus = (typeof customerStatuses)[number];

/** Reasons for which DynamoDB cancels a transaction that pass by themselves: other writers are ahead, capacity is short. */
export const passingReasons = ['TransactionConflict', 'ProvisionedThroughputExceeded', 'ThrottlingError'];

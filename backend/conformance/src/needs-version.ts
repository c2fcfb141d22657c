import { type Operation, type OperationName, operations } from '@customer-kit/contract';

/** Whether an operation is refused without `If-Match`. */
export function needsVersion(name: OperationName): boolean {
  const { problems }: Operation = operations[name];
  return problems.includes('version-required');
}

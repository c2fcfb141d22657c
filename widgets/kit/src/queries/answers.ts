import type { CustomerPage } from '@customer-kit/contract';
import type { QueryClient } from '@tanstack/react-query';
import type { ListScope } from './list-scope.ts';

/** What an answer about a customer makes of a page that may not know of it. */
export type Answered = (page: CustomerPage, request: PageRequest) => CustomerPage;

export interface PageRequest {
  scope: ListScope;
  /** Undefined: the first page. */
  cursor: string | undefined;
  /** Milliseconds since 1970. */
  asked: number;
}

const answeredKey = 'answered';

/** Of each customer the newest answer counts. It is forgotten after five minutes, as all that nobody looks at. */
export function keepAnswer(queryClient: QueryClient, id: string, answered: Answered): void {
  queryClient.setQueryData<Answered>([answeredKey, id], () => answered);
}

/** A page that has come, with what was answered about customers while it was on its way. */
export function withAnswers(queryClient: QueryClient, page: CustomerPage, request: PageRequest): CustomerPage {
  const answers = queryClient.getQueriesData<Answered>({ queryKey: [answeredKey] });
  return answers.reduce((known, [, answered]) => answered?.(known, request) ?? known, page);
}

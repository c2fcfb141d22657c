import { registerInstance } from './instances.ts';
import { version } from './version.ts';

registerInstance(version);

export {
  type Address,
  type CreateCustomerBody,
  type Customer,
  type CustomerPage,
  type CustomerStatus,
  type CustomerSummary,
  customerStatuses,
  type DeletedCustomer,
  type FieldError,
  fold,
  numbersIn,
  queryWords,
  type Sort,
  type UpdateCustomerBody,
} from '@customer-kit/contract';
export { useMutation, useQuery } from '@tanstack/react-query';
export type { AccessTokenSource } from './api/api-client.ts';
export { ApiError, isGone, isTransient, NetworkError } from './api/api-error.ts';
export type { EarlyAnswer } from './api/early-answer.ts';
export { retriesRead, retriesWrite } from './api/retry.ts';
export type { Appearance } from './appearance.ts';
export { describeError } from './describe-error.ts';
export type { HostEvents, WidgetEventName, WidgetEvents } from './events.ts';
export type { Editing, GroupState } from './group-state.ts';
export type { Language } from './languages.ts';
export type { Catalog, Message, Translate, Values } from './messages.ts';
export type { Mount, MountedWidget } from './mount.ts';
export { fetchCustomerPage } from './queries/customer-page.ts';
export { prefetchCustomers, useGetCustomers } from './queries/get-customers.ts';
export type { ListScope } from './queries/list-scope.ts';
export { searchableQuery } from './queries/searchable-query.ts';
export { useReportError } from './report-error.ts';
export { focusedElement } from './shadow/focused-element.ts';
export { shortcutListeners } from './shortcut-listeners.ts';
export { statusText } from './status-text.ts';
export { addEnglish, type CommonMessageKey, type Texts } from './texts.ts';
export { Announcement } from './ui/announcement.tsx';
export { Button, type ButtonProps } from './ui/button.tsx';
export { Icon, type IconName } from './ui/icon.tsx';
export { Notice } from './ui/notice.tsx';
export { SignInButton } from './ui/sign-in-button.tsx';
export { StatusBadge } from './ui/status-badge.tsx';
export { useAfterSignIn } from './use-after-sign-in.ts';
export { useCountdown } from './use-countdown.ts';
export { useLongWait } from './use-long-wait.ts';
export { defineWidget, type WidgetDefinition } from './widget.tsx';
export { useGroupState, useTranslate, useWidget, type WidgetContextValue } from './widget-context.ts';
export type { WidgetName } from './widget-name.ts';
export type { WidgetOptions } from './widget-options.ts';

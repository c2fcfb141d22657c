import {
  AccessLogField,
  AccessLogFormat,
  type IAccessLogDestination,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigateway';
import { LogGroup, type LogGroupProps } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/**
 * Where and what API Gateway logs of every request, those it refuses by itself included: one JSON line, found by the
 * request id that clients quote. No address, user, path or query is in it, because these tell of persons; which
 * customer it was about is the route's `{id}`.
 */
export function accessLog(scope: Construct, logs: LogGroupProps) {
  const group = new LogGroup(scope, 'AccessLogs', logs);
  const accessLogDestination: IAccessLogDestination = new LogGroupLogDestination(group);
  const fields = {
    requestId: AccessLogField.contextRequestId(),
    time: AccessLogField.contextRequestTimeEpoch(),
    method: AccessLogField.contextHttpMethod(),
    route: AccessLogField.contextResourcePath(),
    status: AccessLogField.contextStatus(),
    latency: AccessLogField.contextResponseLatency(),
    integrationLatency: AccessLogField.contextIntegrationLatency(),
    refusal: AccessLogField.contextErrorResponseType(),
    webAcl: AccessLogField.contextWafResponseCode(),
    traceId: AccessLogField.contextXrayTraceId(),
  };
  return { accessLogDestination, accessLogFormat: AccessLogFormat.custom(JSON.stringify(fields)) };
}

import { Duration } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import {
  Alarm,
  AlarmStatusWidget,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  type Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Operation, type Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { constructId } from './construct-id.ts';

export interface MonitoringProps {
  readonly api: RestApi;
  /** By name. */
  readonly functions: Readonly<Record<string, LambdaFunction>>;
  readonly table: Table;
  /** Told of every alarm that begins or ends; without one they only show in CloudWatch. */
  readonly alarmTopic?: ITopic | undefined;
}

interface Watch {
  metric: IMetric;
  /** The alarm begins at this value; an error or a throttled request is one too many. */
  threshold: number;
  /** Of so many periods of five minutes … */
  periods: number;
  /** … so many must be at it. */
  breaching: number;
  /** First line of the runbook's paragraph (infra/README.md). */
  title: string;
}

const period = Duration.minutes(5);
/** What somebody who waits for a page or a save still takes for an answer, at the 99th percentile. */
const slowMs = 3_000;
/** The calls the functions make. */
const tableOperations = [Operation.GET_ITEM, Operation.QUERY, Operation.TRANSACT_WRITE_ITEMS];

/** An alarm for each thing that should wake somebody, with a paragraph in the runbook, and a dashboard to look at then. */
export class Monitoring extends Construct {
  private readonly alarms: Alarm[] = [];

  constructor(scope: Construct, id: string, { api, functions, table, alarmTopic }: MonitoringProps) {
    super(scope, id);
    for (const [name, watched] of Object.entries(functions)) this.watchFunction(name, watched);
    this.watchApi(api);
    this.watchTable(table);
    for (const alarm of alarmTopic ? this.alarms : []) {
      alarm.addAlarmAction(new SnsAction(alarmTopic as ITopic));
      alarm.addOkAction(new SnsAction(alarmTopic as ITopic));
    }
    this.addDashboard(api, functions, table);
  }

  private watchFunction(name: string, watched: LambdaFunction): void {
    const id = constructId(name);
    this.watch(`${id}Errors`, {
      title: 'Function errors',
      metric: watched.metricErrors({ period }),
      threshold: 1,
      periods: 1,
      breaching: 1,
    });
    this.watch(`${id}Throttles`, {
      title: 'Function throttles',
      metric: watched.metricThrottles({ period }),
      threshold: 1,
      periods: 1,
      breaching: 1,
    });
    this.watch(`${id}Duration`, {
      title: 'Function duration',
      metric: watched.metricDuration({ period, statistic: Stats.percentile(99) }),
      threshold: slowMs,
      periods: 3,
      breaching: 2,
    });
  }

  private watchApi(api: RestApi): void {
    this.watch('ApiServerErrors', {
      title: 'API server errors',
      // The average of 0 and 1: the share of requests.
      metric: api.deploymentStage.metricServerError({ period, statistic: Stats.AVERAGE }),
      threshold: 0.01,
      periods: 2,
      breaching: 2,
    });
    this.watch('ApiLatency', {
      title: 'API latency',
      metric: api.deploymentStage.metricLatency({ period, statistic: Stats.percentile(99) }),
      threshold: slowMs,
      periods: 3,
      breaching: 2,
    });
  }

  private watchTable(table: Table): void {
    for (const operation of tableOperations) {
      this.watch(`${operation}SystemErrors`, {
        title: 'Table system errors',
        metric: callMetric(table, 'SystemErrors', operation),
        threshold: 1,
        periods: 1,
        breaching: 1,
      });
      this.watch(`${operation}Throttles`, {
        title: 'Table throttles',
        metric: callMetric(table, 'ThrottledRequests', operation),
        threshold: 1,
        periods: 3,
        breaching: 2,
      });
    }
  }

  private watch(id: string, { metric, threshold, periods, breaching, title }: Watch): void {
    const alarm = new Alarm(this, id, {
      metric,
      threshold,
      evaluationPeriods: periods,
      datapointsToAlarm: breaching,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // Nobody calling is no fault.
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `Customer Kit: ${title}. What to do: infra/README.md, "Runbook".`,
    });
    this.alarms.push(alarm);
  }

  private addDashboard(api: RestApi, functions: MonitoringProps['functions'], table: Table): void {
    const stage = api.deploymentStage;
    const ofEach = (metric: (watched: LambdaFunction, name: string) => IMetric) =>
      Object.entries(functions).map(([name, watched]) => metric(watched, name));
    const graph = (title: string, left: IMetric[], right: IMetric[] = []) =>
      new GraphWidget({ title, left, right, width: 12, height: 6 });
    const percentiles = (metric: (statistic: string) => IMetric) => [50, 99].map((p) => metric(Stats.percentile(p)));
    new Dashboard(this, 'Dashboard', {
      defaultInterval: Duration.hours(3),
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms: this.alarms, width: 24, height: 4 })],
        [
          graph('Requests', [stage.metricCount({ period })], [stage.metricClientError(), stage.metricServerError()]),
          graph(
            'Latency (ms)',
            percentiles((statistic) => stage.metricLatency({ period, statistic, label: `latency ${statistic}` })),
          ),
        ],
        [
          graph(
            'Functions: duration p99 (ms)',
            ofEach((watched, label) => watched.metricDuration({ period, statistic: Stats.percentile(99), label })),
          ),
          graph(
            'Functions: errors and throttles',
            ofEach((watched, name) => watched.metricErrors({ period, label: `${name} errors` })),
            ofEach((watched, name) => watched.metricThrottles({ period, label: `${name} throttles` })),
          ),
        ],
        [
          graph('Handlers: latency p99 by operation and status (ms)', [handlerMetric(table, 'latency', 'p99')]),
          graph(
            'Handlers: capacity units by operation and status',
            [handlerMetric(table, 'readUnits', 'Sum')],
            [handlerMetric(table, 'writeUnits', 'Sum')],
          ),
        ],
        [
          graph(
            'Table: capacity units consumed',
            [table.metricConsumedReadCapacityUnits({ period })],
            [table.metricConsumedWriteCapacityUnits({ period })],
          ),
          graph(
            'Table: throttled requests',
            tableOperations.map((operation) =>
              callMetric(table, 'ThrottledRequests', operation).with({ label: operation }),
            ),
          ),
        ],
      ],
    });
  }
}

/**
 * How often a call met something. By itself and in no sum: DynamoDB reports nothing of a call that met nothing, and a sum
 * with a part that is missing may be missing, too.
 */
function callMetric(table: Table, metricName: string, operation: Operation): Metric {
  const dimensionsMap = { TableName: table.tableName, Operation: operation };
  return table.metric(metricName, { dimensionsMap, period, statistic: Stats.SUM });
}

/** What the handlers write into their logs in embedded metric format, every operation and status class a line. */
function handlerMetric(table: Table, name: string, statistic: string): MathExpression {
  const search = `{CustomerKit,table,operation,statusClass} MetricName="${name}" table="${table.tableName}"`;
  return new MathExpression({
    expression: `SEARCH('${search}', '${statistic}', ${period.toSeconds()})`,
    label: name,
    usingMetrics: {},
    period,
  });
}

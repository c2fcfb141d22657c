import { type IndexName, table } from '@customer-kit/api/table';
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';

export interface Capacity {
  /**
   * Units provisioned when nobody calls, for reads and for writes, of the table and of each index: 1 at least, 23 for a save
   * to fit into a second (README, "Decisions: CDK").
   */
  readonly min: number;
  /** Units autoscaling stops at, not below `min`. DynamoDB's own limit is 40,000 for a table, unless the account has more. */
  readonly max: number;
}

export interface CustomerTableProps {
  readonly capacity: Capacity;
  /** True: the table refuses deletion and outlives its stack. */
  readonly keepData: boolean;
}

/** Load at which autoscaling adds capacity: the rest is what a burst may take while it does. */
const targetUtilizationPercent = 70;

/**
 * The customers table as `@customer-kit/api/table` describes it: encrypted, restorable to any second of the last 35
 * days, its capacity and that of every index following the load.
 */
export class CustomerTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string, { capacity, keepData }: CustomerTableProps) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: stringKey(table.partitionKey),
      sortKey: stringKey(table.sortKey),
      timeToLiveAttribute: table.timeToLive,
      billingMode: BillingMode.PROVISIONED,
      readCapacity: capacity.min,
      writeCapacity: capacity.min,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: keepData,
      removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const scaling of [
      this.table.autoScaleReadCapacity(limits(capacity)),
      this.table.autoScaleWriteCapacity(limits(capacity)),
    ]) {
      scaling.scaleOnUtilization({ targetUtilizationPercent });
    }
    for (const [indexName, index] of Object.entries(table.indexes)) {
      this.table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: stringKey(index.partitionKey),
        ...('sortKey' in index && { sortKey: stringKey(index.sortKey) }),
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: [...index.projected],
        readCapacity: capacity.min,
        writeCapacity: capacity.min,
      });
      for (const scaling of [
        this.table.autoScaleGlobalSecondaryIndexReadCapacity(indexName, limits(capacity)),
        this.table.autoScaleGlobalSecondaryIndexWriteCapacity(indexName, limits(capacity)),
      ]) {
        scaling.scaleOnUtilization({ targetUtilizationPercent });
      }
    }
  }

  get tableName(): string {
    return this.table.tableName;
  }

  get tableArn(): string {
    return this.table.tableArn;
  }

  indexArn(name: IndexName): string {
    return `${this.table.tableArn}/index/${name}`;
  }
}

function stringKey(name: string) {
  return { name, type: AttributeType.STRING };
}

function limits({ min, max }: Capacity) {
  return { minCapacity: min, maxCapacity: max };
}

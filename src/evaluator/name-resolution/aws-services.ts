/**
 * The AWS services of the commercial Regions that have an interface or gateway endpoint, and the host
 * names of their public Regional endpoints. Data only: service-names.ts reads it.
 *
 * Codes as in AWS's list of services that integrate with PrivateLink (facts F-LIST-01, F-GWE-01);
 * hosts as in the service endpoint pages of the AWS General Reference. A service that is not listed
 * here is not an error: its name is `undetermined`, and its endpoints can be named whole.
 */

export interface AwsService {
  /** What follows `com.amazonaws.REGION.` in the endpoint service's name. */
  readonly code: string;
  /** What AWS calls the service. */
  readonly title: string;
  /** Host names with `{region}` in place of the Region; a leading `*.` stands for one label or more. */
  readonly hosts: readonly string[];
  /** Kinds of endpoint that AWS offers for the service. */
  readonly endpoints: readonly ('interface' | 'gateway')[];
  /** Whether its interface endpoints may have private DNS. */
  readonly privateDns: boolean;
}

/** Services whose interface endpoints have their own names only (fact F-IFE-18). */
const WITHOUT_PRIVATE_DNS: ReadonlySet<string> = new Set(['dynamodb', 'dynamodb-streams']);

/** Services whose host is `CODE.REGION.amazonaws.com`: `code title`, one a line. */
const REGULAR = `
access-analyzer IAM Access Analyzer
account AWS Account Management
acm AWS Certificate Manager
acm-pca AWS Private CA
apigateway Amazon API Gateway
appconfig AWS AppConfig
appconfigdata AWS AppConfig data
application-autoscaling Application Auto Scaling
appmesh AWS App Mesh
appmesh-envoy-management AWS App Mesh Envoy management
apprunner AWS App Runner
aps Amazon Managed Service for Prometheus
aps-workspaces Amazon Managed Service for Prometheus workspaces
athena Amazon Athena
auditmanager AWS Audit Manager
autoscaling Amazon EC2 Auto Scaling
autoscaling-plans AWS Auto Scaling
backup AWS Backup
batch AWS Batch
bedrock Amazon Bedrock
bedrock-agent Amazon Bedrock Agents
bedrock-agent-runtime Amazon Bedrock Agents runtime
bedrock-runtime Amazon Bedrock runtime
cassandra Amazon Keyspaces
cloudcontrolapi AWS Cloud Control API
cloudformation AWS CloudFormation
cloudhsmv2 AWS CloudHSM
cloudtrail AWS CloudTrail
codebuild AWS CodeBuild
codecommit AWS CodeCommit
codedeploy AWS CodeDeploy
codedeploy-commands-secure AWS CodeDeploy agent
codepipeline AWS CodePipeline
comprehend Amazon Comprehend
config AWS Config
data-servicediscovery AWS Cloud Map discovery
databrew AWS Glue DataBrew
dataexchange AWS Data Exchange
datasync AWS DataSync
dlm Amazon Data Lifecycle Manager
dms AWS Database Migration Service
drs AWS Elastic Disaster Recovery
ds AWS Directory Service
ebs Amazon EBS direct APIs
ec2 Amazon EC2
ec2messages AWS Systems Manager EC2 messages
ecs Amazon ECS
eks Amazon EKS
elasticache Amazon ElastiCache
elasticbeanstalk AWS Elastic Beanstalk
elasticbeanstalk-health AWS Elastic Beanstalk health
elasticfilesystem Amazon EFS
elasticloadbalancing Elastic Load Balancing
elasticmapreduce Amazon EMR
email-smtp Amazon SES SMTP
emr-containers Amazon EMR on EKS
emr-serverless Amazon EMR Serverless
events Amazon EventBridge
fis AWS Fault Injection Service
forecast Amazon Forecast
fsx Amazon FSx
git-codecommit AWS CodeCommit Git
glue AWS Glue
grafana Amazon Managed Grafana
guardduty-data Amazon GuardDuty
imagebuilder EC2 Image Builder
inspector2 Amazon Inspector
kafka Amazon MSK
kendra Amazon Kendra
kinesisanalytics Amazon Managed Service for Apache Flink
kms AWS KMS
kms-fips AWS KMS (FIPS)
lakeformation AWS Lake Formation
lambda AWS Lambda
license-manager AWS License Manager
logs Amazon CloudWatch Logs
macie2 Amazon Macie
memory-db Amazon MemoryDB
mgn AWS Application Migration Service
monitoring Amazon CloudWatch
models-v2-lex Amazon Lex models
mq Amazon MQ
network-firewall AWS Network Firewall
polly Amazon Polly
ram AWS RAM
rds Amazon RDS
rds-data Amazon RDS Data API
redshift Amazon Redshift
redshift-data Amazon Redshift Data API
redshift-serverless Amazon Redshift Serverless
rekognition Amazon Rekognition
resource-groups AWS Resource Groups
route53resolver Amazon Route 53 Resolver
runtime-v2-lex Amazon Lex runtime
scheduler Amazon EventBridge Scheduler
secretsmanager AWS Secrets Manager
securityhub AWS Security Hub
servicecatalog AWS Service Catalog
servicediscovery AWS Cloud Map
sns Amazon SNS
sqs Amazon SQS
ssm AWS Systems Manager
ssm-contacts AWS Systems Manager contacts
ssm-incidents AWS Systems Manager Incident Manager
ssmmessages AWS Systems Manager Session Manager
states AWS Step Functions
storagegateway AWS Storage Gateway
sts AWS STS
swf Amazon SWF
synthetics Amazon CloudWatch Synthetics
textract Amazon Textract
transcribe Amazon Transcribe
transcribestreaming Amazon Transcribe streaming
transfer AWS Transfer Family
translate Amazon Translate
verifiedpermissions Amazon Verified Permissions
vpc-lattice Amazon VPC Lattice
workspaces Amazon WorkSpaces
xray AWS X-Ray
`;

/** Services whose hosts follow another pattern, or that have a gateway endpoint. */
const IRREGULAR: readonly (readonly [
  code: string,
  title: string,
  hosts: readonly string[],
  endpoints?: AwsService['endpoints'],
])[] = [
  ['appstream.api', 'Amazon WorkSpaces Applications', ['appstream2.{region}']],
  ['appsync-api', 'AWS AppSync', ['*.appsync-api.{region}']],
  ['codeartifact.api', 'AWS CodeArtifact', ['codeartifact.{region}']],
  ['codeartifact.repositories', 'AWS CodeArtifact repositories', ['*.d.codeartifact.{region}']],
  ['codestar-connections.api', 'AWS CodeConnections', ['codestar-connections.{region}']],
  ['dynamodb', 'Amazon DynamoDB', ['dynamodb.{region}'], ['gateway', 'interface']],
  ['dynamodb-streams', 'Amazon DynamoDB Streams', ['streams.dynamodb.{region}']],
  ['ecr.api', 'Amazon ECR', ['api.ecr.{region}']],
  ['ecr.dkr', 'Amazon ECR registries', ['*.dkr.ecr.{region}']],
  ['ecs-agent', 'Amazon ECS agent', ['ecs-a.{region}']],
  ['ecs-telemetry', 'Amazon ECS telemetry', ['ecs-t.{region}']],
  ['execute-api', 'Amazon API Gateway APIs', ['*.execute-api.{region}']],
  ['grafana-workspace', 'Amazon Managed Grafana workspaces', ['*.grafana-workspace.{region}']],
  ['kinesis-firehose', 'Amazon Data Firehose', ['firehose.{region}']],
  [
    'kinesis-streams',
    'Amazon Kinesis Data Streams',
    ['kinesis.{region}', '*.control-kinesis.{region}', '*.data-kinesis.{region}'],
  ],
  ['pricing.api', 'AWS Price List', ['api.pricing.{region}']],
  [
    's3',
    'Amazon S3',
    ['s3.{region}', '*.s3.{region}', '*.s3-accesspoint.{region}', '*.s3-control.{region}'],
    ['gateway', 'interface'],
  ],
  ['s3express', 'Amazon S3 Express One Zone', ['s3express-control.{region}'], ['gateway']],
  ['sagemaker.api', 'Amazon SageMaker AI', ['api.sagemaker.{region}']],
  [
    'sagemaker.featurestore-runtime',
    'Amazon SageMaker Feature Store',
    ['featurestore-runtime.sagemaker.{region}'],
  ],
  ['sagemaker.metrics', 'Amazon SageMaker AI metrics', ['metrics.sagemaker.{region}']],
  ['sagemaker.runtime', 'Amazon SageMaker AI runtime', ['runtime.sagemaker.{region}']],
  ['transfer.server', 'AWS Transfer Family servers', ['*.server.transfer.{region}']],
];

const regular = (line: string): AwsService => {
  const end = line.indexOf(' ');
  const code = line.slice(0, end);
  return {
    code,
    title: line.slice(end + 1),
    hosts: [`${code}.{region}.amazonaws.com`],
    endpoints: ['interface'],
    privateDns: true,
  };
};

export const AWS_SERVICES: readonly AwsService[] = [
  ...REGULAR.trim().split('\n').map(regular),
  ...IRREGULAR.map(([code, title, hosts, endpoints = ['interface'] as const]) => ({
    code,
    title,
    hosts: hosts.map((host) => `${host}.amazonaws.com`),
    endpoints,
    privateDns: !WITHOUT_PRIVATE_DNS.has(code),
  })),
];

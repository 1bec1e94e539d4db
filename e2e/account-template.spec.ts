/** The import page with a template: what it leaves open is filled in, and what is left out is named. */
import type { Page } from '@playwright/test';
import { AccountPage, fileOf } from './account-page.ts';
import { axe, expect, test } from './support/test.ts';

const TEMPLATE = `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Stage: { Type: String, Default: dev, AllowedValues: [dev, prod], Description: Which one }
  Range: { Type: String }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: !Ref Range } }
  App: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 } }
  Igw: { Type: 'AWS::EC2::InternetGateway', Condition: IsProd }
  Attach: { Type: 'AWS::EC2::VPCGatewayAttachment', Condition: IsProd, Properties: { VpcId: !Ref Vpc, InternetGatewayId: !Ref Igw } }
  Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: !Ref Vpc } }
  Its: { Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: { SubnetId: !Ref App, RouteTableId: !Ref Table } }
  Out: { Type: 'AWS::EC2::Route', Condition: IsProd, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Igw } }
  Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: web, VpcId: !Ref Vpc } }
  Web: { Type: 'AWS::EC2::Instance', Properties: { ImageId: ami-1, NetworkInterfaces: [{ DeviceIndex: '0', SubnetId: !Ref App, AssociatePublicIpAddress: true, GroupSet: [!Ref Group] }] } }
  Topic: { Type: 'AWS::SNS::Topic' }
`;
/** Without a VPC until a parameter asks for one. */
const WITHOUT = `Parameters:
  WithVpc: { Type: String, Default: 'no', AllowedValues: ['no', 'yes'] }
Conditions:
  Wanted: !Equals [!Ref WithVpc, 'yes']
Resources:
  Vpc: { Type: 'AWS::EC2::VPC', Condition: Wanted, Properties: { CidrBlock: 10.0.0.0/16 } }
`;

const give = async (page: Page, name: string, text: string): Promise<AccountPage> => {
  const account = new AccountPage(page);
  await account.goto();
  await account.get('files').setInputFiles(fileOf(name, text));
  return account;
};

test('parameters and Region by keyboard: the template is read again, and the question asked again', async ({
  page,
}) => {
  const account = await give(page, 'template.yaml', TEMPLATE);
  await account.loaded();
  await expect(account.get('bar')).toContainText('CloudFormation template, Region us-east-1');
  const inputs = account.get('inputs');
  await expect(inputs.locator('summary')).toContainText('2 parameters, 1 without a value');
  await expect(inputs.getByLabel('Stage')).toHaveValue('dev');
  await expect(inputs.getByLabel('Stage')).toHaveAccessibleDescription('Which one');
  expect(await axe(page)).toEqual([]);

  // Its range decides whether the subnet can be in it.
  await inputs.getByLabel('Range').focus();
  await page.keyboard.type('10.0.0.0/16');
  await page.keyboard.press('Tab');
  await expect(account.get('map')).toContainText('10.0.0.0/16');
  await expect(page.locator('[data-name="Vpc"]')).toContainText('10.0.0.0/16');
  await expect(inputs.getByLabel('Region')).toBeFocused();

  await account.trace('Web', 'internet', '443');
  await expect(account.inAnswer('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
  await inputs.getByLabel('Stage').focus();
  await page.keyboard.press('ArrowDown');
  await expect(account.inAnswer('verdict')).toHaveAttribute('data-verdict', 'reachable');
  await expect(inputs.getByLabel('Stage')).toBeFocused();
  await inputs.getByLabel('Region').focus();
  await page.keyboard.type('Ireland');
  await page.keyboard.press('Enter');
  await expect(inputs.getByRole('alert')).toContainText('A Region has a name');
  await expect(inputs.getByLabel('Region')).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('eu-west-1');
  await page.keyboard.press('Enter');
  await expect(account.get('bar')).toContainText('Region eu-west-1');
  await expect(inputs.getByRole('alert')).toHaveCount(0);
  await expect(inputs.getByLabel('Region')).toBeFocused();
  await expect(account.get('from')).toHaveValue('Web');
  expect(await account.requests()).toBe(0);
  await account.get('forget').click();
  await expect(inputs).toHaveCount(0);
});

test('a template without a VPC says so in its own words, and may have one with other values', async ({
  page,
}) => {
  const account = await give(page, 'template.yaml', WITHOUT);
  await account.failed();
  await expect(account.get('trouble')).toContainText('AWS::EC2::VPC');
  await expect(account.get('trouble')).not.toContainText('describe-vpcs');
  await account.get('inputs').getByLabel('WithVpc').focus();
  await page.keyboard.press('ArrowDown');
  await account.loaded();
  await expect(account.get('inputs').getByLabel('WithVpc')).toBeFocused();
  await expect(account.get('start')).toBeHidden();
  await expect(account.get('announcement')).toContainText('loaded');
});

test('an account has nothing to fill in', async ({ page }) => {
  const account = new AccountPage(page);
  await account.openExample();
  await expect(account.get('inputs')).toHaveCount(0);
});

test('what is left out is listed by file and name, and can be copied', async ({ page }) => {
  const account = await give(page, 'template.yaml', TEMPLATE);
  await account.loaded();
  await account.get('summary').locator('summary').first().click();
  const leftOut = account.get('leftOut');
  await leftOut.locator('summary', { hasText: 'condition does not hold' }).click();
  await expect(leftOut).toContainText('Igw, Attach, Out');
  await expect(leftOut).not.toContainText('--parameter');
  expect(await axe(page)).toEqual([]);
  await leftOut.getByRole('button', { name: 'Copy' }).click();
  await expect(leftOut.getByRole('status')).toHaveText('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('resources without a part in paths (1): no packet meets them on its way');
  expect(copied).toContain('  Topic');
});

test('many names are bounded, and markup in them is text', async ({ page }) => {
  const account = new AccountPage(page);
  await account.goto();
  const vpcs = JSON.stringify({ Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }] });
  const others = Array.from({ length: 300 }, (_, index) => fileOf(`<img src=x onerror=a(${index})>.md`, 'x'));
  await account.get('files').setInputFiles([fileOf('vpcs.json', vpcs), ...others]);
  await account.loaded();
  await account.get('summary').locator('summary').first().click();
  await account.get('leftOut').locator('summary').first().click();
  await expect(account.get('leftOut')).toContainText('<img src=x onerror=a(99)>.md');
  await expect(account.get('leftOut')).toContainText('and 200 more');
  expect(await account.get('leftOut').locator('img').count()).toBe(0);
});

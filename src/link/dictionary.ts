/**
 * What a scenario is likely to say. Deflate may refer to it as if it stood before the text, which makes a
 * typical link shorter by a third. It is part of link format 1: a changed letter here would break every
 * link that was ever made, and the frozen ones in `corpus/` would say so.
 */
export const DICTIONARY = `"propagatedRoutes": { "via": "vpn-bgp" }, "state": "blackhole", "description": "", "prefixLists": {
  "egressOnlyInternetGateways": {
  "virtualPrivateGateways": {
  "vpnConnections": {
  "hostedZones": { "records": {
  "resolverEndpoints": {
  "onPremises": {
  "loadBalancers": { "type": "network", "scheme": "internal", "listeners": { "targetGroup": "
  "targetGroups": { "targets": [
  "endpointServices": { "loadBalancers": [
  "transitGateways": {
    "tgw": {
      "attachments": { "type": "vpc", "vpc": "spoke", "subnets": ["
      "routeTables": { "associations": ["
  "policy": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::*" }] },
  "networkInterfaces": {
  "internetGateways": { "igw": { "vpc": "main" } },
  "natGateways": { "nat": { "subnet": "public-a", "publicIp": "203.0.113.10" } },
  "peerings": { "pcx": { "requester": "a", "accepter": "b" } },
  "networkAcls": { "acl": { "inbound": { "100": { "action": "deny", "protocol": "tcp", "port": "1024-65535", "cidr": "10.1.0.0/16" } }, "outbound": {
  "region": "eu-west-1",
  "account": "111122223333",
{
  "$schema": "../schema/scenario.v1.json",
  "version": 1,
  "title": "Way 2: ",
  "vpcs": {
    "main": {
      "cidr": "10.0.0.0/16",
      "dnsHostnames": true,
      "subnets": {
        "public-a": { "cidr": "10.0.0.0/24", "routeTable": "public" },
        "private-a": { "cidr": "10.0.1.0/24", "routeTable": "private", "networkAcl": "
      },
      "routeTables": {
        "public": { "main": true, "routes": { "0.0.0.0/0": "igw" } },
        "private": { "routes": { "0.0.0.0/0": { "target": "nat" } } }
      },
      "securityGroups": {
        "app-sg": {
          "outbound": [
            { "protocol": "tcp", "port": 443, "cidr": "0.0.0.0/0" }
          ]
        },
        "endpoint-sg": {
          "inbound": [
            { "protocol": "tcp", "port": 443, "securityGroup": "app-sg" }
          ]
        }
      }
    }
  },
  "instances": {
    "app": { "subnet": "private-a", "ip": "10.0.1.10", "securityGroups": ["app-sg"] },
    "db": {
      "subnet": "private-b",
      "ip": "10.0.2.20",
      "publicIp": true,
      "securityGroups": ["db-sg"]
    }
  },
  "endpoints": {
    "vpce-s3": { "type": "gateway", "service": "s3", "routeTables": ["private"] },
    "vpce-sns": {
      "type": "interface",
      "service": "sns",
      "subnets": ["private-a"],
      "ips": { "private-a": "10.0.1.50" },
      "securityGroups": ["endpoint-sg"],
      "privateDns": false
    }
  },
  "flows": {
    "app-to-sns": {
      "title": "app to SNS",
      "from": "app",
      "to": "sns.us-east-1.amazonaws.com",
      "protocol": "tcp",
      "port": 5432,
      "expect": {
        "verdict": "not-reachable",
        "private": true,
        "path": ["app", "private-a", "nat", "public-a", "igw"],
        "notOnPath": ["
      }
    },
    "internet-to-app": {
      "from": "internet",
      "expect": { "verdict": "not-reachable", "findings": ["no-route", "security-group-inbound"] }
    }
  }
}
{"schema":1,"example":"interface-endpoints/","choice":1,"flow":"app-to-db","title":"`;

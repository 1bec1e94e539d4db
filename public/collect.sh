#!/bin/sh
# Gathers what Hopwise reads of one AWS account and Region into a folder of JSON:
#
#     sh collect.sh [FOLDER]        AWS_PROFILE and AWS_REGION are the AWS CLI's own
#
# Every call lists, describes, gets or searches; none changes anything. What may not be asked, or what
# this AWS CLI does not know yet, is left out and named as it happens: Hopwise takes it for unknown.
#
# Every call was checked against Debian's AWS CLI, without asking AWS, but for these, which that does not know yet:
#   ec2 describe-vpc-block-public-access-options, ec2 describe-vpc-block-public-access-exclusions,
#   vpc-lattice list-resource-gateways, vpc-lattice list-resource-configurations,
#   vpc-lattice get-resource-configuration, vpc-lattice list-service-network-resource-associations
set -u
umask 077
out=${1:-hopwise-export}
export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off
mkdir -p "$out" || exit 2
# What an earlier run left behind may be gone from the account by now.
for old in "$out"/*.json; do
  if [ -e "$old" ]; then
    printf '%s holds JSON already: name another folder, or remove it first.\n' "$out" >&2
    exit 2
  fi
done
errors=$(mktemp) || exit 2
trap 'rm -f "$errors"' EXIT
left_out=0

# get FILE SERVICE CALL [OPTION...]: one answer, whole: the AWS CLI reads every page.
get() {
  name=$1
  shift
  printf '%s %s\n' "$1" "$2" >&2
  if aws "$@" --output json >"$out/$name.json" 2>"$errors"; then return 0; fi
  rm -f "$out/$name.json"
  left_out=$((left_out + 1))
  printf '  left out: %s\n' "$(grep -v '^[[:space:]]*$' "$errors" | tail -n 1 | cut -c 1-200)" >&2
  return 1
}
# ids QUERY SERVICE CALL [OPTION...]: the ids of what a call lists; none where it may not be asked.
ids() {
  query=$1
  shift
  aws "$@" --query "$query" --output text 2>/dev/null | tr '\t' '\n' | grep -v '^None$'
}

get vpcs ec2 describe-vpcs || {
  printf 'No VPCs can be listed, so nothing was gathered: %s\n' "$(tail -n 1 "$errors")" >&2
  exit 1
}
get subnets ec2 describe-subnets
get route-tables ec2 describe-route-tables
get network-acls ec2 describe-network-acls
get security-groups ec2 describe-security-groups
get network-interfaces ec2 describe-network-interfaces
get instances ec2 describe-instances
get internet-gateways ec2 describe-internet-gateways
get egress-only-internet-gateways ec2 describe-egress-only-internet-gateways
get nat-gateways ec2 describe-nat-gateways
get vpc-endpoints ec2 describe-vpc-endpoints
get prefix-lists ec2 describe-prefix-lists
get managed-prefix-lists ec2 describe-managed-prefix-lists
get peerings ec2 describe-vpc-peering-connections
get dhcp-options ec2 describe-dhcp-options
get block-public-access ec2 describe-vpc-block-public-access-options
get block-public-access-exclusions ec2 describe-vpc-block-public-access-exclusions
for id in $(ids 'Vpcs[].VpcId' ec2 describe-vpcs); do
  get "dns-support-$id" ec2 describe-vpc-attribute --vpc-id "$id" --attribute enableDnsSupport
  get "dns-hostnames-$id" ec2 describe-vpc-attribute --vpc-id "$id" --attribute enableDnsHostnames
done
# AWS's own lists are read as `describe-prefix-lists` prints them.
for id in $(ids 'PrefixLists[?OwnerId!=`AWS`].PrefixListId' ec2 describe-managed-prefix-lists); do
  get "entries-$id" ec2 get-managed-prefix-list-entries --prefix-list-id "$id"
done

get transit-gateways ec2 describe-transit-gateways
get transit-gateway-attachments ec2 describe-transit-gateway-attachments
get transit-gateway-vpc-attachments ec2 describe-transit-gateway-vpc-attachments
get transit-gateway-peerings ec2 describe-transit-gateway-peering-attachments
get transit-gateway-route-tables ec2 describe-transit-gateway-route-tables
for id in $(ids 'TransitGatewayRouteTables[].TransitGatewayRouteTableId' ec2 describe-transit-gateway-route-tables); do
  get "routes-$id" ec2 search-transit-gateway-routes --transit-gateway-route-table-id "$id" \
    --filters 'Name=state,Values=active,blackhole'
  get "associations-$id" ec2 get-transit-gateway-route-table-associations --transit-gateway-route-table-id "$id"
  get "propagations-$id" ec2 get-transit-gateway-route-table-propagations --transit-gateway-route-table-id "$id"
done

get vpn-gateways ec2 describe-vpn-gateways
# The whole answer holds the tunnels' pre-shared keys, which are nobody's business: only what is read is asked for.
get vpn-connections ec2 describe-vpn-connections --query "{VpnConnections: VpnConnections[].{\
VpnConnectionId: VpnConnectionId, VpnGatewayId: VpnGatewayId, TransitGatewayId: TransitGatewayId, \
State: State, Options: {StaticRoutesOnly: Options.StaticRoutesOnly}, Routes: Routes, \
VgwTelemetry: VgwTelemetry, Tags: Tags}}"
get direct-connect-gateways directconnect describe-direct-connect-gateways
for id in $(ids 'directConnectGateways[].directConnectGatewayId' directconnect describe-direct-connect-gateways); do
  get "direct-connect-associations-$id" directconnect describe-direct-connect-gateway-associations \
    --direct-connect-gateway-id "$id"
done

get load-balancers elbv2 describe-load-balancers
for arn in $(ids 'LoadBalancers[].LoadBalancerArn' elbv2 describe-load-balancers); do
  get "listeners-${arn##*/}" elbv2 describe-listeners --load-balancer-arn "$arn"
  get "load-balancer-attributes-${arn##*/}" elbv2 describe-load-balancer-attributes --load-balancer-arn "$arn" \
    --query "{LoadBalancerArn: '$arn', Attributes: Attributes}"
done
for arn in $(ids 'LoadBalancers[?Type==`application`].LoadBalancerArn' elbv2 describe-load-balancers); do
  for listener in $(ids 'Listeners[].ListenerArn' elbv2 describe-listeners --load-balancer-arn "$arn"); do
    get "rules-${listener##*/}" elbv2 describe-rules --listener-arn "$listener"
  done
done
get target-groups elbv2 describe-target-groups
for arn in $(ids 'TargetGroups[].TargetGroupArn' elbv2 describe-target-groups); do
  get "targets-${arn##*/}" elbv2 describe-target-health --target-group-arn "$arn" \
    --query "{TargetGroupArn: '$arn', TargetHealthDescriptions: TargetHealthDescriptions}"
  get "target-group-attributes-${arn##*/}" elbv2 describe-target-group-attributes --target-group-arn "$arn" \
    --query "{TargetGroupArn: '$arn', Attributes: Attributes}"
done
get endpoint-services ec2 describe-vpc-endpoint-service-configurations
for id in $(ids 'ServiceConfigurations[].ServiceId' ec2 describe-vpc-endpoint-service-configurations); do
  get "permissions-$id" ec2 describe-vpc-endpoint-service-permissions --service-id "$id" \
    --query "{ServiceId: '$id', AllowedPrincipals: AllowedPrincipals}"
done

get hosted-zones route53 list-hosted-zones
for id in $(ids 'HostedZones[?Config.PrivateZone].Id' route53 list-hosted-zones); do
  get "zone-${id##*/}" route53 get-hosted-zone --id "$id"
  get "records-${id##*/}" route53 list-resource-record-sets --hosted-zone-id "$id" \
    --query "{HostedZoneId: '$id', ResourceRecordSets: ResourceRecordSets}"
done
get resolver-endpoints route53resolver list-resolver-endpoints
for id in $(ids 'ResolverEndpoints[].Id' route53resolver list-resolver-endpoints); do
  get "resolver-addresses-$id" route53resolver list-resolver-endpoint-ip-addresses --resolver-endpoint-id "$id" \
    --query "{ResolverEndpointId: '$id', IpAddresses: IpAddresses}"
done
get resolver-rules route53resolver list-resolver-rules
get resolver-rule-associations route53resolver list-resolver-rule-associations

get resource-gateways vpc-lattice list-resource-gateways
get service-networks vpc-lattice list-service-networks
# The list says less than the answer for each: it is asked so that a refusal is named, and not kept.
get resource-configurations vpc-lattice list-resource-configurations && rm "$out/resource-configurations.json"
for id in $(ids 'items[].id' vpc-lattice list-resource-configurations); do
  get "resource-configuration-$id" vpc-lattice get-resource-configuration --resource-configuration-identifier "$id"
done
for id in $(ids 'items[].id' vpc-lattice list-service-networks); do
  get "resource-associations-$id" vpc-lattice list-service-network-resource-associations \
    --service-network-identifier "$id"
done

# Buckets belong to the account that asks. One without a policy is answered with an error, which is an answer too.
get caller sts get-caller-identity
get buckets s3api list-buckets
for bucket in $(ids 'Buckets[].Name' s3api list-buckets); do
  get "bucket-policy-$bucket" s3api get-bucket-policy --bucket "$bucket" \
    --query "{Bucket: '$bucket', Policy: Policy}" && continue
  grep -q NoSuchBucketPolicy "$errors" || continue
  printf '{"Bucket": "%s", "Policy": null}\n' "$bucket" >"$out/bucket-policy-$bucket.json"
  left_out=$((left_out - 1))
done

printf '%s files in %s, %s answers left out.\n' "$(find "$out" -name '*.json' | wc -l | tr -d ' ')" "$out" "$left_out" >&2

#!/bin/sh
# Uploads dist/ to the bucket: files with a hash in their name first, so that no page asks for one that is not there yet.
set -eu
bucket=$1
aws s3 sync dist/_astro "s3://$bucket/_astro" --cache-control 'public, max-age=31536000, immutable'
aws s3 sync dist "s3://$bucket" --exclude '_astro/*' --cache-control no-cache --delete

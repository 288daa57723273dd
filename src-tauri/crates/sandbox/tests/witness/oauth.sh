#!/bin/sh
# The calls of Adobe's tutorial "Invoke OpenAPI-based AEM APIs using OAuth
# Server-to-Server authentication", by hand: an access token from IMS, then the
# metadata of one asset read and changed.
#
# It runs against Adobe as well as against the practice environment. Wanted in
# the environment:
#   IMS_ORIGIN    https://ims-na1.adobelogin.com
#   AEM_ORIGIN    https://author-p00000-e00000.adobeaemcloud.com
#   CLIENT_ID, CLIENT_SECRET, SCOPES    as in the tutorial's .env file
#   ASSET_ID      urn:aaid:aem:…
#   SKU           the value to write
# Prints the status of each call and, in the end, the asset's metadata.
set -eu

body=$(mktemp)
trap 'rm -f "$body"' EXIT

# The value of a string member of the JSON document on standard input.
member() {
  sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"
}

# Makes a call, tells its status, and goes on only after 200.
call() {
  name=$1
  shift
  status=$(curl --silent --show-error --max-time 60 --output "$body" --write-out '%{http_code}' "$@")
  echo "$name $status"
  if [ "$status" != 200 ]; then
    cat "$body" >&2
    exit 1
  fi
}

call token --request POST "$IMS_ORIGIN/ims/token/v3" \
  --header 'Content-Type: application/x-www-form-urlencoded' \
  --data-urlencode 'grant_type=client_credentials' \
  --data-urlencode "client_id=$CLIENT_ID" \
  --data-urlencode "client_secret=$CLIENT_SECRET" \
  --data-urlencode "scope=$SCOPES"
token=$(member access_token < "$body")

call read "$AEM_ORIGIN/adobe/assets/$ASSET_ID/metadata" \
  --header "Authorization: Bearer $token" \
  --header "X-Api-Key: $CLIENT_ID" \
  --header 'X-Adobe-Accept-Experimental: 1' \
  --header 'Content-Type: application/json'

call change --request PATCH "$AEM_ORIGIN/adobe/assets/$ASSET_ID/metadata" \
  --header "Authorization: Bearer $token" \
  --header "X-Api-Key: $CLIENT_ID" \
  --header 'X-Adobe-Accept-Experimental: 1' \
  --header 'If-Match: *' \
  --header 'Content-Type: application/json-patch+json' \
  --data "[{\"op\":\"add\",\"path\":\"foo\",\"value\":\"$SKU\"}]"

cat "$body"

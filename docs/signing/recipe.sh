#!/bin/sh
# Signed card addresses of presscard, with OpenSSL: for trying, because other users of the machine can read the
# secret among the arguments of a running command.
#
# sh recipe.sh < vectors.tsv prints the address of every test vector.
set -eu

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

# The path of a card (ext: png, jpg, webp) or of its share page (ext: share): kid secret ext json
sign_json() {
  payload=$(printf '%s' "$4" | base64url)
  if [ "$3" = share ]; then letter=s kind=share rest=$payload; else letter=c kind=card rest=$payload.$3; fi
  # The secret's own text is the key: nothing is decoded.
  sig=$(printf '%s\nv1\n%s\n%s' "$kind" "$1" "$rest" |
    openssl dgst -sha256 -hmac "$2" -binary | head -c 18 | base64url)
  printf '/%s/v1/%s/%s/%s\n' "$letter" "$1" "$sig" "$rest"
}

tab=$(printf '\t')
while IFS=$tab read -r kid secret ext json _; do
  sign_json "$kid" "$secret" "$ext" "$json"
done

#!/bin/sh
# The service is tested on a real PostgreSQL too, which the tests begin for themselves. Installs Debian's where that may be done; else those tests are skipped aloud.
for bin in /usr/lib/postgresql/*/bin/initdb; do
  [ -x "$bin" ] && exit 0
done
command -v initdb >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing PostgreSQL for the service's tests (about 20 seconds, once) ..."
  apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null && exit 0
fi
echo "No PostgreSQL is here and none could be installed: the tests on it will be skipped, by name."

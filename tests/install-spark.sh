#!/bin/sh
# The patterns are compared on a real Spark, in the long tests alone. Installs PySpark and Debian's Java 17 where that may be done; else those tests are skipped aloud.
bin="${1:-.venv/bin}"
if ! "$bin/python" -c 'import pyspark' 2>/dev/null; then
  echo "Installing PySpark for the long tests (about a minute and 460 MB, once) ..."
  VIRTUAL_ENV="$(dirname "$bin")" "$bin/uv" pip install --quiet 'pyspark>=4.0,<4.1' || echo "PySpark could not be installed: the tests on it will be skipped, by name."
fi
command -v java >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Java 17 for the long tests (about a minute, once) ..."
  apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless >/dev/null && exit 0
fi
echo "No Java is here and none could be installed: the tests on Spark will be skipped, by name."

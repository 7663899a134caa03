#!/bin/sh
# Starts Gatehouse faster: the jar unpacked, its classes in an archive that the JVM maps, and a small JVM.
#
#   fast-start.sh <gatehouse.jar> <directory> [options of Gatehouse]
#
# The directory is made, or made anew for a newer jar or another JVM; that takes one slow start, once. JAVA_HOME
# and JAVA_OPTS are heeded.
set -eu

if [ $# -lt 2 ]; then
  sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
jar=$1
home=$2
shift 2
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
application=$home/$(basename "$jar")
archive=$home/classes.jsa
# The first compiler is enough for a desk's load, and it keeps the process small; so does a young generation that does
# not grow with what a start leaves behind.
jvm="-Xmx512m -Xmn48m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"

made_for() {
  cksum "$jar"
  "$java" -version 2>&1
}

prepare() {
  if [ -e "$home" ] && [ ! -e "$home/made-for" ]; then
    echo "$home exists and was not made by this script" >&2
    exit 1
  fi
  rm -rf "$home"
  "$java" -Djarmode=tools -jar "$jar" extract --destination "$home"
  # A rehearsal on a database in memory, ended as soon as everything is in place, records which classes are needed.
  # shellcheck disable=SC2086
  "$java" $jvm -XX:ArchiveClassesAtExit="$archive" -Xlog:cds=off -Xlog:cds+dynamic=off \
    -Dspring.context.exit=onRefresh -jar "$application" \
    --spring.profiles.active=embedded --spring.datasource.url=jdbc:h2:mem:rehearsal \
    --gatehouse.data-dir="$home/rehearsal" --server.port=0 >"$home/rehearsal.log" 2>&1
  made_for >"$home/made-for"
}

if [ "$(made_for)" != "$(cat "$home/made-for" 2>/dev/null)" ]; then
  prepare
fi
# shellcheck disable=SC2086
exec "$java" $jvm -XX:SharedArchiveFile="$archive" ${JAVA_OPTS:-} -jar "$application" "$@"

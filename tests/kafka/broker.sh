#!/usr/bin/env bash
# A real Kafka broker for the tests: one node in KRaft mode on free ports of 127.0.0.1.
#
#   broker.sh start [DIR]   start it unless it runs, wait until it answers, print its address
#   broker.sh stop [DIR]    stop it; nothing when it does not run
#   broker.sh status [DIR]  print its address, or exit with 1
#
# DIR (default: build/kafka) keeps its state; the address is in DIR/address while it runs. A broker
# that was stopped starts empty the next time; one that was killed comes back with its records, and
# on its ports if they are still free. The jars are fetched from Maven Central once, into
# build/kafka/lib. Exit code 77: no Java, Maven or jars here, so tests that need a broker skip.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
lib=$(cd "$here/../.." && pwd)/build/kafka/lib
command=${1:-}
dir=${2:-$(dirname "$lib")}

say() { printf 'broker.sh: %s\n' "$*" >&2; }
skip() {
  say "$*; tests that need a Kafka broker are skipped"
  exit 77
}

# The pid of this folder's broker; fails when it does not run. A pid may have been given to another
# program since, so the command line decides.
running() {
  local pid
  pid=$(cat "$dir/pid" 2>/dev/null) || return 1
  tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep -qxF "$dir/server.properties" || return 1
  echo "$pid"
}

fetch_jars() {
  [[ -d $lib ]] && return
  command -v mvn >/dev/null || skip "no Maven to fetch the broker with (package maven)"
  say "fetching Apache Kafka into $lib"
  local fetched
  fetched=$(dirname "$lib")/lib.$$
  if ! mvn -B -q -C -f "$here/pom.xml" dependency:copy-dependencies -DincludeScope=runtime \
    -DoutputDirectory="$fetched" >&2; then
    rm -rf "$fetched"
    skip "Maven could not fetch the broker"
  fi
  mv -T "$fetched" "$lib"
}

port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Below the ports that the kernel gives to outgoing connections.
free_port() {
  local port
  while true; do
    port=$((20000 + (RANDOM << 15 | RANDOM) % 12000))
    port_is_free "$port" && break
  done
  echo "$port"
}

configure() {
  local client controller
  client=$(free_port)
  controller=$(free_port)
  while ((controller == client)); do controller=$(free_port); done
  echo "127.0.0.1:$client" >"$dir/configured-address"
  cat >"$dir/server.properties" <<END
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:$controller
listeners=CLIENT://127.0.0.1:$client,CONTROLLER://127.0.0.1:$controller
advertised.listeners=CLIENT://127.0.0.1:$client
listener.security.protocol.map=CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT
inter.broker.listener.name=CLIENT
controller.listener.names=CONTROLLER
log.dirs=$dir/data
auto.create.topics.enable=false
num.partitions=4
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=500
broker.session.timeout.ms=3000
log.cleaner.dedupe.buffer.size=4194304
log.cleaner.backoff.ms=500
num.network.threads=2
num.io.threads=2
END
  cat >"$dir/log4j.properties" <<END
log4j.rootLogger=WARN, f
log4j.logger.kafka.server.KafkaRaftServer=INFO
log4j.appender.f=org.apache.log4j.FileAppender
log4j.appender.f.File=$dir/server.log
log4j.appender.f.Append=false
log4j.appender.f.layout=org.apache.log4j.TTCCLayout
log4j.appender.f.layout.DateFormat=ISO8601
END
}

# Waits a little for a killed broker's sockets to go.
ports_come_free() {
  local deadline=$((SECONDS + 3))
  until ports_are_free; do
    ((SECONDS < deadline)) || return 1
    sleep 0.1
  done
}

ports_are_free() {
  local port
  while read -r port; do
    port_is_free "$port" || return 1
  done < <(grep '^listeners=' "$dir/server.properties" | grep -oE '[0-9]{4,}')
}

# Starts java on what is configured; fails when it ends before it answers.
launch() {
  # Java, not the shell, expands lib/*.
  local java=(java "-Dlog4j.configuration=file:$dir/log4j.properties" "-Djava.io.tmpdir=$dir")
  rm -f "$dir/server.log"
  if [[ ! -f $dir/data/meta.properties ]]; then
    "${java[@]}" -cp "$lib/*" kafka.tools.StorageTool format -t 5L6g3nShT-eMCtK--X86sw \
      -c "$dir/server.properties" >"$dir/format.log" 2>&1 || return 1
  fi
  # Its own session and no inherited descriptors: it outlives this script, and nobody waits for it.
  setsid "${java[@]}" -Xms256m -Xmx768m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$lib/*" \
    kafka.Kafka "$dir/server.properties" </dev/null >"$dir/console.log" 2>&1 9>&- &
  local pid=$!
  echo "$pid" >"$dir/pid"
  local deadline=$((SECONDS + 60))
  until grep -q 'Kafka Server started' "$dir/server.log" 2>/dev/null; do
    kill -0 "$pid" 2>/dev/null || return 1
    if ((SECONDS > deadline)); then
      kill -KILL "$pid"
      return 1
    fi
    sleep 0.1
  done
}

start() {
  if running >/dev/null; then
    cat "$dir/address"
    return
  fi
  command -v java >/dev/null || skip "no Java to run the broker with (package openjdk-17-jre-headless)"
  fetch_jars
  rm -f "$dir/address"
  # `stop` removes the pid file; where one is left, the broker was killed.
  if [[ -f $dir/pid && -f $dir/server.properties ]]; then
    ports_come_free || configure
  else
    rm -rf "$dir/data"
    configure
  fi
  # Another program may take a port between the look and the use: then others are chosen.
  local attempt
  for attempt in 1 2 3; do
    if launch; then
      cp "$dir/configured-address" "$dir/address"
      cat "$dir/address"
      return
    fi
    grep -qsE 'BindException|Address already in use' "$dir/server.log" "$dir/console.log" || break
    configure
  done
  say "the broker did not start (attempt $attempt):"
  tail -n 20 "$dir/format.log" "$dir/console.log" "$dir/server.log" >&2 2>/dev/null || true
  exit 1
}

stop() {
  local pid
  if pid=$(running); then
    kill -TERM "$pid"
    local deadline=$((SECONDS + 30))
    while running >/dev/null; do
      if ((SECONDS > deadline)); then
        say "it does not end; killing it"
        kill -KILL "$pid"
        deadline=$((SECONDS + 30))
      fi
      sleep 0.1
    done
  fi
  rm -f "$dir/pid" "$dir/address"
}

case $command in
  start | stop)
    mkdir -p "$dir" "$(dirname "$lib")"
    dir=$(cd "$dir" && pwd)
    exec 9>"$(dirname "$lib")/lock" # two scripts must not fetch, or start, the same at once
    flock 9
    "$command"
    ;;
  status)
    dir=$(cd "$dir" 2>/dev/null && pwd) || { say "no broker in $dir"; exit 1; }
    running >/dev/null || { say "no broker runs in $dir"; exit 1; }
    cat "$dir/address"
    ;;
  *)
    say "usage: broker.sh start|stop|status [DIR]"
    exit 2
    ;;
esac

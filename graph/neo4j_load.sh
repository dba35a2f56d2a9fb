#!/bin/sh
# Loads the graph in this folder into a Neo4j 5 server on this machine whose database is still empty. It has two steps:
#
#   ./load.sh import        writes the database; the server must be stopped
#   ./load.sh constraints   makes constraints and indexes; the server must run
#   ./load.sh               does both and starts the server in between
#
# Run it as the user that the server runs as; neo4j-admin, neo4j and cypher-shell lie in the server's folder bin and must
# be on the PATH. What follows "import" goes to neo4j-admin: --overwrite-destination REPLACES what the database holds.
#
# NEO4J_PASSWORD   asked for where it is not set, if the server wants one
# NEO4J_USER       default neo4j
# NEO4J_URI        default neo4j://127.0.0.1:7687
# NEO4J_DATABASE   default neo4j
set -eu

import() {
    neo4j-admin database import full "$@" "$database" @arguments.txt
}

constraints() {
    cypher-shell -a "${NEO4J_URI:-neo4j://127.0.0.1:7687}" -u "${NEO4J_USER:-neo4j}" -d "$database" \
        -f constraints.cypher
}

# A server that was just started takes its time. A refused password is not tried again: the server would lock the user out.
constraints_when_ready() {
    tries=0
    until said=$(constraints 2>&1); do
        tries=$((tries + 1))
        case $said in
        *refused* | *"nable to connect"* | *"not available"*) ;;
        *) tries=$most ;;
        esac
        if [ "$tries" -ge "$most" ]; then
            printf '%s\n' "$said" "The graph is imported. When the server runs: ./load.sh constraints" >&2
            return 1
        fi
        sleep 2
    done
}

step=${1:-both}
[ $# -eq 0 ] || shift
database=${NEO4J_DATABASE:-neo4j}
most=150
CDPATH='' cd -- "$(dirname -- "$0")"

case $step in
import) import "$@" ;;
constraints) constraints ;;
both)
    if [ -z "${NEO4J_PASSWORD:-}" ]; then
        echo "Set NEO4J_PASSWORD, or call the two steps one by one: ./load.sh import, ./load.sh constraints" >&2
        exit 2
    fi
    import
    neo4j start
    constraints_when_ready
    ;;
*)
    echo "usage: load.sh [import [OPTION...] | constraints]" >&2
    exit 2
    ;;
esac

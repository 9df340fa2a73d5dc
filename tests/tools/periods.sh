# shellcheck shell=sh
# periods.sh - to be sourced: what a line `period as-of [flag]` of a list of
# runs (samples/runs.txt, steps.txt) asks for.

# command_of PERIOD [FLAG]: the words of the command line, without --as-of
command_of() {
	case $1 in
	*-*) echo "run --month $1" ;;
	*Q*) echo "bulletin --quarter $1" ;;
	*H*) echo "report --half $1" ;;
	*) echo "annual --year $1${2:+ --$2}" ;;
	esac
}

# kind_of PERIOD: the one kind that is printed with it where time is short; none
# for a year, which --only would not close
kind_of() {
	case $1 in
	*-*) echo 履责情况书面告知单 ;;
	*Q*) echo 季度排名 ;;
	*H*) echo 分析研判报告 ;;
	esac
}

# lay SAMPLES WORKSPACE PERIOD...: lays into WORKSPACE/inputs what samples hold
# back until one of the periods is run (SAMPLES/later/<period>/)
lay() {
	lay_from=$1 lay_to=$2
	shift 2
	for lay_period; do
		[ ! -d "$lay_from/later/$lay_period" ] ||
		    cp -R "$lay_from/later/$lay_period/." "$lay_to/" || return 1
	done
}

# lay_all SAMPLES WORKSPACE: all of it, at once
lay_all() {
	for lay_dir in "$1"/later/*/; do
		cp -R "$lay_dir." "$2/" || return 1
	done
}

# take_out SAMPLES WORKSPACE: none of it lies in WORKSPACE/inputs any more
take_out() {
	for lay_dir in "$1"/later/*/; do
		(cd "$lay_dir" && find . -type f) |
		    (cd "$2" && tr '\n' '\0' | xargs -0 rm -f)
	done
}

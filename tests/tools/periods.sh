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

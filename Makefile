# liangze - GNU make. `make help` lists the targets.
# Variables: MODE=rel|san|cov  WERROR=1  V=1  CC, CFLAGS, LDFLAGS (added last)
ifeq ($(origin CC),default)
CC := gcc
endif
MODE ?= rel
B := build/$(MODE)
BIN := liangze$(if $(filter-out rel,$(MODE)),-$(MODE))
ifeq (0,$(MAKELEVEL))
MAKEFLAGS += -j$(shell nproc)
endif
MAKEFLAGS += --no-builtin-rules --no-print-directory
Q := $(if $(V),,@)
say = @$(if $(V),:,printf '  %-5s %s\n' $(1) $(2))

# Libraries: pkg-config modules, then what has no .pc file. Third-party headers
# come by -isystem. Both are asked when first used: after the check of `need`.
PC := libxml-2.0 libxslt xlsxwriter libpcre2-8 sqlite3 libcrypto fontconfig \
	freetype2 harfbuzz harfbuzz-subset libdeflate libunibreak jansson libutf8proc \
	libarchive
lazy = $(eval $(1) := $(2))$($(1))
INCS = $(call lazy,INCS,$(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PC))))
LIBS = $(call lazy,LIBS,$(shell pkg-config --libs $(PC)) -lhpdf -lgmp -lm -pthread)

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wwrite-strings -Wvla -Wformat=2 -Wswitch-enum \
	-Wundef -Werror=implicit-function-declaration
CPP_ALL := -D_GNU_SOURCE -D_FILE_OFFSET_BITS=64 -Iinclude -include include/base/banned.h
MODE_rel := -O2 -g -fPIE -fno-plt -fstack-protector-strong -fstack-clash-protection -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
LINK_rel := -pie -Wl,-z,relro,-z,now,-z,noexecstack
MODE_san := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
LINK_san := -fsanitize=address,undefined
MODE_cov := -O0 -g --coverage
LINK_cov := --coverage
ifndef MODE_$(MODE)
$(error MODE is rel, san or cov)
endif
FLAGS := -std=c11 $(CPP_ALL) $(WARN) $(if $(WERROR),-Werror) -pthread $(MODE_$(MODE)) $(CFLAGS)
COMPILE = $(CC) $(FLAGS) $(INCS) -MMD -MP
LINK = $(CC) -Wl,--as-needed $(MODE_$(MODE)) $(LINK_$(MODE)) $(LDFLAGS)

SRC := $(sort $(wildcard src/*/*.c))
OBJ := $(SRC:src/%.c=$(B)/%.o)
UNIT := $(patsubst tests/unit/%.c,$(B)/unit/%,$(sort $(wildcard tests/unit/test_*.c)))
FUZZ := $(patsubst tests/fuzz/%.c,$(B)/fuzz/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
SETS ?= build run

export MODE
export LIANGZE := $(CURDIR)/$(BIN)
export LIANGZE_DATA := $(CURDIR)
export ASAN_OPTIONS ?= abort_on_error=0:detect_stack_use_after_return=1
export LSAN_OPTIONS ?= suppressions=$(CURDIR)/tests/tools/lsan.supp:print_suppressions=0
export UBSAN_OPTIONS ?= print_stacktrace=1

.PHONY: all need setup demo fresh check unit golden fuzz bench lint layers golden-update ci clean help
.DELETE_ON_ERROR:
all: $(BIN)
need:
	@tests/setup/setup.sh --missing build

# The command line and the list of objects are files that change only when what
# they say changes, so that other flags or a removed source rebuild what they must.
define stamp
$(1): FORCE
	@mkdir -p $$(@D) && printf '%s\n' '$(2)' | cmp -s - $$@ || printf '%s\n' '$(2)' >$$@
endef
$(eval $(call stamp,$(B)/flags,$(CC) $(FLAGS) $(LDFLAGS)))
$(eval $(call stamp,$(B)/objects,$(OBJ)))
FORCE:

$(B)/%.o: src/%.c $(B)/flags | need
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -c -o $@ $<
$(B)/libliangze.a: $(OBJ) $(B)/objects
	$(call say,AR,$@)
	@rm -f $@
	$(Q)$(AR) rcD $@ $(OBJ)
$(BIN): $(B)/main.o $(B)/libliangze.a
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $^ $(LIBS)
	@tests/setup/setup.sh --missing run || :
$(B)/unit/%: tests/unit/%.c $(B)/libliangze.a $(B)/flags | need
	$(call say,UNIT,$@)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -Itests/unit -MF $@.d $(LINK_$(MODE)) -o $@ $< $(B)/libliangze.a -lcmocka $(LIBS)
$(B)/fuzz/%: tests/fuzz/%.c tests/fuzz/replay.c $(B)/libliangze.a $(B)/flags | need
	$(call say,FUZZ,$@)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -MF $@.d $(LINK_$(MODE)) -o $@ $< tests/fuzz/replay.c $(B)/libliangze.a $(LIBS)
$(B)/bench/%: tests/bench/%.c $(B)/libliangze.a $(B)/flags | need
	$(call say,BENCH,$@)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -MF $@.d $(LINK_$(MODE)) -o $@ $< $(B)/libliangze.a $(LIBS)
-include $(OBJ:.o=.d) $(B)/main.d $(UNIT:=.d) $(FUZZ:=.d) $(B)/bench/papers.d

setup:
	@tests/setup/setup.sh $(SETS)
demo: setup
	@$(MAKE) all
	@tests/tools/demo.sh samples
check:
	@$(MAKE) setup SETS="build run test"
	@$(MAKE) check-built
check-built: all $(UNIT) $(FUZZ)
	@tests/tools/check.sh $(UNIT)
unit: $(UNIT)
	@tests/tools/unit.sh $(UNIT)
golden: all
	@tests/golden/run.sh $(CASES)
golden-update: all
	@tests/golden/run.sh --update $(CASES)
fuzz: $(FUZZ)
	@tests/fuzz/run.sh
bench: all $(B)/bench/papers
	@tests/bench/run.sh
	@CC="$(CC)" tests/bench/papers.sh $(B)/bench/papers
	@tests/bench/bag.py ./liangze
lint: all
	@CC="$(CC)" FLAGS="$(FLAGS) $(INCS)" LIB=$(B)/libliangze.a \
	    TIDY_FLAGS="-std=c11 $(CPP_ALL) $(WARN) $(INCS)" tests/tools/lint.sh $(STEPS)
layers:
	@tests/tools/layers.sh
fresh:
	@tests/setup/fresh.sh
ci:
	@tests/tools/ci.sh
clean:
	rm -rf build/rel build/san build/cov liangze liangze-san liangze-cov
help:
	@sed -n 's/^#: //p' $(firstword $(MAKEFILE_LIST))
#: make                编译，得到 ./liangze；缺少什么会说出 Debian 软件包名
#: make setup          只装所缺的软件包和字体(SETS="build run test lint fresh")
#: make demo           装齐、编译，并在 samples/ 上运行 2026 年各月、各季度和全年
#: make check          装齐、编译，并运行全部测试
#: make unit|golden    单元测试|逐字节对照的用例(CASES="A10.1-no-signer ...")
#: make golden-update  用现在的输出改写用例，改后请逐条读 git diff
#: make fuzz|bench     重放模糊测试语料|测速
#: make lint|layers    静态检查(STEPS="tidy ...")|检查分层
#: make fresh          在全新的 Debian 12 根里证明 make demo 和 make check
#: make ci             与 .ci/run 相同
#: make clean          删去编译结果(不删字体)
#: MODE=san|cov        地址与未定义行为检查|覆盖率；WERROR=1 警告即错误；V=1 显示命令

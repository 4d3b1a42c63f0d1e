/* fuzz.h - the entry that every tests/fuzz/NAME.c defines: one parser, any bytes. It
 * returns 0, and breaks off (a trap) where something untrue is found.
 *
 * Linked with replay.c it runs over tests/fuzz/corpus/NAME/ in `make check`, linked with
 * clang's fuzzer it looks for more (`make fuzz`). What the fuzzer finds goes into the
 * corpus under a name that says what it was. */
#ifndef JK_FUZZ_H
#define JK_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What must hold for any input. Not assert: it has to stay in an optimised build. */
#define MUST(cond) do { if (!(cond)) __builtin_trap(); } while (0)

#endif

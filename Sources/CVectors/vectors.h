// Questions about many bytes at once, which Swift has no way to ask: one bit for each byte that answers yes.
//
// Swift's SIMD types compare vectors, but cannot gather the result into a word in one instruction. Clang's
// vectors can, on every processor; there is no code for one of them here.
// Bit 0 is the byte at the lowest address. `nearby` functions may read, and never write, up to sixteen bytes
// behind the ones they are asked about, as long as these lie in the same page of memory.

#ifndef MUSTER_VECTORS_H
#define MUSTER_VECTORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t vectors_bytes16 __attribute__((ext_vector_type(16)));
typedef int8_t vectors_signed16 __attribute__((ext_vector_type(16)));
typedef bool vectors_bits16 __attribute__((ext_vector_type(16)));

static inline __attribute__((always_inline)) vectors_bytes16 vectors_load(const uint8_t *_Nonnull at) {
  vectors_bytes16 bytes;
  memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

// The lanes' answers, each all ones or all zeros, as bits.
#define VECTORS_BITS(answers)                                                          \
  ({                                                                                   \
    vectors_bits16 bits = __builtin_convertvector((vectors_bytes16)(answers), vectors_bits16); \
    uint16_t word;                                                                     \
    memcpy(&word, &bits, sizeof word);                                                 \
    word;                                                                              \
  })

/// The special bytes of CSV among sixty-four bytes.
typedef struct {
  uint64_t quotes;
  uint64_t delimiters;
  uint64_t lineFeeds;
  uint64_t carriageReturns;
} VectorsCSVBlock;

/// Finds the special bytes of CSV among the sixty-four bytes at an address.
static inline __attribute__((always_inline)) VectorsCSVBlock vectors_csv_block(
    const uint8_t *_Nonnull at, uint8_t quote, uint8_t delimiter) {
  VectorsCSVBlock block = {0, 0, 0, 0};
#pragma clang loop unroll(full)
  for (int part = 0; part < 4; part++) {
    vectors_bytes16 bytes = vectors_load(at + part * 16);
    block.quotes |= (uint64_t)VECTORS_BITS(bytes == quote) << (part * 16);
    block.delimiters |= (uint64_t)VECTORS_BITS(bytes == delimiter) << (part * 16);
    block.lineFeeds |= (uint64_t)VECTORS_BITS(bytes == '\n') << (part * 16);
    block.carriageReturns |= (uint64_t)VECTORS_BITS(bytes == '\r') << (part * 16);
  }
  return block;
}

/// The special bytes of JSON among sixty-four bytes.
typedef struct {
  uint64_t quotes;
  uint64_t backslashes;
  /// Braces and brackets that open, and those that close.
  uint64_t openers;
  uint64_t closers;
  uint64_t lineFeeds;
} VectorsJSONBlock;

/// Finds the special bytes of JSON among the sixty-four bytes at an address.
static inline __attribute__((always_inline)) VectorsJSONBlock vectors_json_block(
    const uint8_t *_Nonnull at) {
  VectorsJSONBlock block = {0, 0, 0, 0, 0};
#pragma clang loop unroll(full)
  for (int part = 0; part < 4; part++) {
    vectors_bytes16 bytes = vectors_load(at + part * 16);
    // With this bit set brackets are as braces.
    vectors_bytes16 folded = bytes | 0x20;
    block.quotes |= (uint64_t)VECTORS_BITS(bytes == '"') << (part * 16);
    block.backslashes |= (uint64_t)VECTORS_BITS(bytes == '\\') << (part * 16);
    block.openers |= (uint64_t)VECTORS_BITS(folded == '{') << (part * 16);
    block.closers |= (uint64_t)VECTORS_BITS(folded == '}') << (part * 16);
    block.lineFeeds |= (uint64_t)VECTORS_BITS(bytes == '\n') << (part * 16);
  }
  return block;
}

/// Which of the sixteen bytes at an address do not simply stand for themselves in a JSON string: those that
/// must be escaped there, and those of 0x80 and above.
static inline __attribute__((always_inline)) uint32_t vectors_json_uneven16(
    const uint8_t *_Nonnull at) {
  vectors_bytes16 bytes = vectors_load(at);
  // As signed numbers, bytes of 0x80 and above are below the first printing one.
  vectors_bytes16 low = (vectors_bytes16)((vectors_signed16)bytes < 0x20);
  return VECTORS_BITS(low | (vectors_bytes16)(bytes == '"') | (vectors_bytes16)(bytes == '\\'));
}

/// Which of the sixty-four bytes at an address are a byte.
static inline __attribute__((always_inline)) uint64_t vectors_equal64(
    const uint8_t *_Nonnull at, uint8_t byte) {
  uint64_t word = 0;
#pragma clang loop unroll(full)
  for (int part = 0; part < 4; part++) {
    word |= (uint64_t)VECTORS_BITS(vectors_load(at + part * 16) == byte) << (part * 16);
  }
  return word;
}

/// Which of the sixty-four bytes at an address are 0x80 or above.
static inline __attribute__((always_inline)) uint64_t vectors_high64(const uint8_t *_Nonnull at) {
  uint64_t word = 0;
#pragma clang loop unroll(full)
  for (int part = 0; part < 4; part++) {
    word |= (uint64_t)VECTORS_BITS(vectors_load(at + part * 16) >= 0x80) << (part * 16);
  }
  return word;
}

/// Which of the sixteen bytes at an address must be escaped in a JSON string (RFC 8259 section 7).
static inline __attribute__((always_inline)) uint32_t vectors_json_special16(
    const uint8_t *_Nonnull at) {
  vectors_bytes16 bytes = vectors_load(at);
  return VECTORS_BITS((bytes < 0x20) | (bytes == '"') | (bytes == '\\'));
}

/// What the signs of a text of up to sixty-four bytes are, as far as mail addresses ask.
typedef struct {
  uint64_t letters;
  uint64_t digits;
  uint64_t dots;
  uint64_t hyphens;
  uint64_t ats;
  /// `_`, `+` and `\'`.
  uint64_t signs;
  /// Bytes of 0x80 and above.
  uint64_t high;
} VectorsMailSigns;

/// Sorts the signs of a text of up to sixty-four bytes.
static inline VectorsMailSigns vectors_mail_signs(const uint8_t *_Nonnull at, size_t count) {
  VectorsMailSigns signs = {0, 0, 0, 0, 0, 0, 0};
  for (size_t from = 0; from < count && from < 64; from += 16) {
    vectors_bytes16 bytes = {0};
    if (from + 16 <= count) {
      bytes = vectors_load(at + from);
    } else {
      uint8_t rest[16] = {0};
      memcpy(rest, at + from, count - from);
      bytes = vectors_load(rest);
    }
    signs.letters |= (uint64_t)VECTORS_BITS((vectors_bytes16)((bytes | 0x20) - 'a') < 26) << from;
    signs.digits |= (uint64_t)VECTORS_BITS((vectors_bytes16)(bytes - '0') < 10) << from;
    signs.dots |= (uint64_t)VECTORS_BITS(bytes == '.') << from;
    signs.hyphens |= (uint64_t)VECTORS_BITS(bytes == '-') << from;
    signs.ats |= (uint64_t)VECTORS_BITS(bytes == '@') << from;
    signs.signs |=
        (uint64_t)VECTORS_BITS((bytes == '_') | (bytes == '+') | (bytes == '\'')) << from;
    signs.high |= (uint64_t)VECTORS_BITS(bytes >= 0x80) << from;
  }
  return signs;
}

/// Whether there is at least one byte at an address, and sixteen from there on lie in one page of memory, so
/// that they can be read although fewer of them are wanted.
///
/// The address sanitizer cannot know that these bytes are never used, so builds for it say no:
/// `swift test --sanitize=address -Xcc -DMUSTER_ADDRESS_SANITIZER`. Nothing else tells them apart.
static inline __attribute__((always_inline)) bool vectors_reads_nearby(
    const uint8_t *_Nonnull at, size_t count) {
#if defined(MUSTER_ADDRESS_SANITIZER)
  return false;
#endif
  return count > 0 && ((uintptr_t)at & 4095) <= 4096 - 16;
}

/// Sixteen bytes of which the first ones, at most sixteen, are those at an address.
static inline __attribute__((always_inline)) vectors_bytes16 vectors_load_nearby(
    const uint8_t *_Nonnull at, size_t count) {
  if (vectors_reads_nearby(at, count)) return vectors_load(at);
  uint8_t bytes[16] = {0};
  memcpy(bytes, at, count);
  return vectors_load(bytes);
}

/// Whether each of sixteen bytes is at least a lowest and at most a highest one.
static inline __attribute__((always_inline)) bool vectors_within(
    vectors_bytes16 bytes, vectors_bytes16 lowest, vectors_bytes16 highest) {
  return VECTORS_BITS((bytes < lowest) | (bytes > highest)) == 0;
}

/// Copies sixteen bytes of which only the first ones are wanted; the target has room for all of them.
static inline __attribute__((always_inline)) void vectors_copy_nearby(
    uint8_t *_Nonnull target, const uint8_t *_Nonnull source) {
  vectors_bytes16 bytes = vectors_load(source);
  memcpy(target, &bytes, sizeof bytes);
}

/// Copies sixteen bytes of which only the first ones are wanted; the target has room for all of them.
///
/// - Returns: Which of the sixteen must be escaped in a JSON string.
static inline __attribute__((always_inline)) uint32_t
vectors_copy_json_nearby(uint8_t *_Nonnull target, const uint8_t *_Nonnull source) {
  vectors_bytes16 bytes = vectors_load(source);
  memcpy(target, &bytes, sizeof bytes);
  return VECTORS_BITS((bytes < 0x20) | (bytes == '"') | (bytes == '\\'));
}

#endif

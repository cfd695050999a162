import Records

/// Hands the bytes of a text to a body, with a scratch to write to, both alive until it ends.
func withBytes<Result>(
  of text: String, _ body: (ByteSlice, Scratch) throws -> Result
) rethrows -> Result {
  let scratch = Scratch()
  return try withExtendedLifetime(scratch) { try body(scratch.copy(text), scratch) }
}

/// What a body adds to a scratch, as text.
func written(_ body: (Scratch) throws -> Void) rethrows -> String {
  let scratch = Scratch()
  return try withExtendedLifetime(scratch) {
    try body(scratch)
    return String(scratch.finish())
  }
}

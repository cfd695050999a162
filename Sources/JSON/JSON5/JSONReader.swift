public import Records

/// Which of the two languages a text is read as.
public enum JSONDialect: Sendable {
  /// JSON as machines write it. Source: RFC 8259.
  case strict
  /// JSON as people write it. Source: the JSON5 specification, version 1.0.0.
  case json5
}

/// Bounds on what is read.
public struct JSONLimits: Sendable {
  /// How deep arrays and objects may lie in each other; the stack bounds it to a few thousand.
  public var depth = 512
  /// How many bytes a text may have.
  public var byteCount = 16 << 20
  /// How many mistakes are told before the reader gives up.
  public var mistakeCount = 50

  /// The default bounds.
  public init() {}
}

/// Reads a whole JSON or JSON5 text into a tree with positions, for files that people write.
///
/// Shape: one source in, one tree out, with every mistake that can be told for sure; not for data files.
/// Errors: `json.*`. Besides the grammar, equal keys in one object and escapes of lone surrogates are
/// mistakes. After a mistake the reader goes on where the meaning is plain: it takes a missing comma as
/// written, leaves out a broken member up to the next comma, and stays silent about what may only
/// follow from an earlier mistake.
/// Memory: the tree and the source; `JSONLimits` bounds both.
public enum JSONReader {
  /// Reads a text and answers with its tree, as far as there is one, and its mistakes in order.
  public static func read(
    _ source: SourceText, as dialect: JSONDialect, limits: JSONLimits = JSONLimits()
  ) -> JSONReading {
    let bytes = source.bytes
    if bytes.count > limits.byteCount {
      let mistake = JSONMistake.tooLarge(limit: limits.byteCount)
      return JSONReading(failure: mistake.diagnostic(at: 0, in: source))
    }
    if let offset = bytes.firstInvalidUTF8Offset() {
      var diagnostic = JSONMistake.invalidUTF8.diagnostic(at: offset, in: source)
      diagnostic.place?.byte = offset
      return JSONReading(failure: diagnostic)
    }
    var parser = JSONParser(source: source, dialect: dialect, limits: limits)
    return parser.parseDocument()
  }

  /// Reads a text that must be without mistakes.
  public static func tree(
    of source: SourceText, as dialect: JSONDialect, limits: JSONLimits = JSONLimits()
  ) throws(JSONReadFailure) -> JSONNode {
    let reading = read(source, as: dialect, limits: limits)
    guard let root = reading.root, reading.mistakes.isEmpty else {
      throw JSONReadFailure(mistakes: reading.mistakes)
    }
    return root
  }
}

/// What came out of reading a JSON text.
public struct JSONReading: Sendable {
  /// The tree, if all members and elements of the text are in it.
  ///
  /// It is there in spite of mistakes that spoil single values only: those are `invalid` nodes, so
  /// that the rest can be checked in the same pass.
  public let root: JSONNode?

  /// The mistakes, in the order of the text.
  public let mistakes: [Diagnostic]

  init(root: JSONNode?, mistakes: [Diagnostic]) {
    self.root = root
    self.mistakes = mistakes
  }

  init(failure: Diagnostic) { self.init(root: nil, mistakes: [failure]) }
}

/// The mistakes of a text that had to be without.
public struct JSONReadFailure: Error, Sendable {
  /// The mistakes, in the order of the text; at least one.
  public let mistakes: [Diagnostic]
}

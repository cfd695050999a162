public import Records
import Synchronization

/// What the beginning of an input says about its format.
///
/// XML begins with a tag, JSON with a bracket and what may follow it there; everything else is CSV. An object that
/// ends with its line and has another one behind it is a line of JSON Lines. White space and a byte order mark
/// in front do not count; UTF-16 is looked through.
public struct FormatGuess: Sendable, Equatable {
  /// How many bytes are looked at.
  public static let byteCount = 64 * 1024

  /// The format.
  public var format: SourceFormat
  /// Whether no other format can begin like this, short of an odd header of CSV.
  public var isPlain: Bool
  /// Whether it begins with an array.
  private var isArray: Bool

  /// The guess for the first bytes of an input.
  ///
  /// - Parameters:
  ///   - isWhole: Whether the input ends with them.
  ///   - encoding: What is known about the encoding.
  public init(_ bytes: ByteSlice, isWhole: Bool, encoding: EncodingChoice) {
    var text = ByteBuffer()
    let sample = SampleSource(bytes)
    var input = TextInput(sample, encoding: encoding, invalid: .replace)
    // What cannot be decoded is told by the reader; what stands before it is enough here.
    while (try? input.read(into: &text)) == true {}
    let guess = withExtendedLifetime(sample) {
      Self.guess(text.slice.trimmedFront, isWhole: isWhole)
    }
    format = guess.0
    isPlain = guess.1
    isArray = format == .json && text.slice.trimmedFront.first == UInt8(ascii: "[")
  }

  /// Whether the content may be in a file that is named for a format; not if it is plainly another one.
  ///
  /// One object is JSON and JSON Lines, and files named for JSON often hold lines.
  public func fits(_ name: SourceFormat) -> Bool {
    switch (name, format) {
    case (.json, .jsonl): true
    case (.jsonl, .json): !(isArray && isPlain)
    default: name == format || !isPlain
    }
  }

  private static func guess(_ text: ByteSlice, isWhole: Bool) -> (SourceFormat, isPlain: Bool) {
    switch text.first {
    case UInt8(ascii: "<"):
      guard text.count > 1 else { return (.csv, false) }
      if text.hasPrefix(ByteSlice("<?xml")) || text.hasPrefix(ByteSlice("<!")) {
        return (.xml, true)
      }
      return text[1].isASCIILetter || text[1] == UInt8(ascii: "_") || text[1] >= 0x80
        ? (.xml, false) : (.csv, false)
    case UInt8(ascii: "["):
      let inside = text[1...].trimmedFront
      return beginsValue(inside) ? (.json, beginsObject(inside)) : (.csv, false)
    case UInt8(ascii: "{"):
      let inside = text[1...].trimmedFront
      guard inside.first == UInt8(ascii: "\"") || inside.first == UInt8(ascii: "}") else {
        return (.csv, false)
      }
      return (isLines(text, isWhole: isWhole) ? .jsonl : .json, beginsObject(text))
    default: return (.csv, false)
    }
  }

  /// Whether a JSON value, or the end of an array, may begin here.
  private static func beginsValue(_ text: ByteSlice) -> Bool {
    switch text.first {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\""),
      UInt8(ascii: "-"):
      true
    case let byte? where byte.isASCIIDigit: true
    default:
      ["true", "false", "null"].contains { text.hasPrefix(ByteSlice($0)) }
    }
  }

  /// Whether the first member of a JSON object may begin here, as a name with a colon behind it.
  private static func beginsObject(_ text: ByteSlice) -> Bool {
    guard text.first == UInt8(ascii: "{") else { return false }
    let name = text[1...].trimmedFront
    guard name.first == UInt8(ascii: "\"") else { return false }
    var at = 1
    while at < name.count, name[at] != UInt8(ascii: "\"") {
      at += name[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    return at < name.count && name[(at + 1)...].trimmedFront.first == UInt8(ascii: ":")
  }

  /// Whether the first object ends where its line does, and another one follows.
  private static func isLines(_ text: ByteSlice, isWhole: Bool) -> Bool {
    guard let end = text.firstOffset(of: UInt8(ascii: "\n")) else { return false }
    var depth = 0
    var isInside = false
    var at = 0
    while at < end {
      switch text[at] {
      case UInt8(ascii: "\\") where isInside: at += 1
      case UInt8(ascii: "\""): isInside.toggle()
      case UInt8(ascii: "{") where !isInside, UInt8(ascii: "[") where !isInside: depth += 1
      case UInt8(ascii: "}") where !isInside, UInt8(ascii: "]") where !isInside: depth -= 1
      default: break
      }
      at += 1
    }
    guard depth == 0 else { return false }
    let next = text[end...].trimmedFront.first
    return next == UInt8(ascii: "{") || next == nil && !isWhole
  }
}

extension ByteSlice {
  /// The slice without ASCII white space in front.
  fileprivate var trimmedFront: ByteSlice {
    var at = 0
    while at < count, self[at].isASCIIWhitespace { at += 1 }
    return self[at...]
  }
}

/// The first bytes of an input, as a source.
private final class SampleSource: ByteSource {
  let name = "the beginning of the input"
  private let bytes: ByteSlice
  private let isGiven = Mutex(false)

  init(_ bytes: ByteSlice) { self.bytes = bytes }

  func read(into buffer: inout ByteBuffer, upTo count: Int) -> Int {
    let isFirst = isGiven.withLock { isGiven in
      defer { isGiven = true }
      return !isGiven
    }
    guard isFirst else { return 0 }
    buffer.append(bytes)
    return bytes.count
  }
}

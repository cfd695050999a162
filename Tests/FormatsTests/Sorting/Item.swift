import Records

@testable import Formats

/// An item of a test, whose payload is made from its number.
struct Item: Equatable {
  var group: Int64
  var number: Int
  var length: Int

  /// Shows the payload to a function: bytes that no other number has, as far as so few can tell.
  func withPayload<Result>(
    _ body: (ByteSlice) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    var bytes = Array(repeating: UInt8(truncatingIfNeeded: number), count: length)
    for position in 0..<min(length, 4) {
      bytes[position] = UInt8(truncatingIfNeeded: number >> (position * 8))
    }
    if length > 4 { bytes[length - 1] = 255 - bytes[0] }
    return try unsafe bytes.withUnsafeBufferPointer { bytes throws(Diagnostic) in
      guard let start = bytes.baseAddress else { return try body(.empty) }
      return try unsafe body(ByteSlice(start: start, count: bytes.count))
    }
  }

  /// Each in a group of its own, above the one before.
  static func ascending(_ count: Int) -> [Item] {
    (0..<count).map { Item(group: Int64($0), number: $0, length: 60) }
  }

  /// Each in a group of its own, below the one before.
  static func descending(_ count: Int, length: Int = 60) -> [Item] {
    (0..<count).map { Item(group: -Int64($0), number: $0, length: length) }
  }
}

extension [Item] {
  /// By group, and in a group by number.
  var inOrder: [Item] { sorted { ($0.group, $0.number) < ($1.group, $1.number) } }
}

extension GroupSort {
  /// Adds items and does something before some of them.
  func add(_ items: [Item], meanwhile: () throws -> Void = {}) throws {
    for item in items {
      if item.number.isMultiple(of: 100) { try meanwhile() }
      try item.withPayload { payload throws(Diagnostic) in
        try add(group: item.group, payload)
      }
    }
  }

  /// Ends the sort and says at which position something else comes out than expected, nil if nowhere.
  func firstDifference(from expected: [Item]) throws -> Int? {
    try finish()
    for (position, item) in expected.enumerated() {
      guard let found = try next(), found.group == item.group,
        try item.withPayload({ $0 == found.payload })
      else { return position }
    }
    return try next() == nil ? nil : expected.count
  }
}

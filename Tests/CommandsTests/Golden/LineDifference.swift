/// Shows where two texts differ: lines that are gone with `-`, new ones with `+`, the rest with a space.
enum LineDifference {
  static func text(from old: [UInt8], to new: [UInt8]) -> String {
    let oldLines = lines(of: old)
    let newLines = lines(of: new)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in newLines.difference(from: oldLines) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var text = ""
    var (left, right) = (0, 0)
    while left < oldLines.count || right < newLines.count {
      if removed.contains(left) {
        text += "- \(oldLines[left])\n"
        left += 1
      } else if inserted.contains(right) {
        text += "+ \(newLines[right])\n"
        right += 1
      } else {
        text += "  \(oldLines[left])\n"
        left += 1
        right += 1
      }
    }
    return text
  }

  /// The lines, with their ends made visible where they are not a line feed.
  private static func lines(of bytes: [UInt8]) -> [String] {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self).replacing("\r", with: "␍") }
    if lines.last == "" { lines.removeLast() } else { lines[lines.count - 1] += "␄" }
    return lines
  }
}

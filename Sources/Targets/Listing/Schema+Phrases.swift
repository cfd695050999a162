extension Schema {
  /// The type in a word or two, with the format: `text, date`.
  public var typePhrase: String {
    if isBinary { return "file" }
    var words = types.filter { $0 != .null }.map { type in
      switch type {
      case .string: "text"
      case .number: "number"
      case .integer: "whole number"
      case .boolean: "true or false"
      case .object: "object"
      case .array: "list of " + (items?.typePhrase ?? "any")
      case .null: "null"
      }
    }
    if words.isEmpty { words = ["any"] }
    let phrase = words.joined(separator: " or ")
    return format.map { phrase + ", " + $0 } ?? phrase
  }

  /// What else it allows or demands, one sentence each.
  var remarks: [String] {
    var remarks: [String] = []
    if let constants = enumeration ?? items?.enumeration {
      remarks.append("One of: \(ConstantCells.phrase(of: constants)).")
    }
    if let minLength {
      remarks.append("At least \(minLength) character\(minLength == 1 ? "" : "s").")
    }
    if let maxLength {
      remarks.append("At most \(maxLength) character\(maxLength == 1 ? "" : "s").")
    }
    if let minimum { remarks.append("Number \(NumberBound(minimum).phrase(least: true)).") }
    if let maximum { remarks.append("Number \(NumberBound(maximum).phrase(least: false)).") }
    if let pattern { remarks.append("Matches \(pattern).") }
    if let standard { remarks.append("The API's default is \(standard.text).") }
    if rules.isConfidential { remarks.append("Confidential.") }
    if isReadOnly { remarks.append("In answers only.") }
    if let setting = rules.onlyWith { remarks.append("Only with the setting \(setting).") }
    if let setting = rules.whenLeftOut { remarks.append("When left out: the setting \(setting).") }
    return remarks
  }
}

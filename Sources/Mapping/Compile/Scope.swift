/// The names that a formula may use, and what they mean.
struct Scope {
  /// A derived field that is already defined.
  struct Derived {
    var number: Int32
    var type: ValueType
  }

  /// The source's fields that formulas use, in the order of their first use: the projection.
  struct Field: Equatable {
    var name: String
    /// Whether every use of it said that it may be missing.
    var isOptional: Bool
    /// Where it is used first, for messages: which formula, and the byte in it.
    var formula: Int
    var offset: Int
  }

  /// What a field of the source can hold: text in CSV, anything in JSON.
  let fieldType: ValueType
  /// The derived fields defined so far.
  var derived: [String: Derived] = [:]
  /// The tables, by name.
  var tables: [String: (number: Int32, type: ValueType)] = [:]
  /// The name that `as` gives to the element of `each`.
  var element: (name: String, type: ValueType)?
  /// Whether there is a folder that `File` reads from; without one its calls are mistakes.
  var hasFilesFolder = true
  /// The fields used so far.
  private(set) var fields: [Field] = []
  private var fieldNumbers: [String: Int] = [:]

  init(fieldType: ValueType) { self.fieldType = fieldType }

  /// The position of a source field in the projection.
  mutating func field(_ name: String, isOptional: Bool, formula: Int, offset: Int) -> Int32 {
    if let number = fieldNumbers[name] {
      if !isOptional && fields[number].isOptional {
        fields[number].isOptional = false
        fields[number].formula = formula
        fields[number].offset = offset
      }
      return Int32(number)
    }
    fieldNumbers[name] = fields.count
    fields.append(Field(name: name, isOptional: isOptional, formula: formula, offset: offset))
    return Int32(fields.count - 1)
  }
}

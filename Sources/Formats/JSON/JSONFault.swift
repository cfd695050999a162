import Records

/// What keeps bytes from being JSON, and where.
struct JSONFault: Error, Equatable {
  /// What is wrong.
  enum Kind: UInt8 {
    /// There is no value at all.
    case empty
    /// The document is text, a number, true, false or null, where records should be.
    case noContainer
    /// The bytes end inside a value.
    case endsEarly
    /// Bytes that are not UTF-8 inside text.
    case invalidUTF8
    case controlCharacter
    case badEscape
    case badUnicodeEscape
    case loneSurrogate
    case badNumber
    case leadingZeros
    case unknownWord
    case noValue
    case missingKey
    case missingColon
    case missingComma
    case strayComma
    case textBehind
    case tooDeep
    /// A member on the way to the records that is there twice, so that nobody knows which is meant.
    case doublePath
  }

  let kind: Kind
  /// The byte where it is, counted from the first of the bytes that were read.
  let offset: Int

  init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}

extension JSONFault {
  /// The stable name of the problem.
  var code: DiagnosticCode {
    switch kind {
    case .empty: "json.empty"
    case .noContainer: "json.noRecords"
    case .endsEarly: "json.truncated"
    case .invalidUTF8: "input.invalidBytes"
    case .controlCharacter: "json.controlCharacter"
    case .badEscape: "json.badEscape"
    case .badUnicodeEscape: "json.badUnicodeEscape"
    case .loneSurrogate: "json.loneSurrogate"
    case .badNumber: "json.badNumber"
    case .leadingZeros: "json.leadingZeros"
    case .unknownWord: "json.unknownWord"
    case .noValue: "json.unexpected"
    case .missingKey: "json.missingKey"
    case .missingColon: "json.missingColon"
    case .missingComma: "json.missingComma"
    case .strayComma: "json.strayComma"
    case .textBehind: "json.textAfterValue"
    case .tooDeep: "json.tooDeep"
    case .doublePath: "json.duplicateKey"
    }
  }

  /// What is wrong, in words.
  func summary(_ limits: JSONRecordLimits) -> String {
    switch kind {
    case .empty: "the input is empty"
    case .noContainer: "the document is a single value, without records"
    case .endsEarly: "the JSON ends too early: something is not closed"
    case .invalidUTF8: "bytes that are not valid utf-8"
    case .controlCharacter: "a control character inside text"
    case .badEscape: "there is no such escape"
    case .badUnicodeEscape: "\\u needs four hexadecimal digits"
    case .loneSurrogate: "an escape that is half a character"
    case .badNumber: "this is not a number"
    case .leadingZeros: "a number with leading zeros"
    case .unknownWord: "a word that stands for no value"
    case .noValue: "no value begins like this"
    case .missingKey: "a member's name in double quotes should stand here"
    case .missingColon: "a colon is missing behind a member's name"
    case .missingComma: "a comma, or the end of the object or array, should stand here"
    case .strayComma: "a comma that nothing follows"
    case .textBehind: "something follows where the JSON has ended"
    case .tooDeep:
      "arrays and objects lie more than \(limits.maximumDepth) deep in each other"
    case .doublePath: "a member on the way to the records is there twice"
    }
  }

  /// What to do about it.
  ///
  /// - Parameter layout: How the input is written, since what helps depends on it.
  func advice(_ layout: JSONLayout) -> String? {
    switch kind {
    case .empty, .noContainer: "check that the export has finished and is the right file"
    case .endsEarly:
      layout == .lines
        ? "if records take several lines, the file is one document: name --format json"
        : "check that the export has finished"
    case .controlCharacter:
      "the export has to write it as an escape, such as \\n or \\t; or a closing quote is missing"
    case .badEscape, .badUnicodeEscape: "the export has to write a backslash in text as \\\\"
    case .loneSurrogate: "the export has to write both halves of the surrogate pair"
    case .leadingZeros: "the export has to put it in quotes, to keep the zeros"
    case .badNumber, .unknownWord, .noValue:
      "the export has to put text in double quotes, and to write null where there is no value"
    case .missingComma, .missingKey, .missingColon:
      "look for a quote that is missing, or that stands in text without a backslash"
    case .strayComma: "remove the comma"
    case .textBehind:
      layout == .lines
        ? "write each record on a line of its own"
        : "if every line is a record of its own, name --format jsonl"
    case .tooDeep: "raise the limit with --max-nesting, if the data is meant to be that deep"
    case .doublePath: "the export has to write it once"
    case .invalidUTF8: nil
    }
  }
}

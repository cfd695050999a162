public import Records

/// The reference of the expression language's functions as text, for `muster functions`.
public enum FunctionReference {
  /// The width of the column of signatures, spaces included; longer ones get a line of their own.
  private static let signatureWidth = 36

  /// The width of the list of all functions.
  private static let listWidth = 100

  /// The width of the text about one function.
  private static let textWidth = 80

  /// All functions by topic, one or two lines each: the signature and what the function does.
  public static func list() -> String {
    var text = ""
    for topic in FunctionCatalog.topics {
      if !text.isEmpty { text += "\n" }
      text += topic.title + "\n"
      for entry in topic.entries { text += line(of: entry) }
    }
    return text
  }

  /// Everything about one function: its signature, synonyms, what it does, and examples with what they
  /// give.
  ///
  /// Errors: a `Diagnostic` with the nearest name for a name that no function has.
  public static func page(named name: String) throws(Diagnostic) -> String {
    guard let entry = FunctionCatalog.entry(named: name) else {
      let problem = FunctionCatalog.unknown(name, at: 0)
      throw Diagnostic(
        "functions.unknownFunction", problem.summary, advice: problem.advice)
    }
    var text = entry.signature + "\n\n" + wrapped(entry.summary)
    if !entry.synonyms.isEmpty {
      text += "\nAlso called: " + entry.synonyms.joined(separator: ", ") + "\n"
    }
    if !entry.examples.isEmpty { text += "\nExamples\n" }
    for example in entry.examples {
      text += "  \(example.expression)\n    \(outcome(of: example))\n"
    }
    return text
  }

  /// A text in lines of at most so many characters, where its words allow that.
  private static func wrapped(
    _ text: some StringProtocol, width: Int = textWidth, indent: Int = 0
  ) -> String {
    var lines = ""
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty && line.count + 1 + word.count > width - indent {
        lines += line + "\n" + String(repeating: " ", count: indent)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    return lines + line + "\n"
  }

  private static func line(of entry: FunctionEntry) -> String {
    let signature = "  " + entry.signature
    let gap =
      signature.count < signatureWidth
      ? String(repeating: " ", count: signatureWidth - signature.count)
      : "\n" + String(repeating: " ", count: signatureWidth)
    return signature + gap
      + wrapped(firstSentence(of: entry.summary), width: listWidth, indent: signatureWidth)
  }

  private static func firstSentence(of summary: String) -> Substring {
    var position = summary.startIndex
    while let stop = summary[position...].firstIndex(of: ".") {
      let next = summary.index(after: stop)
      // A stop inside a name such as `source.files` ends no sentence.
      if next == summary.endIndex || summary[next] == " " { return summary[...stop] }
      position = next
    }
    return summary[...]
  }

  private static func outcome(of example: FunctionEntry.Example) -> String {
    switch example.value {
    case nil: "rejects the record"
    case "": "gives no value"
    case let value?: "gives \(value)"
    }
  }
}

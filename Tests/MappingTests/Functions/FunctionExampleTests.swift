import Testing

@testable import Mapping

/// The examples that functions document, run as they stand.
@Suite struct FunctionExampleTests {
  /// Why a function has no example that stands alone.
  static let withoutExamples = [
    "Lookup": "needs a table of a mapping",
    "Clear": "has one value, which other tests know",
  ]

  static let cases = FunctionCatalog.entries.flatMap { entry in
    entry.examples.map { ExampleCase(example: $0) }
  }

  @Test(arguments: cases) func `gives what the example says`(_ case: ExampleCase) throws {
    let expression = `case`.example.expression
    if let value = `case`.example.value {
      #expect(try FixedRun.value(of: expression) == value)
    } else {
      _ = try FixedRun.rejection(of: expression)
    }
  }

  @Test func `every function has an example, or a reason for having none`() {
    let bare = FunctionCatalog.entries.filter(\.examples.isEmpty).map(\.name)
    #expect(Set(bare) == Set(Self.withoutExamples.keys))
  }

  @Test(arguments: FunctionCatalog.entries)
  func `every example calls its own function`(_ entry: FunctionEntry) {
    let names = ([entry.name] + entry.synonyms).map { $0.lowercased() }
    for example in entry.examples {
      #expect(names.contains { example.expression.lowercased().contains($0) })
    }
  }

  @Test func `names and synonyms are taken once`() {
    let names = FunctionCatalog.entries.flatMap { [$0.name] + $0.synonyms }.map { $0.lowercased() }
    #expect(Set(names).count == names.count)
  }
}

/// One example of a function.
struct ExampleCase: CustomTestStringConvertible, Sendable {
  let example: FunctionEntry.Example

  var testDescription: String { example.expression }
}

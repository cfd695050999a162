public import Formats
import JSON
public import Records
public import Targets

extension Mapping {
  /// What came of reading a mapping file.
  public struct Loading: Sendable {
    /// The mapping; nil when there are mistakes.
    public var mapping: Mapping?
    /// Mistakes and warnings, in the order of the file.
    public var problems: [Diagnostic]
  }

  /// How many bytes the tables may take in memory unless somebody says otherwise.
  public static let standardTableLimit = 256 << 20

  /// The largest mapping file.
  private static let sizeLimit = 16 << 20

  /// Reads and compiles a mapping file.
  ///
  /// - Parameters:
  ///   - path: The file; its tables' paths are relative to its folder.
  ///   - overrides: Settings of the source that come before those of the file.
  ///   - inputFormat: The format of the input, asked for when neither of them says.
  ///   - target: A target in place of the mapping's.
  ///   - tableLimit: How many bytes the tables may take in memory.
  /// - Throws: Why the file cannot be read.
  public static func load(
    _ path: String, overriding overrides: SourceSettings = SourceSettings(),
    inputFormat: () -> SourceFormat? = { nil },
    target: Target? = nil, tableLimit: Int = standardTableLimit
  ) throws(Diagnostic) -> Loading {
    let bytes = try WholeFile.bytes(of: path, limit: sizeLimit)
    guard bytes.slice.firstOffset(of: 0) == nil else {
      throw Diagnostic(
        "mapping.notText", "this is no mapping: it holds NUL bytes, as UTF-16 and binary files do",
        advice: "save the mapping as UTF-8", place: Place(file: path))
    }
    let source = SourceText(file: path, contents: bytes)
    let reading = JSONReader.read(source, as: .json5)
    guard let root = reading.root else { return Loading(mapping: nil, problems: reading.mistakes) }
    var reader = MappingReader(source)
    var document = reader.read(root)
    guard root.object != nil else {
      return Loading(mapping: nil, problems: reading.mistakes + reader.problems)
    }
    document.settings = overrides.over(document.settings)
    document.settings.format = document.settings.format ?? inputFormat()?.rawValue
    var compiler = MappingCompiler(
      document, tableLimit: tableLimit, chosenTarget: target)
    let mapping = compiler.compile(
      folder: FilePath.split(path).folder, digest: Checksum.of(source.bytes))
    let problems = (reading.mistakes + reader.problems + compiler.problems).sorted { left, right in
      let (first, second) = (left.place ?? Place(), right.place ?? Place())
      return (first.line ?? 0, first.column ?? 0) < (second.line ?? 0, second.column ?? 0)
    }
    let isUsable = !problems.contains { $0.severity == .error }
    return Loading(mapping: isUsable ? mapping : nil, problems: problems)
  }

  /// A problem with a field that the source lacks, where the mapping uses it.
  public func missingField(_ field: MappedField, among names: [String], file: String) -> Diagnostic
  {
    // Spaces around a name, which nobody sees, are no slip of the pen.
    let spaced = names.first { name in
      name.split(separator: " ").joined(separator: " ").lowercased() == field.name.lowercased()
    }
    let meant =
      spaced.map { "did you mean \"\($0)\"?" }
      ?? Suggestion.advice(for: field.name, among: names, what: "columns")
    // A question ends with its mark, a list goes on.
    let advice = meant.map { $0 + ($0.hasSuffix("?") ? " " : "; ") } ?? ""
    return source.diagnostic(
      "mapping.unknownField", "\(file) has no column \"\(field.name)\"",
      advice: advice + "write [\(field.name)?] if the column may be missing", at: field.offset)
  }

  /// A warning that no record of an input had a field, where the mapping uses it.
  public func absentField(_ field: MappedField, file: String) -> Diagnostic {
    source.diagnostic(
      "mapping.absentField", "no record of \(file) has the field \"\(field.name)\"",
      advice: "correct its path, or write [\(field.name)?] if the field may be missing",
      at: field.offset, severity: .warning)
  }
}

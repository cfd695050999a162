import Formats
import JSON
import Records
import Text

extension MappingCompiler {
  /// Reports settings of the source that mean nothing, where they stand in the mapping.
  ///
  /// What flags say in their place is checked where the flags are read.
  mutating func checkSettings() {
    check("encoding") { text throws(Diagnostic) in _ = try EncodingChoice(named: text) }
    check("delimiter") { text throws(Diagnostic) in _ = try CSVSettings.delimiter(of: text) }
    check("quote") { text throws(Diagnostic) in _ = try CSVSettings.choice(of: text, for: "quote") }
    check("comment") { text throws(Diagnostic) in _ = try CSVSettings.comment(of: text) }
    if document.settings.format == SourceFormat.json.rawValue {
      check("records") { text throws(Diagnostic) in _ = try JSONRecordPointer(text) }
    }
    if document.settings.format == SourceFormat.xml.rawValue {
      check("records") { text throws(Diagnostic) in _ = try XMLElementPath(text) }
    }
    check("timeZone") { text throws(Diagnostic) in _ = try TimeZoneRules(named: text) }
  }

  private mutating func check(_ name: String, _ read: (String) throws(Diagnostic) -> Void) {
    guard let node = document.settingNodes[name], let text = node.text else { return }
    do throws(Diagnostic) {
      try read(text)
    } catch {
      note(error.code, error.summary, advice: error.advice, at: node.range.lowerBound)
    }
  }
}

import Formats
import JSON
import Records

/// The record of a test as an XML source would give it: written as XML, and read again.
///
/// So its values are text, lists are elements that are repeated, and `@name` is an attribute, as in an input.
/// Errors: `xml.forbiddenCharacter`, and whatever else a reader would say.
final class XMLTestRecord {
  private let batch: RecordBatch

  /// The cells of the fields, valid as long as the record.
  var cells: CellList { batch.fields(of: 0) }

  init(
    _ given: JSONNode, fields: [String], namespaces: [String: String]
  ) throws(RecordProblem) {
    do throws(Diagnostic) {
      var settings = XMLSettings()
      settings.namespaces = XMLNamespaces(namespaces)
      let source = BufferSource(try Self.document(of: given), name: "the record of a test")
      let reader = try XMLRecordReader(source, settings: settings)
      batch = reader.makeBatch(fields: fields)
      _ = try reader.read(into: batch)
      try batch.decode()
    } catch {
      throw RecordProblem(error.code, error.summary, advice: error.advice)
    }
    if let problem = batch.problems[0] { throw problem }
  }

  /// A document with the record, given as a JSON object.
  private static func document(of given: JSONNode) throws(Diagnostic) -> FixedBytes {
    var json = ByteBuffer()
    json.append(json: given)
    var cells = GrowingTable<Cell>()
    cells.append(.nested(json.slice))
    let writer = try XMLRecordWriter(.object)
    var document = ByteBuffer()
    writer.begin(to: &document)
    do throws(RecordProblem) {
      try writer.append(CellList(cells, from: 0, count: 1), WritingMemory(), to: &document)
    } catch {
      throw error.diagnostic
    }
    writer.end(to: &document)
    return FixedBytes(document)
  }
}

import JSON

/// A mapping file as it was written, taken apart: values are still nodes with their places.
struct MappingDocument {
  let source: SourceText
  var description = ""
  var target: JSONNode?
  var settings = SourceSettings()
  /// Where each setting of the source stands, for messages about its value.
  var settingNodes: [String: JSONNode] = [:]
  var tables: [Table] = []
  var derived: [JSONMember] = []
  var key: JSONNode?
  var unique: [JSONNode] = []
  var skip: JSONNode?
  var requests: [Request] = []
  /// The columns that each record becomes; nil in a mapping of requests.
  var columns: [JSONMember]?
  var tests: [Test] = []
  /// Where the whole document stands, for what is missing from it.
  var root: JSONNode

  /// A code table.
  struct Table {
    var name: JSONMember
    var contents: Contents

    enum Contents {
      /// Keys and values in the mapping file itself.
      case inline([JSONMember])
      /// Two columns of a file, or two fields of the records at a place in it.
      case file(path: JSONNode, key: JSONNode, value: JSONNode, records: JSONNode?)
    }
  }

  /// A request that each record may become.
  struct Request {
    var node: JSONNode
    var operation: JSONNode
    var when: JSONNode?
    var each: JSONNode?
    var elementName: JSONNode?
    var path: [JSONMember] = []
    var query: [JSONMember] = []
    var headers: [JSONMember] = []
    var body: JSONNode?
    var collect: Collect?
  }

  /// What a request gathers from many records.
  struct Collect {
    var by: [JSONNode]
    var into: JSONNode
    var item: JSONNode?
    var max: Int?
    var isSorted = false
  }

  /// A test that the mapping carries.
  struct Test {
    var node: JSONNode
    /// The record, an object.
    var given: JSONNode
    var outcome: Outcome

    enum Outcome {
      /// The requests that the record becomes, in order.
      case requests([JSONNode])
      /// Some of the columns that the record becomes, or null where the mapping skips it.
      case columns(JSONNode)
      /// A part of the reason for which it is rejected.
      case rejection(JSONNode)
    }
  }
}

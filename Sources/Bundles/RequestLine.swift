import JSON
public import Records
public import Targets

/// Writes requests as lines of a bundle, but for their number.
///
/// The number counts the requests of the whole bundle, which no worker knows; so a worker writes the
/// line from behind the number on, and `BundleStream` puts the rest in front.
/// Source: DESIGN.md section 7.
public struct RequestLine: Sendable {
  /// The part of each shape's line that is the same in all: `,"operation":…,"method":…,"path":`.
  private let heads: FixedBytes
  private let headRanges: [Range<Int>]
  private let shapes: [RequestShape]
  private let names: ValueNames
  private let filesFolder: String

  /// A writer of requests of some shapes.
  ///
  /// - Parameter filesFolder: The folder of files that are sent along, relative to the bundle's own.
  public init(_ shapes: [RequestShape], _ names: ValueNames, filesFolder: String = ".") {
    self.names = names
    self.filesFolder = filesFolder
    self.shapes = shapes
    var buffer = ByteBuffer()
    headRanges = shapes.map { shape in
      let start = buffer.count
      buffer.append(",\"operation\":")
      buffer.appendJSONString(shape.operation)
      buffer.append(",\"method\":")
      buffer.appendJSONString(shape.method)
      buffer.append(",\"path\":\"")
      return start..<buffer.count
    }
    heads = FixedBytes(buffer)
  }

  /// Whether requests of a shape are made from many records.
  public func collected(_ shape: Int) -> RequestShape.Collected? { shapes[shape].collected }

  /// Adds a request's line, from behind its number to its line feed.
  ///
  /// - Returns: Where in the output the item is that a collecting request has of this record; empty without.
  @discardableResult
  public func append(
    _ request: borrowing MappedRequest, key: ByteSlice, place: RecordPlace,
    to output: inout ByteBuffer
  ) -> Range<Int> {
    output.append(",\"key\":")
    output.appendJSONString(key)
    output.append(",\"record\":")
    output.append(decimal: place.ordinal)
    output.append(",\"line\":")
    output.append(decimal: place.line)
    output.append(heads.slice[headRanges[request.shape]])
    // Percent-encoded, so there is nothing to escape.
    output.append(request.path)
    output.append(UInt8(ascii: "\""))
    // A request's values come part by part: path, query, headers, body.
    var position = 0
    var item = 0..<0
    while position < request.values.count, request.values[position].part == .path { position += 1 }
    appendObject(",\"query\":{", .query, from: &position, request, to: &output)
    appendObject(",\"headers\":{", .header, from: &position, request, to: &output)
    switch shapes[request.shape].encoding {
    case .multipart where request.hasFile: appendParts(request, from: position, to: &output)
    case .form, .multipart: item = appendForm(request, from: position, to: &output)
    case .json: item = appendJSON(request, from: position, to: &output)
    case nil: break
    }
    output.append("}\n")
    return item
  }

  /// Adds the values of a part as an object; values of one name become a list.
  private func appendObject(
    _ head: StaticString, _ part: MappedRequest.Part, from position: inout Int,
    _ request: borrowing MappedRequest, to output: inout ByteBuffer
  ) {
    let first = position
    while position < request.values.count, request.values[position].part == part {
      let name = request.values[position].name
      var end = position + 1
      while end < request.values.count, request.values[end].part == part,
        request.values[end].name == name
      {
        end += 1
      }
      output.append(position == first ? head : ",")
      output.append(names[name].json)
      output.append(end - position > 1 ? ":[" : ":")
      for number in position..<end {
        if number > position { output.append(UInt8(ascii: ",")) }
        output.appendJSONString(request.values[number].bytes)
      }
      if end - position > 1 { output.append(UInt8(ascii: "]")) }
      position = end
    }
    if position > first { output.append(UInt8(ascii: "}")) }
  }

  /// Adds the body as pairs of names and values; where its collected pairs are, which come last.
  private func appendForm(
    _ request: borrowing MappedRequest, from first: Int, to output: inout ByteBuffer
  ) -> Range<Int> {
    let collectedName = shapes[request.shape].collectedName ?? -1
    var itemStart: Int?
    output.append(",\"form\":[")
    for position in first..<request.values.count {
      let value = request.values[position]
      // The head begins with the end of the pair before it, which the first one has not.
      let head = names[value.name].pairHead
      if value.name == collectedName, itemStart == nil {
        // Behind the bracket and comma that end the pair before it.
        itemStart = output.count + (position == first ? 0 : 3)
      }
      output.append(padded: position == first ? head[3...] : head)
      output.appendJSONEscaped(value.bytes)
    }
    output.append(first < request.values.count ? "\"]]" : "]")
    return itemStart.map { $0..<output.count - 1 } ?? 0..<0
  }

  /// Adds the body as JSON; where its collected item is.
  private func appendJSON(
    _ request: borrowing MappedRequest, from first: Int, to output: inout ByteBuffer
  ) -> Range<Int> {
    guard let shape = shapes[request.shape].json else { return 0..<0 }
    output.append(",\"json\":")
    var writer = JSONBodyWriter()
    writer.append(request, from: first, shape, to: &output)
    return writer.item
  }

  /// Adds the body as parts, of which some are files.
  private func appendParts(
    _ request: borrowing MappedRequest, from first: Int, to output: inout ByteBuffer
  ) {
    output.append(",\"multipart\":[")
    var files = request.files.makeIterator()
    for position in first..<request.values.count {
      let value = request.values[position]
      output.append(position == first ? "{\"name\":" : ",{\"name\":")
      output.append(names[value.name].json)
      if value.kind == .file, let facts = files.next() {
        output.append(",\"file\":\"")
        var folder = ByteBuffer()
        if filesFolder != "." { folder.append(filesFolder + "/") }
        output.appendJSONEscaped(folder.slice)
        output.appendJSONEscaped(value.bytes)
        output.append("\",\"size\":")
        output.append(decimal: facts.size)
        output.append(",\"digest\":\"")
        output.append(Checksum.text(facts.digest))
        output.append(UInt8(ascii: "\""))
      } else {
        output.append(",\"value\":")
        output.appendJSONString(value.bytes)
      }
      output.append(UInt8(ascii: "}"))
    }
    output.append(UInt8(ascii: "]"))
  }
}

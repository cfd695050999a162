import JSON
public import Records
public import Targets

/// Writes requests as lines of a bundle, but for their number.
///
/// The number counts the requests of the whole bundle, which no worker knows; so a worker writes the
/// line from behind the number on, and `BundleNumbering` puts the rest in front.
/// Source: DESIGN.md section 7.
public struct RequestLine: Sendable {
  /// The part of each shape's line that is the same in all: `,"operation":…,"method":…,"path":`.
  private let heads: [FixedBytes]
  private let encodings: [RequestBody.Encoding?]

  /// A writer of requests of some shapes.
  public init(_ shapes: [RequestShape]) {
    encodings = shapes.map(\.encoding)
    heads = shapes.map { shape in
      var head = ByteBuffer()
      head.append(",\"operation\":")
      head.appendJSONString(shape.operation)
      head.append(",\"method\":")
      head.appendJSONString(shape.method)
      head.append(",\"path\":\"")
      return FixedBytes(head)
    }
  }

  /// Adds a request's line, from behind its number to its line feed.
  public func append(
    _ request: borrowing MappedRequest, key: ByteSlice, place: RecordPlace,
    to output: inout ByteBuffer
  ) {
    output.append(",\"key\":")
    output.appendJSONString(key)
    output.append(",\"record\":")
    output.append(decimal: place.ordinal)
    output.append(",\"line\":")
    output.append(decimal: place.line)
    output.append(heads[request.shape].slice)
    // Percent-encoded, so there is nothing to escape.
    output.append(request.path)
    output.append(UInt8(ascii: "\""))
    appendObject(",\"query\":{", .query, request, to: &output)
    appendObject(",\"headers\":{", .header, request, to: &output)
    switch encodings[request.shape] {
    case .multipart where request.hasFile: appendParts(request, to: &output)
    case .form, .multipart: appendForm(request, to: &output)
    case .json, nil: break
    }
    output.append("}\n")
  }

  /// Adds the values of a part as an object; values of one name become a list.
  private func appendObject(
    _ head: StaticString, _ part: MappedRequest.Part, _ request: borrowing MappedRequest,
    to output: inout ByteBuffer
  ) {
    var isFirst = true
    var position = 0
    while position < request.values.count {
      let value = request.values[position]
      var end = position + 1
      if value.part == part {
        while end < request.values.count, request.values[end].part == part,
          request.values[end].jsonName == value.jsonName
        {
          end += 1
        }
        output.append(isFirst ? head : ",")
        isFirst = false
        output.append(value.jsonName)
        output.append(end - position > 1 ? ":[" : ":")
        for number in position..<end {
          if number > position { output.append(UInt8(ascii: ",")) }
          output.appendJSONString(request.values[number].bytes)
        }
        if end - position > 1 { output.append(UInt8(ascii: "]")) }
      }
      position = end
    }
    if !isFirst { output.append(UInt8(ascii: "}")) }
  }

  /// Adds the body as pairs of names and values.
  private func appendForm(_ request: borrowing MappedRequest, to output: inout ByteBuffer) {
    output.append(",\"form\":[")
    var isFirst = true
    for position in 0..<request.values.count {
      let value = request.values[position]
      guard value.part == .body else { continue }
      output.append(isFirst ? "[" : ",[")
      isFirst = false
      output.append(value.jsonName)
      output.append(UInt8(ascii: ","))
      output.appendJSONString(value.bytes)
      output.append(UInt8(ascii: "]"))
    }
    output.append(UInt8(ascii: "]"))
  }

  /// Adds the body as parts, of which some are files.
  private func appendParts(_ request: borrowing MappedRequest, to output: inout ByteBuffer) {
    output.append(",\"multipart\":[")
    var isFirst = true
    for position in 0..<request.values.count {
      let value = request.values[position]
      guard value.part == .body else { continue }
      output.append(isFirst ? "{\"name\":" : ",{\"name\":")
      isFirst = false
      output.append(value.jsonName)
      output.append(value.kind == .file ? ",\"file\":" : ",\"value\":")
      output.appendJSONString(value.bytes)
      if value.kind == .file {
        output.append(",\"size\":")
        output.append(decimal: value.size)
        output.append(",\"digest\":\"")
        output.append(Checksum.text(value.digest))
        output.append(UInt8(ascii: "\""))
      }
      output.append(UInt8(ascii: "}"))
    }
    output.append(UInt8(ascii: "]"))
  }
}

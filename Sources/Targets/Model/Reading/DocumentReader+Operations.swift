internal import JSON
internal import Records

/// Paths, operations, parameters, bodies and answers.
extension DocumentReader {
  private static let methods = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
  ]

  /// The operations of all paths, in the document's order.
  func operations() -> [Operation] {
    var operations: [Operation] = []
    for path in members("paths", of: root) where path.key.hasPrefix("/") {
      let item = resolve(path.value).node
      guard let template = PathTemplate(path.key) else {
        report("openapi.path", "the braces of this path do not match", at: path.value)
        continue
      }
      let shared = parameters(of: item)
      for member in item.object?.members ?? [] where Self.methods.contains(member.key) {
        for operation in self.operations(
          method: member.key, path: template, node: member.value, shared: shared)
        {
          if operations.contains(where: { $0.identifier == operation.identifier }) {
            report(
              "openapi.duplicateOperation",
              "there are two operations \"\(operation.identifier)\"", at: member.value)
          }
          operations.append(operation)
        }
      }
    }
    return operations
  }

  /// An operation, and the further names that `x-muster` declares for its path.
  private func operations(
    method: String, path: PathTemplate, node: JSONNode, shared: [Parameter]
  ) -> [Operation] {
    let method = method.uppercased()
    let extensions = member("x-muster", of: node)
    let operation = Operation(
      identifier: text("operationId", of: node) ?? "\(method) \(path.text)", method: method,
      path: path, summary: text("summary", of: node) ?? "",
      details: text("description", of: node) ?? "",
      parameters: merge(shared, with: parameters(of: node)), body: body(of: node),
      responses: responses(of: node), security: security(of: node),
      semantics: semantics(extensions, method: method))
    checkPathParameters(of: operation, at: node)
    guard let extensions else { return [operation] }
    let variants = elements("variants", of: extensions)
    return [operation] + variants.compactMap { variant($0, of: operation) }
  }

  /// A second operation of the same method whose path differs only in what its parameters mean.
  ///
  /// OpenAPI allows each path template once; BSN has `/{login}/` and `/{id}/`.
  private func variant(_ node: JSONNode, of base: Operation) -> Operation? {
    checkKeys(
      of: node,
      known: ["operationId", "path", "summary", "description", "parameters", "x-muster"])
    guard let identifier = requiredText("operationId", of: node),
      let template = requiredText("path", of: node)
    else { return nil }
    guard let path = PathTemplate(template) else {
      report("openapi.path", "the braces of this path do not match", at: node)
      return nil
    }
    var operation = base
    operation.identifier = identifier
    operation.path = path
    if let summary = text("summary", of: node) { operation.summary = summary }
    if let details = text("description", of: node) { operation.details = details }
    let kept = base.parameters.filter {
      $0.location != .path || path.parameterNames.contains($0.name)
    }
    operation.parameters = merge(kept, with: parameters(of: node))
    if let extensions = member("x-muster", of: node) {
      operation.semantics = semantics(extensions, method: base.method)
    }
    checkPathParameters(of: operation, at: node)
    return operation
  }

  private func checkPathParameters(of operation: Operation, at node: JSONNode) {
    let declared = operation.parameters(in: .path).map(\.name)
    for name in operation.path.parameterNames where !declared.contains(name) {
      report("openapi.path", "the path's parameter \"\(name)\" is not declared", at: node)
    }
    for name in declared where !operation.path.parameterNames.contains(name) {
      report("openapi.path", "the path has no place for its parameter \"\(name)\"", at: node)
    }
  }

  /// Parameters of a path with those of an operation, which win.
  private func merge(_ shared: [Parameter], with own: [Parameter]) -> [Parameter] {
    shared.filter { parameter in
      !own.contains { $0.name == parameter.name && $0.location == parameter.location }
    } + own
  }

  private func parameters(of node: JSONNode) -> [Parameter] {
    elements("parameters", of: node).compactMap { parameter(resolve($0).node) }
  }

  private func parameter(_ node: JSONNode) -> Parameter? {
    guard let name = requiredText("name", of: node), requiredText("in", of: node) != nil,
      let location = word("in", of: node, as: Parameter.Location.self)
    else { return nil }
    if let content = node["content"] {
      reportUnsupported("the parameter \"\(name)\", which has a media type", at: content)
    }
    let style = text("style", of: node) ?? Self.standardStyle(at: location)
    return Parameter(
      name: name, location: location,
      isRequired: location == .path || boolean("required", of: node) ?? false,
      schema: node["schema"].map { schema($0) } ?? Schema(),
      style: ListStyle(name: style, isExploded: boolean("explode", of: node) ?? (style == "form")),
      summary: text("description", of: node) ?? "")
  }

  /// Source: OpenAPI 3.1.1, "Parameter Object", `style`.
  private static func standardStyle(at location: Parameter.Location) -> String {
    switch location {
    case .query, .cookie: "form"
    case .path, .header: "simple"
    }
  }

  private func body(of node: JSONNode) -> RequestBody? {
    guard let member = member("requestBody", of: node) else { return nil }
    let body = resolve(member).node
    let contents = members("content", of: body).compactMap { content($0) }
    if contents.isEmpty {
      report(
        "openapi.body", "muster can write none of the forms that this body takes", at: member,
        advice: "it writes JSON, forms and multipart forms", severity: .warning)
      return nil
    }
    return RequestBody(isRequired: boolean("required", of: body) ?? false, contents: contents)
  }

  private func content(_ member: JSONMember) -> RequestBody.Content? {
    guard let encoding = RequestBody.Encoding(mediaType: member.key) else { return nil }
    var styles: [String: ListStyle] = [:]
    for property in members("encoding", of: member.value) {
      let style = text("style", of: property.value) ?? "form"
      styles[property.key] = ListStyle(
        name: style, isExploded: boolean("explode", of: property.value) ?? (style == "form"))
    }
    return RequestBody.Content(
      mediaType: member.key, encoding: encoding,
      schema: member.value["schema"].map { schema($0) } ?? Schema(), listStyles: styles)
  }

  private func responses(of node: JSONNode) -> [Response] {
    isReadingAnswer = true
    defer { isReadingAnswer = false }
    return members("responses", of: node).map { member in
      let answer = resolve(member.value).node
      let json = members("content", of: answer).first {
        RequestBody.Encoding(mediaType: $0.key) == .json
      }
      return Response(
        status: member.key, summary: text("description", of: answer) ?? "",
        schema: json?.value["schema"].map { schema($0) })
    }
  }
}

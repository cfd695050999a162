internal import JSON
internal import Records

/// Servers and security schemes.
extension DocumentReader {
  func servers(of node: JSONNode) -> [Server] {
    elements("servers", of: node).compactMap { server in
      guard let url = requiredText("url", of: server) else { return nil }
      let variables = members("variables", of: server).map { variable in
        Server.Variable(
          name: variable.key, standard: text("default", of: variable.value) ?? "",
          summary: text("description", of: variable.value) ?? "")
      }
      return Server(
        url: url.hasSuffix("/") ? String(url.dropLast()) : url,
        summary: text("description", of: server) ?? "", variables: variables)
    }
  }

  /// The alternatives of a `security` member; nil when there is none.
  func security(of node: JSONNode) -> [SecurityScheme]? {
    guard node["security"] != nil else { return nil }
    return elements("security", of: node).flatMap { requirement -> [SecurityScheme] in
      let schemes = requirement.object?.members ?? []
      if schemes.count > 1 {
        reportUnsupported("credentials that must be given together", at: requirement)
      }
      return schemes.compactMap { securityScheme($0) }
    }
  }

  private func securityScheme(_ requirement: JSONMember) -> SecurityScheme? {
    let components = member("components", of: root)
    let schemes = components.flatMap { member("securitySchemes", of: $0) }
    guard let declared = schemes?[requirement.key] else {
      report(
        "openapi.security", "the security scheme \"\(requirement.key)\" is not declared",
        at: requirement.value)
      return nil
    }
    let node = resolve(declared).node
    guard let type = requiredText("type", of: node) else { return nil }
    return SecurityScheme(
      name: requirement.key, kind: securityKind(type, of: node),
      scopes: requirement.value.elements?.compactMap(\.text) ?? [],
      summary: text("description", of: node) ?? "")
  }

  private func securityKind(_ type: String, of node: JSONNode) -> SecurityScheme.Kind {
    switch type {
    case "apiKey":
      return .apiKey(in: text("in", of: node) ?? "header", name: text("name", of: node) ?? "")
    case "http":
      return .http(scheme: (text("scheme", of: node) ?? "").lowercased())
    case "oauth2":
      return .oauth2(
        flows: members("flows", of: node).map { flow in
          SecurityScheme.OAuthFlow(
            name: flow.key, tokenURL: text("tokenUrl", of: flow.value),
            scopes: members("scopes", of: flow.value).map(\.key))
        })
    default:
      return .other(type)
    }
  }
}

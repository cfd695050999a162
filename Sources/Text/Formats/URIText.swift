public import Records

/// The format `uri`: an absolute address.
public enum URIText {
  /// Whether a text is a URI with a scheme, in ASCII and with its escapes complete.
  ///
  /// Letters beyond ASCII have to be percent-encoded. `http` and `https` need a host.
  /// Source: RFC 3986 section 3 and appendix A; RFC 9110 section 4.2 for the host.
  public static func isValid(_ text: ByteSlice) -> Bool {
    guard let colon = text.firstOffset(of: UInt8(ascii: ":")), isScheme(text[..<colon]) else {
      return false
    }
    let (beforeFragment, fragment) = cut(text[(colon + 1)...], at: UInt8(ascii: "#"))
    let (hierarchy, query) = cut(beforeFragment, at: UInt8(ascii: "?"))
    guard consists(of: "/?:@", fragment), consists(of: "/?:@", query) else { return false }
    guard hierarchy.hasPrefix(ByteSlice("//")) else {
      return !needsHost(text[..<colon]) && consists(of: "/:@", hierarchy)
    }
    let slash = hierarchy.firstOffset(of: UInt8(ascii: "/"), from: 2) ?? hierarchy.count
    let authority = hierarchy[2..<slash]
    guard let host = host(of: authority) else { return false }
    return (!host.isEmpty || !needsHost(text[..<colon]))
      && consists(of: "/:@", hierarchy[slash...])
  }

  private static func isScheme(_ scheme: ByteSlice) -> Bool {
    guard let first = scheme.first, first.isASCIILetter else { return false }
    return scheme.allSatisfy {
      $0.isASCIILetter || $0.isASCIIDigit || ByteSlice("+-.").firstOffset(of: $0) != nil
    }
  }

  private static func needsHost(_ scheme: ByteSlice) -> Bool {
    CaselessText.areEqual(scheme, ByteSlice("http"))
      || CaselessText.areEqual(scheme, ByteSlice("https"))
  }

  /// The host of a well-formed authority, nil of another.
  private static func host(of authority: ByteSlice) -> ByteSlice? {
    var host = authority
    if let at = authority.firstOffset(of: UInt8(ascii: "@")) {
      guard consists(of: ":", authority[..<at]) else { return nil }
      host = authority[(at + 1)...]
    }
    if host.first == UInt8(ascii: "[") {
      guard let end = host.firstOffset(of: UInt8(ascii: "]")), isPort(host[(end + 1)...]),
        end > 1, consists(of: ":", host[1..<end])
      else { return nil }
      return host[1..<end]
    }
    let (name, _) = cut(host, at: UInt8(ascii: ":"))
    return isPort(host[name.count...]) && consists(of: "", name) ? name : nil
  }

  private static func isPort(_ text: ByteSlice) -> Bool {
    text.isEmpty || text.first == UInt8(ascii: ":") && text[1...].allSatisfy(\.isASCIIDigit)
  }

  /// What stands before and behind the first occurrence of a sign.
  private static func cut(_ text: ByteSlice, at sign: UInt8) -> (ByteSlice, ByteSlice) {
    guard let found = text.firstOffset(of: sign) else { return (text, .empty) }
    return (text[..<found], text[(found + 1)...])
  }

  /// Whether all bytes are unreserved, sub-delimiters, complete escapes, or among some more signs.
  private static func consists(of more: StaticString, _ text: ByteSlice) -> Bool {
    var at = 0
    while at < text.count {
      let byte = text[at]
      if byte == UInt8(ascii: "%") {
        guard at + 2 < text.count, text[at + 1].hexadecimalValue != nil,
          text[at + 2].hexadecimalValue != nil
        else { return false }
        at += 2
      } else if !byte.isASCIILetter && !byte.isASCIIDigit
        && ByteSlice("-._~!$&'()*+,;=").firstOffset(of: byte) == nil
        && ByteSlice(more).firstOffset(of: byte) == nil
      {
        return false
      }
      at += 1
    }
    return true
  }
}

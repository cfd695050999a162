import Records

/// One scalar of a text together with its surroundings, which a few case mappings depend on.
///
/// Source: Unicode 16 section 3.13, table 3-17 "Context specification for casing".
struct CasingContext {
  let text: ByteSlice
  let offset: Int
  let scalar: Unicode.Scalar
  let end: Int

  /// The scalar at an offset of a text.
  init(text: ByteSlice, offset: Int) {
    self.text = text
    self.offset = offset
    let decoded = text.decodedScalar(at: offset)
    scalar = decoded.scalar
    end = offset + decoded.length
  }

  /// Final_Sigma: a letter with case stands before, none behind; accents and apostrophes are looked through.
  var isFinalSigma: Bool {
    let before = scalarBefore { !$0.properties.isCaseIgnorable }
    let behind = scalarBehind { !$0.properties.isCaseIgnorable }
    return before?.properties.isCased == true && behind?.properties.isCased != true
  }

  /// Before_Dot: a combining dot above follows and belongs to this letter.
  var isBeforeDot: Bool { accentAboveBehind == "\u{307}" }

  /// More_Above: an accent above follows and belongs to this letter.
  var isBeforeAccentAbove: Bool {
    accentAboveBehind?.properties.canonicalCombiningClass == .above
  }

  /// After_I: this accent belongs to a capital I.
  var isAfterCapitalI: Bool { letterBefore == "I" }

  /// After_Soft_Dotted: this accent belongs to a letter whose dot goes under an accent.
  var isAfterSoftDotted: Bool { letterBefore?.properties.isSoftDotted == true }

  private var accentAboveBehind: Unicode.Scalar? { scalarBehind(Self.endsAccents) }
  private var letterBefore: Unicode.Scalar? { scalarBefore(Self.endsAccents) }

  /// Accents below do not hide those above; a letter or another accent above does.
  private static func endsAccents(_ scalar: Unicode.Scalar) -> Bool {
    let place = scalar.properties.canonicalCombiningClass
    return place == .notReordered || place == .above
  }

  private func scalarBefore(_ isWanted: (Unicode.Scalar) -> Bool) -> Unicode.Scalar? {
    var at = offset
    while at > 0 {
      let decoded = text.decodedScalar(before: at)
      if isWanted(decoded.scalar) { return decoded.scalar }
      at -= decoded.length
    }
    return nil
  }

  private func scalarBehind(_ isWanted: (Unicode.Scalar) -> Bool) -> Unicode.Scalar? {
    var at = end
    while at < text.count {
      let decoded = text.decodedScalar(at: at)
      if isWanted(decoded.scalar) { return decoded.scalar }
      at += decoded.length
    }
    return nil
  }
}

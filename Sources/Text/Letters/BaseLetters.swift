/// The letters that carry diacritics in themselves, and what they are without.
///
/// Nothing in the standard library gives a letter's decomposition, and Foundation's would bring its
/// Unicode data into a program that starts in a few milliseconds, so the letters stand here. A test
/// compares every scalar with Foundation's answer.
/// Source: Unicode 16, UnicodeData.txt, field 5: canonical decompositions of letters (category L) that contain
/// a nonspacing or enclosing mark, followed to the end.
enum BaseLetters {
  /// The letter without its diacritics; the scalar itself when it has none.
  static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value < 0xC0 { return scalar }
    var lower = 0
    var upper = sorted.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if sorted[middle].letter < scalar { lower = middle + 1 } else { upper = middle }
    }
    return lower < sorted.count && sorted[lower].letter == scalar ? sorted[lower].base : scalar
  }

  private static let sorted: [(letter: Unicode.Scalar, base: Unicode.Scalar)] = {
    var pairs: [(letter: Unicode.Scalar, base: Unicode.Scalar)] = []
    for line in [latin, greek, cyrillic, kana, other] {
      var base: Unicode.Scalar?
      for scalar in line.unicodeScalars {
        if scalar == "\n" || scalar == " " {
          base = nil
        } else if let base {
          pairs.append((scalar, base))
        } else {
          base = scalar
        }
      }
    }
    return pairs.sorted { $0.letter < $1.letter }
  }()

  // Each word is a letter and all that become it. Letters that do not survive normalisation to form C,
  // or that join with their neighbours, are written by number.

  private static let latin = """
    AÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦḀẠẢẤẦẨẪẬẮẰẲẴẶ\u{212B} CÇĆĈĊČḈ EÈÉÊËĒĔĖĘĚȄȆȨḔḖḘḚḜẸẺẼẾỀỂỄỆ IÌÍÎÏĨĪĬĮİǏȈȊḬḮỈỊ
    NÑŃŅŇǸṄṆṈṊ OÒÓÔÕÖŌŎŐƠǑǪǬȌȎȪȬȮȰṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢ UÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖṲṴṶṸṺỤỦỨỪỬỮỰ YÝŶŸȲẎỲỴỶỸ
    aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ cçćĉċčḉ eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ iìíîïĩīĭįǐȉȋḭḯỉị
    nñńņňǹṅṇṉṋ oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự yýÿŷȳẏẙỳỵỷỹ
    DĎḊḌḎḐḒ dďḋḍḏḑḓ GĜĞĠĢǦǴḠ gĝğġģǧǵḡ HĤȞḢḤḦḨḪ hĥȟḣḥḧḩḫẖ JĴ jĵǰ KĶǨḰḲḴ kķǩḱḳḵ LĹĻĽḶḸḺḼ lĺļľḷḹḻḽ
    RŔŖŘȐȒṘṚṜṞ rŕŗřȑȓṙṛṝṟ SŚŜŞŠȘṠṢṤṦṨ sśŝşšșṡṣṥṧṩ TŢŤȚṪṬṮṰ tţťțṫṭṯṱẗ WŴẀẂẄẆẈ wŵẁẃẅẇẉẘ ZŹŻŽẐẒẔ
    zźżžẑẓẕ ÆǢǼ æǣǽ ƷǮ ʒǯ ØǾ øǿ BḂḄḆ bḃḅḇ FḞ fḟ MḾṀṂ mḿṁṃ PṔṖ pṕṗ VṼṾ vṽṿ XẊẌ xẋẍ ſẛ
    """

  private static let greek = """
    ΑΆἈἉἊἋἌἍἎἏᾈᾉᾊᾋᾌᾍᾎᾏᾸᾹᾺ\u{1FBB}ᾼ ΕΈἘἙἚἛἜἝῈ\u{1FC9} ΗΉἨἩἪἫἬἭἮἯᾘᾙᾚᾛᾜᾝᾞᾟῊ\u{1FCB}ῌ
    ΙΊΪἸἹἺἻἼἽἾἿῘῙῚ\u{1FDB} ΟΌὈὉὊὋὌὍῸ\u{1FF9} ΥΎΫὙὛὝὟῨῩῪ\u{1FEB} ΩΏὨὩὪὫὬὭὮὯᾨᾩᾪᾫᾬᾭᾮᾯῺ\u{1FFB}ῼ
    ιΐίϊἰἱἲἳἴἵἶἷὶ\u{1F77}ῐῑῒ\u{1FD3}ῖῗ αάἀἁἂἃἄἅἆἇὰ\u{1F71}ᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ εέἐἑἒἓἔἕὲ\u{1F73}
    ηήἠἡἢἣἤἥἦἧὴ\u{1F75}ᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ υΰϋύὐὑὒὓὔὕὖὗὺ\u{1F7B}ῠῡῢ\u{1FE3}ῦῧ οόὀὁὂὃὄὅὸ\u{1F79}
    ωώὠὡὢὣὤὥὦὧὼ\u{1F7D}ᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ ϒϓϔ ρῤῥ ΡῬ
    """

  private static let cyrillic = """
    ЕЀЁӖ ГЃ ІЇ КЌ ИЍЙӢӤ УЎӮӰӲ ийѝӣӥ еѐёӗ гѓ ії кќ уўӯӱӳ ѴѶ ѵѷ ЖӁӜ жӂӝ АӐӒ аӑӓ ӘӚ әӛ ЗӞ зӟ ОӦ оӧ
    ӨӪ өӫ ЭӬ эӭ ЧӴ чӵ ЫӸ ыӹ
    """

  private static let kana = """
    かが きぎ くぐ けげ こご さざ しじ すず せぜ そぞ ただ ちぢ つづ てで とど はばぱ ひびぴ ふぶぷ へべぺ ほぼぽ うゔ ゝゞ カガ キギ クグ ケゲ コゴ サザ シジ
    スズ セゼ ソゾ タダ チヂ ツヅ テデ トド ハバパ ヒビピ フブプ ヘベペ ホボポ ウヴ ワヷ ヰヸ ヱヹ ヲヺ ヽヾ
    """

  private static let other = """
    \u{627}\u{622}\u{623}\u{625} \u{648}\u{624} \u{64A}\u{626} \u{6D5}\u{6C0} \u{6C1}\u{6C2}
    \u{6D2}\u{6D3} \u{928}\u{929} \u{930}\u{931} \u{933}\u{934} \u{915}\u{958} \u{916}\u{959}
    \u{917}\u{95A} \u{91C}\u{95B} \u{921}\u{95C} \u{922}\u{95D} \u{92B}\u{95E} \u{92F}\u{95F}
    \u{9A1}\u{9DC} \u{9A2}\u{9DD} \u{9AF}\u{9DF} \u{A32}\u{A33} \u{A38}\u{A36} \u{A16}\u{A59}
    \u{A17}\u{A5A} \u{A1C}\u{A5B} \u{A2B}\u{A5E} \u{B21}\u{B5C} \u{B22}\u{B5D} \u{F42}\u{F43}
    \u{F4C}\u{F4D} \u{F51}\u{F52} \u{F56}\u{F57} \u{F5B}\u{F5C} \u{F40}\u{F69} \u{1025}\u{1026}
    \u{5D9}\u{FB1D}\u{FB39} \u{5F2}\u{FB1F} \u{5E9}\u{FB2A}\u{FB2B}\u{FB2C}\u{FB2D}\u{FB49}
    \u{5D0}\u{FB2E}\u{FB2F}\u{FB30} \u{5D1}\u{FB31}\u{FB4C} \u{5D2}\u{FB32} \u{5D3}\u{FB33}
    \u{5D4}\u{FB34} \u{5D5}\u{FB35}\u{FB4B} \u{5D6}\u{FB36} \u{5D8}\u{FB38} \u{5DA}\u{FB3A}
    \u{5DB}\u{FB3B}\u{FB4D} \u{5DC}\u{FB3C} \u{5DE}\u{FB3E} \u{5E0}\u{FB40} \u{5E1}\u{FB41}
    \u{5E3}\u{FB43} \u{5E4}\u{FB44}\u{FB4E} \u{5E6}\u{FB46} \u{5E7}\u{FB47} \u{5E8}\u{FB48}
    \u{5EA}\u{FB4A} \u{11099}\u{1109A} \u{1109B}\u{1109C} \u{110A5}\u{110AB}
    """
}

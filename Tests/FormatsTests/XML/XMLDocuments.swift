/// Documents with everything in them that XML has and muster reads.
enum XMLDocuments {
  static let tricky = """
    <?xml version="1.0" encoding="UTF-8"?>\r
    <!-- <employee>no</employee> -->
    <?order no?>
    <s:staff xmlns:s="urn:staff" xmlns="urn:x" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      stray text &amp; <!-- a comment -->
      <employee id="1" note='it&apos;s "so" &lt;&#10;&gt;'>
        <name><first>Zoë</first><last>d&#39;Ève &amp; co</last></name>
        <mail>a@x.nl</mail><mail nil="true"/>\r
        <mail>b@x.nl</mail>
      </employee><employee
        id = "2"
        ><name/><note><![CDATA[<b> & ]]]]><![CDATA[> ]]>tail<!-- > --><?p >?></note></employee>
      <!-- between -->
      <employee id="3" xmlns:q="urn:q" q:id="x"><q:name xsi:nil="true"/><field name="E-mail 2">日本 😀</field><z/></employee
      >
      <employee xmlns="" id="4"><a>  </a><a b="x&#xD;\ty\nz" c='a>b"' d="'>"/>text<a>\rone\r\n</a></employee>
      <s:other/>
    </s:staff>
    <!-- end --> <?end?>

    """

  static let inputs: [[UInt8]] = [
    Array(tricky.utf8),
    Array("<a><b>1</b><b/><b x='1'/></a>".utf8),
    Array("\u{FEFF}<r>\r\n\t<p a='1'>x<q>y</q>z</p>\r\n</r>\r\n".utf8),
    utf16(
      "\u{FEFF}<?xml version='1.0' encoding='utf-16'?><r><p é='ö'>ß😀</p></r>", highByteFirst: true),
    utf16("<?xml version='1.0'?><r><p>Łódź</p></r>", highByteFirst: false),
    Array("<?xml version='1.0' encoding='ISO-8859-1'?><r><p>Zo".utf8) + [0xEB]
      + Array("</p></r>".utf8),
    Array("<?xml version=\"1.0\" encoding=\"koi8-r\"?><r><p>".utf8) + [0xF0, 0xD2]
      + Array("</p></r>".utf8),
    Array(
      "<m:r xmlns:m='urn:m'><m:d><m:e m:k='1'>x</m:e></m:d><m:d xmlns='urn:d'><e/></m:d></m:r>".utf8
    ),
  ]
}
